"""Registers the models of this room; import each from its own module."""

from . import campaign_year, participation  # noqa: F401

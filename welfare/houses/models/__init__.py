"""Registers the models of this room; import each from its own module."""

from . import step  # noqa: F401

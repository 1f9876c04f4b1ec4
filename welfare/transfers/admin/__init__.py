"""Registers the pages of this room; import each from its own module."""

from . import transfers  # noqa: F401

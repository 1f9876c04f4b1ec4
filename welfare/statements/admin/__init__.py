"""Registers the pages of this room; import each from its own module."""

from . import lines, statements  # noqa: F401

"""Registers the pages of this room; import each from its own module."""

from . import houses, steps  # noqa: F401

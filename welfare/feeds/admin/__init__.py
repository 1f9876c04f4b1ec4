"""Registers the pages of this room; import each from its own module."""

from . import calls, feeds, provisional  # noqa: F401

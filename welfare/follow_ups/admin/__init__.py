"""Registers the pages of this room; import each from its own module."""

from . import follow_ups, livelihoods  # noqa: F401

"""Registers the models of this room; import each from its own module."""

from . import call, feed, provisional, review  # noqa: F401

"""Registers the models of this room; import each from its own module."""

from . import picture, step  # noqa: F401

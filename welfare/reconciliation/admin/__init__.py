"""Registers the pages of this room; import each from its own module."""

from ..untimely import admin  # noqa: F401
from . import lines, matches  # noqa: F401

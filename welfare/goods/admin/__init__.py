"""Registers the pages of this room; import each from its own module."""

from . import stores, vouchers  # noqa: F401

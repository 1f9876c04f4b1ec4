"""Registers the pages of this room; import each from its own module."""

from . import conditions, entries, fund_years, leftovers, transfers  # noqa: F401

"""Registers the models of this room; import each from its own module."""

from . import condition, contribution, disbursement, entry_sum, fund_year  # noqa: F401

"""Registers the models of this room; import each from its own module."""

from . import contribution, disbursement, fund_year  # noqa: F401

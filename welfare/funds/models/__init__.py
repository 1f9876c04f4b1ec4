"""Registers the models of this room; import each from its own module."""

from . import bank_account, fund  # noqa: F401

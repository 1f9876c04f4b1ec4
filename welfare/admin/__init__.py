"""The pages of the accountant and of the communes' officers."""

from . import entries, funds, given, statements

__all__ = ["entries", "funds", "given", "statements"]

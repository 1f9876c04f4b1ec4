"""The pages of the accountant and of the communes' officers."""

from . import entries, funds, given, matching, norms, statements

__all__ = ["entries", "funds", "given", "matching", "norms", "statements"]

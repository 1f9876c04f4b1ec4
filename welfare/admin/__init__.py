"""The pages of the accountant and of the communes' officers."""

from . import appeals, entries, funds, given, matching, norms, statements

__all__ = ["appeals", "entries", "funds", "given", "matching", "norms", "statements"]

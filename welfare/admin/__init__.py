"""The pages of the accountant and of the communes' officers."""

from . import entries, funds, given

__all__ = ["entries", "funds", "given"]

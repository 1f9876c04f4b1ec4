"""Pages of the personal-data officer."""

from . import erasure, terms

__all__ = ["erasure", "terms"]

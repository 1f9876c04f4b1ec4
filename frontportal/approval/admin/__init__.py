"""What the pages of public records have in common, and the pages of proposals."""

from . import proposals

__all__ = ["proposals"]

"""The newsroom's desk."""

from . import articles, library

__all__ = ["articles", "library"]

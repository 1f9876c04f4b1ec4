"""The pages of the accountant and of the communes' officers."""

from . import appeals, entries, feed_calls, feeds, funds, given, matching, norms, provisional, statements

__all__ = [
    "appeals",
    "entries",
    "feed_calls",
    "feeds",
    "funds",
    "given",
    "matching",
    "norms",
    "provisional",
    "statements",
]

"""The pages of the accountant and of the communes' officers."""

from welfare.assistance.admin import norms, records
from welfare.disclosure import admin
from welfare.feeds.admin import calls, feeds, provisional
from welfare.ledger.admin import entries

from . import funds, matching, statements

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

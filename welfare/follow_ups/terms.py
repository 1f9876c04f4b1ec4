"""Days some months apart. Pure."""

from calendar import monthrange
from datetime import date

MONTHS = (6, 12)  # after the hand-over
LONGEST = 24  # months after which nobody is asked any more


def months_later(day: date, months: int) -> date:
    """The same day of a month later (or with a negative number earlier), the month's last where it has no such day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))

"""Spans of days, newest first, and the words of the index that stand for them. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta

from frontportal.kit.values.days import end_of_month

from . import index_words

FEW_DAYS = 10  # days of a month that are asked for one by one


def years(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The span cut at new years, newest first."""
    for year in range(last.year, first.year - 1, -1):
        yield max(first, date(year, 1, 1)), min(last, date(year, 12, 31))


def months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A span inside one year cut at months, newest first."""
    for month in range(last.month, first.month - 1, -1):
        yield max(first, date(first.year, month, 1)), min(last, end_of_month(first.year, month))


def shorter(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A span inside one year as its months, or a span inside one month as its days."""
    if first.month != last.month:
        yield from months(first, last)
        return
    while last >= first:
        yield last, last
        last -= timedelta(days=1)


def as_marks(first: date, last: date) -> list[str]:
    """Marks that stand for a span inside one year, perhaps with some days of its months more: few are quick to look up."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return [index_words.year_mark(first)]
    if first.month != last.month or (last - first).days >= FEW_DAYS:
        return [index_words.month_mark(date(first.year, month, 1)) for month in range(first.month, last.month + 1)]
    return [index_words.day_mark(day) for day, _ in shorter(first, last)]

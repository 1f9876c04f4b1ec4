"""A month as weeks of days, each with its lunar day and events."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from frontportal.kit.values.days import end_of_month

from .events import Event, events_between
from .lunar import LunarDay, lunar_day

FIRST_YEAR, LAST_YEAR = 2000, 2100
UNFOLDED = 3  # events of one kind that a day shows at once


@dataclass(frozen=True)
class Day:
    date: date
    lunar: LunarDay
    is_of_month: bool
    is_today: bool
    entries: list[tuple[str, Event]]  # what is said of it on this day

    @property
    def kinds(self) -> list[tuple[str, list[tuple[str, Event]], bool]]:
        """(kind, its entries, whether they are so many that they are folded): an autumn day has a dozen Unity Days."""
        found: dict[str, list[tuple[str, Event]]] = {}
        for words, event in self.entries:
            found.setdefault(event.kind, []).append((words, event))
        return [(kind, entries, len(entries) > UNFOLDED) for kind, entries in found.items()]


def is_shown(year: int, month: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12


def weeks_of(year: int, month: int, today: date) -> list[list[Day]]:
    """Whole weeks from Monday; days of the neighbouring months stand in them without events."""
    first, last = date(year, month, 1), end_of_month(year, month)
    by_day: dict[date, list[tuple[str, Event]]] = {}
    for event in events_between(first, last):
        for day in event.marked_days:
            if first <= day <= last:
                by_day.setdefault(day, []).append((event.words_on(day), event))
    return [
        [Day(day, lunar_day(day), day.month == month, day == today, by_day.get(day, [])) for day in week]
        for week in weeks_within(year, month)
    ]


def weeks_within(year: int, month: int) -> list[list[date]]:
    """The lunar calendar ends with 2100: the last week of December 2100 is cut there."""
    weeks = Calendar().monthdatescalendar(year, month)
    return [[day for day in week if day.year <= LAST_YEAR] for week in weeks]


def neighbours(year: int, month: int) -> dict[str, tuple[int, int] | None]:
    """The months before and after, None beyond what is shown."""
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    after = (year, month + 1) if month < 12 else (year + 1, 1)
    return {"before": before if is_shown(*before) else None, "after": after if is_shown(*after) else None}

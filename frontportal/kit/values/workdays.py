"""Working days in Vietnam: weekends and days off are left out, Tết included; Saturdays that are worked for one count.

What was decided for a day comes first, the library `holidays` is asked for all others. Decisions are records of a room
above (`frontportal.work_calendar`), which hands them in with `decide_by`.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

import holidays

Decisions = Mapping[date, bool]  # day → whether offices work on it


class _Source:
    """Where decisions are read."""

    read: Callable[[], Decisions] = dict


def decide_by(read: Callable[[], Decisions]) -> None:
    """From now on `read` is asked at each question; it answers fast."""
    _Source.read = staticmethod(read)


@cache
def vietnam() -> holidays.HolidayBase:
    """The public holidays of Vietnam, as the library `holidays` lists them."""
    return holidays.country_holidays("VN")


def is_workday(day: date) -> bool:
    """Whether offices work on a day: as was decided for it; otherwise no weekend, no holiday."""
    decided = _Source.read().get(day)
    return is_proposed_workday(day) if decided is None else decided


def is_proposed_workday(day: date) -> bool:
    """What the library says of a day, worked Saturdays that it knows included."""
    return vietnam().is_working_day(day)


def add_workdays(day: date, count: int) -> date:
    """The day on which `count` working days after `day` have passed; `count` ≥ 0."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def subtract_workdays(day: date, count: int) -> date:
    """The last day that has `count` working days from itself up to the eve of `day`; `count` ≥ 0."""
    while count > 0:
        day -= timedelta(days=1)
        count -= is_workday(day)
    return day


def next_workday(day: date) -> date:
    """`day` itself where offices work on it, otherwise the first day after it on which they do."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def workdays_between(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; negative when `end` lies before."""
    if end < start:
        return -workdays_between(end, start)
    return sum(is_workday(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

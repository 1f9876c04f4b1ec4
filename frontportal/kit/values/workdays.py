"""Working days in Vietnam: weekends and public holidays, Tết included, are left out."""

from datetime import date, timedelta
from functools import cache

import holidays


@cache
def vietnam() -> holidays.HolidayBase:
    """The public holidays of Vietnam, as the library `holidays` lists them."""
    return holidays.country_holidays("VN")


def is_workday(day: date) -> bool:
    """Whether offices work on a day: no weekend, no holiday."""
    return day.weekday() < 5 and day not in vietnam()


def add_workdays(day: date, count: int) -> date:
    """The day on which `count` working days after `day` have passed; `count` ≥ 0."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def workdays_between(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; negative when `end` lies before."""
    if end < start:
        return -workdays_between(end, start)
    return sum(is_workday(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

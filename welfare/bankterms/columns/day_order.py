"""Whether a file writes the day before the month: by days that can only be one of the two, by its period, by the order of its rows."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise
from typing import Any

from ..model import FileRefusedError, PrintedFigures
from ..text.dates import Days

MONTH_FIRST = "Tệp viết tháng trước ngày (tháng/ngày/năm): không chắc ngày nào với ngày nào."
DAY_SECOND = "Tệp viết năm, rồi ngày, rồi tháng (năm-ngày-tháng): không chắc ngày nào với ngày nào."
BY_PERIOD = "Tệp viết tháng trước ngày (tháng/ngày/năm): chỉ đọc như vậy các ngày mới nằm trong kỳ in trong tệp. Hãy xuất tệp viết ngày trước tháng."
# Different days that must all agree before the order of day and month is doubted, or refused.
LEAST_DAYS, SURE_DAYS = 3, 5
LAST_MONTH = 12
SHORT = re.compile(r"\d[/.-]|\d{1,2}[/.-]\d[/.-]")  # “9/7/2024”: banks here write “07/09/2024”


def settle(days: Days, printed: PrintedFigures) -> list[str]:
    """Once all is read: what is to be said of the order of day and month. Raises FileRefusedError for a file that writes the month first, whose
    rows follow each other only if it does, or lie only then in its period."""
    if "month" in days.shown and "day" not in days.shown:
        raise FileRefusedError("date_order", MONTH_FIRST)
    if len(days.turned_iso) > 1 and not days.iso:  # a single one is a day that is wrong
        raise FileRefusedError("date_order", DAY_SECOND)
    either = {start: day for start, day in days.known.items() if day.day <= LAST_MONTH}
    if "day" in days.shown or all(day.day == day.month for day in either.values()):
        return []
    if printed.is_month_first:
        raise FileRefusedError("date_order", BY_PERIOD)
    if fits(printed, days.known.values()):
        return []
    if fits(printed, [turned(day) for day in days.known.values()]):
        raise FileRefusedError("date_order", BY_PERIOD)
    return order_notes([*either.values()]) or few_notes(either)


def fits(printed: PrintedFigures, days: Any) -> bool:
    """Whether a file prints its period, and all these days lie within it."""
    first, last = printed.first_day, printed.last_day
    return first is not None and last is not None and all(first <= day <= last for day in days)


def turned(day: date) -> date:
    """The day that one would be if the month stood first; the same one where it can't."""
    with suppress(ValueError):
        return date(day.year, day.day, day.month)
    return day


def order_notes(days: list[date]) -> list[str]:
    """A note where days of a file, none after a month's twelfth, may as well be meant as months. `days`: as read, each once, in the
    file's order. Raises FileRefusedError where only the other order makes them follow each other."""
    if len(days) < LEAST_DAYS or not is_sorted(other := [turned(day) for day in days]):
        return []
    if not is_sorted(days) and len(days) >= SURE_DAYS:
        raise FileRefusedError("date_order", MONTH_FIRST)
    if is_sorted(days) and len({day.month for day in other}) > 1:
        return []  # both orders fit, and ours is the country's
    return [f"Tệp có thể viết tháng trước ngày: {named(days)} … được đọc là ngày/tháng/năm."]


def few_notes(either: dict[str, date]) -> list[str]:
    """A note where a file has so few days that nothing tells their order, and writes them as programs with the month first do, or has the same
    day of several months, which may be several days of one."""
    days = [*either.values()]
    is_one_month = len({day.day for day in days}) == 1 < len({day.month for day in days})  # if the month stands first
    if len(days) >= LEAST_DAYS or not (is_one_month or any(map(SHORT.match, either))):
        return []
    return [f"Không có gì trong tệp cho biết ngày hay tháng viết trước: {named(days)} được đọc là ngày/tháng/năm."]


def named(days: list[date]) -> str:
    """The first ones, in words."""
    return ", ".join(f"{day:%d/%m/%Y}" for day in days[:LEAST_DAYS])


def is_sorted(values: Sequence[Any]) -> bool:
    """Upwards or downwards."""
    pairs = list(pairwise(values))
    return all(one <= other for one, other in pairs) or all(one >= other for one, other in pairs)

"""Days and times as banks print them: `01/10/2024`, `19/5/2024 9:24:52`, Excel dates. Day first, year in four digits."""

import re
from datetime import date, datetime, time, timedelta

from .doubt import Doubt

FIRST = date(2000, 1, 1)  # no fund's account is older; Excel's empty dates are of 1900
EXCEL_ZERO = datetime(1899, 12, 30)
EXCEL_LAST = 2958465
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)")


class Days:
    """Reads days up to `today`, each different text once: a statement has many rows and few days."""

    def __init__(self, today: date):
        self.today = today
        self.known: dict[str, date] = {}

    def read(self, cell: object) -> date:
        """The day of a cell (text, date, or Excel's number). Raises Doubt with the reason."""
        if isinstance(cell, str):
            start = cell.strip()[:11]  # a day of ten characters and what follows it: a digit there would spoil it
            day = self.known.get(start)
            if day is None:
                day = self.known[start] = self.possible(day_in_text(cell))
            return day
        if isinstance(cell, datetime):
            return self.possible(cell.date())
        if isinstance(cell, date):
            return self.possible(cell)
        if isinstance(cell, (int, float)) and 0 <= cell <= EXCEL_LAST:
            return self.possible((EXCEL_ZERO + timedelta(days=cell)).date())
        raise Doubt(f"“{cell}” không phải là ngày")

    def possible(self, day: date) -> date:
        if day > self.today:
            raise Doubt(f"ngày {day:%d/%m/%Y} còn ở tương lai")
        if day < FIRST:
            raise Doubt(f"ngày {day:%d/%m/%Y} quá xưa (trước năm {FIRST.year}), thường do ô ngày bị hỏng")
        return day


def day_in_text(text: str) -> date:
    """The day at the start of a text. Raises Doubt when there is none, or when the calendar has no such day."""
    text = text.strip()
    if found := DAY.match(text):
        day, month, year = map(int, found.groups())
    elif found := ISO_DAY.match(text):
        year, month, day = map(int, found.groups())
    else:
        raise Doubt(f"“{text[:40]}” không phải là ngày" if text else "thiếu ngày")
    try:
        return date(year, month, day)
    except ValueError:
        raise Doubt(f"ngày {found[0]} không có thật") from None


def time_of(cell: object) -> time | None:
    """The time inside a cell, None where it has none or one that no clock shows."""
    if isinstance(cell, datetime):
        return None if cell.time() == time() else cell.time().replace(microsecond=0)  # midnight: Excel's day alone
    if isinstance(cell, time):
        return cell
    if isinstance(cell, str) and (found := TIME.search(cell)):
        return clock(found[1], found[2], found[3] or "0")
    return None


def clock(hour: str, minute: str, second: str) -> time | None:
    try:
        return time(int(hour), int(minute), int(second))
    except ValueError:
        return None


def starts_with_day(cell: object) -> bool:
    """Whether a cell can only be meant as a day, be it possible or not."""
    if isinstance(cell, str):
        return bool(DAY.match(cell.lstrip()) or ISO_DAY.match(cell.lstrip()))
    return isinstance(cell, date)

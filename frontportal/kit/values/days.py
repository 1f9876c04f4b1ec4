"""A day as people and programs write it in a cell of text, and as papers write it out."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from .text import fold

FIRST_SERIAL, LAST_SERIAL = 18_264, 73_050  # 1950 to 2099, as Excel counts days: what is smaller may be a count
EXCEL_DAY_0 = date(1899, 12, 30)
MIDNIGHT = re.compile(r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?")
SHAPES = (
    re.compile(r"(?:ngay )?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})" + MIDNIGHT.pattern),
    re.compile(r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})" + MIDNIGHT.pattern),
    re.compile(r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2}) nam (?P<year>\d{4})"),
)


def read_day(text: str) -> date:
    """`"18/11/2023"`, `"Ngày 18/11/2023"`, `"2023-11-18"`, `"Ngày 18 tháng 11 năm 2023"`, or Excel's number of a day, `"45248"`.

    Raises ValueError with a Vietnamese sentence for anything else, years of two digits included.
    """
    if re.fullmatch(r"[0-9]{5}", text) and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        return EXCEL_DAY_0 + timedelta(days=int(text))
    found = next(filter(None, (shape.fullmatch(form) for shape in SHAPES for form in (text, fold(text)))), None)
    if not found:
        raise ValueError(f"“{text}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 18/11/2023.")
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise ValueError(f"“{text}” không có trong lịch. Hãy kiểm tra lại ngày và tháng.") from None


def local_day(value: Any) -> Any:
    """A moment as its day here; everything else as it is."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def day_in_words(day: date) -> str:
    """`"ngày 05 tháng 9 năm 2023"`: days below 10 and months below 3 take a zero, as Decree 30/2020 wants it."""
    month = f"{day.month:02}" if day.month < 3 else day.month
    return f"ngày {day:%d} tháng {month} năm {day.year}"

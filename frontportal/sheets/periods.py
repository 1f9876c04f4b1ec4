"""Several days as an office writes them in one cell: a month, a quarter, from one day to another."""

import calendar
import re
from datetime import date

from frontportal.kit.values.text import fold

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
YEAR = r"\s*(?:[/.-]|nam)\s*(?P<year>\d{4})"
TO = r"\s*(?:-|–|den het|den)\s*"
DAY = r"(?:ngay )?(?P<{0}_day>\d{{1,2}})"
MONTHS = re.compile(r"(?:thang |t)\s*(?P<first>\d{1,2})(?:" + TO + r"(?:thang |t)?\s*(?P<last>\d{1,2}))?" + YEAR)
MONTH_ALONE = re.compile(r"(?P<first>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})")
QUARTER = re.compile(r"quy\s*(?P<quarter>[1-4]|iv|i{1,3})" + YEAR)
DAYS = re.compile(
    r"(?:tu )?" + DAY.format("first") + r"(?:[/.](?P<first_month>\d{1,2})(?:[/.](?P<first_year>\d{4}))?)?" + TO
    + DAY.format("last") + r"[/.](?P<last_month>\d{1,2})[/.](?P<last_year>\d{4})"
)  # fmt: skip


def period_of(text: str) -> tuple[date, date] | None:
    """The first and the last day of `"Tháng 6/2026"`, `"Quý II năm 2026"`, `"10-12/9/2026"`, `"từ 28/8 đến 02/9/2026"`.

    None for anything else, a single day and what stands in no calendar included.
    """
    words = " ".join(fold(text).split())
    try:
        return days_of(words) or months_of(words)
    except (ValueError, calendar.IllegalMonthError):
        return None


def days_of(words: str) -> tuple[date, date] | None:
    """From one day to another; the first may leave out what the last one says, too."""
    found = DAYS.fullmatch(words)
    if found is None:
        return None
    year, month = int(found["last_year"]), int(found["last_month"])
    last = date(year, month, int(found["last_day"]))
    first = date(int(found["first_year"] or year), int(found["first_month"] or month), int(found["first_day"]))
    return (first, last) if first <= last else None


def months_of(words: str) -> tuple[date, date] | None:
    found = MONTHS.fullmatch(words) or MONTH_ALONE.fullmatch(words)
    quarter = QUARTER.fullmatch(words)
    if found:
        year, first = int(found["year"]), int(found["first"])
        last = int(found.groupdict().get("last") or first)
    elif quarter:
        number = ROMAN.get(quarter["quarter"]) or int(quarter["quarter"])
        year, first, last = int(quarter["year"]), 3 * number - 2, 3 * number
    else:
        return None
    end = date(year, last, calendar.monthrange(year, last)[1])
    return (date(year, first, 1), end) if first <= last else None

"""Days and times as banks print them: `01/10/2024`, `9:24 19/5/24`, `2024-10-01T09:24`, `13-SEP-2024`, Excel dates.

Day before month, always: a file that shows the other order is refused as a whole, for most of its days would be read wrong.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone

from ..model import Transaction
from .doubt import Doubt

FIRST = date(2000, 1, 1)  # no fund's account is older; Excel's empty dates are of 1900
EXCEL_ZERO = datetime(1899, 12, 30)
EXCEL_ZERO_1904 = datetime(1904, 1, 1)  # of workbooks that Excel for Mac began
EXCEL_LAST = 99_999  # of the year 2173; larger numbers are days in digits, or none
LONGEST_DAY = 60  # characters of a day that is spelled out, with its weekday and its time
FITTING = timedelta(days=10)  # between a date and its neighbours in a file; turned around, it is a month off or more
CLOCK = r"(?:\d{1,2}:\d{2}(?::\d{2})?\s+(?:- ?)?)?"
DAY = re.compile(CLOCK + r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}(?!\d)|\d{2}(?![\d/.-]))", re.ASCII)
ISO_DAY = re.compile(CLOCK + r"(?:(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)|(20\d\d)(0[1-9]|1[0-2])(\d\d)$)", re.ASCII)
NAMED_DAY = re.compile(CLOCK + r"(\d{1,2})[ /-]?([A-Za-z]{3})[A-Za-z]*[ /-]?(\d{4}|\d{2})(?!\d)", re.ASCII)
# “07092024”, “07 09 2024”, “07-Thg9-24” as Vietnamese Windows names months. “20240907” can't be meant so: its month would be 24.
OTHER_DAY = re.compile(
    r"(?P<day>0[1-9]|[12]\d|3[01])(?P<apart>[ \\]?)(?P<month>0[1-9]|1[0-2])(?P=apart)(?P<year>20\d\d)(?=$| \d{1,2}:)"
    r"|(?P<on>\d{1,2})[ -]?thg\.?[ -]?(?P<of>\d{1,2})[ ,-]+(?P<in>\d{4}|\d{2})(?!\d)",
    re.ASCII | re.IGNORECASE,
)
STAMP = re.compile(
    r"(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d)", re.ASCII
)  # of VNPAY
# What one of them begins with, in one look: most texts that are asked about are no days.
ANY_DAY = re.compile(
    CLOCK + r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}(?!\d)|\d{2}(?![\d/.-]))"
    r"|\d{4}([/.-])\d{1,2}\1\d{1,2}(?!\d)|20\d{6}$|20\d{12}$|\d{1,2}[ /-]?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]*[ /-]?(?:\d{4}|\d{2})(?!\d)|\d{1,2}[ -][A-Za-z]{3}[a-z]*[ -](?:\d{4}|\d{2})(?!\d))",
    re.ASCII,
)
MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
ZONED = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?:Z|(?:UTC|GMT)?([+-]\d{1,2})(?::?(\d\d))?|UTC|GMT)",
    re.ASCII,
)
ZONE = re.compile(r"\b(?:(?:UTC|GMT)\b ?([+-]\d{1,2})?|(SGT|HKT|MYT|JST|KST|ICT)\b)")
NAMED_ZONES = {"SGT": 8, "HKT": 8, "MYT": 8, "JST": 9, "KST": 9, "ICT": 7}  # hours ahead of UTC
# The zone behind a day and its time in any writing: “01/10/2024 18:00:00 UTC”, “… +07:00”, “… (GMT+8)”.
ZONE_BEHIND = re.compile(
    r"\d\s*\(?(?:(?:UTC|GMT)\s*(?:([+-]\d{1,2})(?::?(\d\d))?)?|Z|(?<=[\d ])([+-]\d\d):?(\d\d))\)?\s*(?:\([A-Za-z ]+\))?$",
    re.ASCII,
)
ZONE_NAMED = re.compile(r"múi giờ|mui gio|time ?zone|giờ hiển thị|all times", re.IGNORECASE)
LEAST_WITH_ZONE = 12  # characters of a day, its time and its zone
WEEKDAY = (
    r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[,.]?\s+)?"
)
# As people write days: “Thứ Ba, 01/10/2024”, “Ngày 1 tháng 10 năm 2024”, “1 Thg 10, 2024”, “08:12 ngày 1 / 10 / 2024”.
SPELLED = re.compile(
    rf"(?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s*[,-]?\s*)?{WEEKDAY}(?:ngày\s+)?(?P<day>\d{{1,2}})\s*(?:/|tháng|thg)\s*(?P<month>\d{{1,2}})"
    r"\s*(?:/|,|năm|\s)\s*(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
MONTH_NAMED = re.compile(
    rf"{WEEKDAY}(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?[ /-](?P<day>\d{{1,2}}),?[ /-](?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
VIETNAM = timezone(timedelta(hours=7))  # no summer time since 1975: the zone's own rules are not needed
TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)(?:\s*(AM|PM|SA|CH)\b)?", re.IGNORECASE)

HOUR = re.compile(r"(?<![\d.,])(\d{1,2}) ?(?:h|g|giờ) ?(\d{2})(?!\d)", re.IGNORECASE)  # “8h30”, “08g15”, “8 giờ 30”


class Days:
    """Reads days up to `today`, each different text once: a statement has many rows and few days.

    `near`: a day that the file is known to hold as text. Excel turns what it takes for a month before a day around, and
    leaves the others as text; so a date cell among texts is taken only where it fits its neighbours. `zero`: the day that a
    workbook counts its days from.
    """

    def __init__(self, today: date, *, near: date | None = None, zero: datetime = EXCEL_ZERO):
        self.today, self.near, self.zero = today, near, zero
        self.known: dict[str, date] = {}
        self.shown: set[str] = set()  # "day", "month": which of the two some text can only begin with
        self.iso: set[str] = set()  # days that have, behind their year, what can only be month and day
        self.turned_iso: set[str] = set()  # or day and month

    def read(self, cell: object, *, beside: object = None) -> date:
        """The day of a cell (text, date, or Excel's number). `beside`: the same line's day of value, which tells whether
        Excel turned the day around. Raises Doubt with the reason."""
        if isinstance(cell, str):
            if moment := in_vietnam(cell):
                self.in_text(cell.strip())  # for the order of day and month
                return self.possible(moment.date())
            start = cell[:11]  # a day of ten characters and what follows it: a digit there would spoil it
            day = self.known.get(start)
            if day is None:
                day = self.possible(self.in_text(cell.strip()))
                if "/" in start[:3] and " " not in start[:6] and len(self.known) < 50_000:
                    self.known[start] = day
            if self.near:
                self.near = day
            return day
        if isinstance(cell, datetime):
            return self.turned(self.possible(cell.date()), beside)
        if isinstance(cell, date):
            return self.turned(self.possible(cell), beside)
        if isinstance(cell, float) and cell > EXCEL_LAST and cell.is_integer():
            return self.read(f"{cell:08.0f}")  # “20241001”, “07092024”, stored as a number
        if isinstance(cell, (int, float)) and 0 <= cell <= EXCEL_LAST:
            return self.possible((self.zero + timedelta(days=cell)).date())
        raise Doubt(f"“{str(cell)[:40]}” không phải là ngày")

    def in_text(self, text: str) -> date:
        """The day at the start of a text, noting what it shows of the order of day and month."""
        if found := DAY.match(text):
            first, second = int(found[1]), int(found[2])
            if max(first, second) > 12:
                self.shown.add("month" if first <= 12 else "day")
        elif (found := ISO_DAY.match(text)) and found[2]:
            first, second = int(found[3]), int(found[4])
            if max(first, second) > 12:
                (self.iso if first <= 12 else self.turned_iso).add(text[:10])
        elif (found := OTHER_DAY.match(text)) and int(found["day"] or 0) > 12:
            self.shown.add("day")
        return day_in_text(text)

    def turned(self, day: date, beside: object) -> date:
        """The same day, or the one that Excel made it of. Raises Doubt where it may have made it of another one."""
        either = day.day <= 12 and day.day != day.month
        if either and self.near and abs(day - self.near) > FITTING:
            meant = date(day.year, day.day, day.month)
            if not (isinstance(beside, str) and starts_with_day(beside) and self.in_text(beside) == meant):
                raise Doubt(f"ngày {day:%d/%m/%Y} có thể đã bị Excel đảo ngày và tháng")
            day = self.possible(meant)
        self.near = self.near and day
        return day

    def possible(self, day: date) -> date:
        """The same day. Raises Doubt for one to come, and for one before banks had computers."""
        if day > self.today:
            raise Doubt(f"ngày {day:%d/%m/%Y} còn ở tương lai")
        if day < FIRST:
            raise Doubt(f"ngày {day:%d/%m/%Y} quá xưa (trước năm {FIRST.year}), thường do ô ngày bị hỏng")
        return day


def day_in_text(text: str) -> date:
    """The day at the start of a text. Raises Doubt when there is none, or when the calendar has no such day."""
    text = text.strip()
    if found := DAY.match(text):
        day, month, year = int(found[1]), int(found[2]), year_of(found[3])
    elif found := ISO_DAY.match(text):
        year, month, day = (int(part) for part in (found[1] or found[5], found[3] or found[6], found[4] or found[7]))
    elif found := STAMP.fullmatch(text):
        year, month, day = (int(part) for part in found.groups()[:3])
    elif found := OTHER_DAY.match(text):
        day, month = int(found["day"] or found["on"]), int(found["month"] or found["of"])
        year = year_of(found["year"] or found["in"])
    elif (found := NAMED_DAY.match(text)) and found[2].lower() in MONTHS:
        day, month, year = int(found[1]), MONTHS[found[2].lower()], year_of(found[3])
    elif found := SPELLED.match(text):
        day, month, year = int(found["day"]), int(found["month"]), int(found["year"])
    elif (found := MONTH_NAMED.match(text)) and found["month"][:3].lower() in MONTHS:
        day, month, year = int(found["day"]), MONTHS[found["month"][:3].lower()], int(found["year"])
    else:
        raise Doubt(f"“{text[:40]}” không phải là ngày" if text else "thiếu ngày")
    try:
        return date(year, month, day)
    except ValueError:
        raise Doubt(f"ngày {found[0]} không có thật") from None


def in_vietnam(text: str) -> datetime | None:
    """The moment of a text that names its zone, by Vietnam's clock: `"2024-09-30T18:00:00Z"` → 01:00 on 1 October. None for
    any other text."""
    if len(text) < LEAST_WITH_ZONE:
        return None
    if text[4:5] != "-" or not (found := ZONED.fullmatch(text.strip())):
        return in_vietnam_otherwise(text)
    day, clock_time, hours, minutes = found.groups()
    hours = int(hours or 0)
    offset = timedelta(hours=hours, minutes=int(minutes or 0) * (-1 if hours < 0 else 1))
    try:
        moment = datetime.fromisoformat(f"{day} {clock_time}").replace(tzinfo=timezone(offset))
        return moment.astimezone(VIETNAM)
    except (ValueError, OverflowError):  # the last hours of the year 9999 are of no year in Vietnam
        return None


def in_vietnam_otherwise(text: str) -> datetime | None:
    """The same where the day is not written as computers write it: `"30/09/2024 18:00:00 UTC"`."""
    found = ZONE_BEHIND.search(text)
    clock_time = found and TIME.search(text)
    if not found or not clock_time:
        return None
    hours = int(found[1] or found[3] or 0)
    minutes = int(found[2] or found[4] or 0) * (-1 if hours < 0 else 1)
    at = clock(clock_time[1], clock_time[2], clock_time[3] or "0", half=clock_time[4] or "")
    try:
        zone = timezone(timedelta(hours=hours, minutes=minutes))
        return datetime.combine(day_in_text(text), at, zone).astimezone(VIETNAM) if at else None
    except (Doubt, ValueError, OverflowError):
        return None


def offset_in_header(header: str) -> timedelta | None:
    """What a header says of its times' zone, as hours ahead of UTC: `"Thời gian (UTC)"` → 0; None for Vietnam's and for none."""
    found = ZONE.search(header)
    if found is None:
        return None
    hours = NAMED_ZONES[found[2]] if found[2] else int(found[1] or 0)
    return None if hours == 7 else timedelta(hours=hours)


def offset_in(stated: timedelta | None, lines: Sequence[str]) -> timedelta | None:
    """What headers said of the zone; otherwise what one of the lines above them says: `"Múi giờ: UTC"`, `"Time zone: GMT+8"`."""
    found = (offset_in_header(line) for line in lines if ZONE_NAMED.search(line))
    return stated if stated is not None else next((each for each in found if each is not None), None)


def to_vietnam(row: Transaction, offset: timedelta) -> None:
    """Bring a row's day and time to Vietnam's clock. Raises Doubt where no time is printed: then its day is not certain."""
    if row.time is None:
        raise Doubt("cột ngày ghi theo múi giờ khác mà dòng không có giờ: không rõ là ngày nào ở Việt Nam")
    moment = datetime.combine(row.day, row.time) - offset + timedelta(hours=7)
    row.day, row.time = moment.date(), moment.time()


def year_of(digits: str) -> int:
    """`"24"` → 2024; a year of four digits is what it says, `"0001"` too."""
    return int(digits) + (2000 if len(digits) == 2 else 0)


def time_of(cell: object) -> time | None:
    """The time inside a cell, None where it has none or one that no clock shows."""
    if isinstance(cell, datetime):
        return None if cell.time() == time() else cell.time().replace(microsecond=0)  # midnight: Excel's day alone
    if isinstance(cell, time):
        return cell
    if not isinstance(cell, str):
        return None
    if ":" not in cell:
        if found := STAMP.fullmatch(cell):
            return time(int(found[4]), int(found[5]), int(found[6]))
        found = HOUR.search(cell) if "h" in cell or "g" in cell else None
        return clock(found[1], found[2], "0") if found else None
    if moment := in_vietnam(cell):
        return moment.time()
    if found := TIME.search(cell):
        return clock(found[1], found[2], found[3] or "0", half=found[4] or "")
    return None


def clock(hour: str, minute: str, second: str, half: str = "") -> time | None:
    """`half`: of a day of twelve hours, “AM” or “SA”, “PM” or “CH”."""
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.upper() in ("PM", "CH") else 0)
    try:
        return time(hours, int(minute), int(second))
    except ValueError:
        return None


def starts_with_day(cell: object) -> bool:
    """Whether a cell can only be meant as a day, be it possible or not."""
    if isinstance(cell, str):
        if cell[:1].isdecimal() and (ANY_DAY.match(cell) or OTHER_DAY.match(cell)):
            return True
        return len(cell) < LONGEST_DAY and bool(SPELLED.match(cell) or MONTH_NAMED.match(cell))
    return isinstance(cell, date)

"""Days without a year, as “05/09” below “Kỳ sao kê: 01/09/2024 – 30/09/2024”, or below “THÁNG 9 NĂM 2024”: the year that the
period leaves open, where it leaves one."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date

from ..model import PrintedFigures
from ..text.dates import CLOCK, MONTHS, WEEKDAY
from ..text.periods import note_period
from ..text.words import fold

NAMES = "|".join(MONTHS)
YEARLESS = re.compile(
    rf"{WEEKDAY}(?:ngày )?(?P<before>{CLOCK})(?:ngày )?(?P<day>\d{{1,2}})"
    rf"(?:(?:[/.-]| ?(?:tháng|thg) ?)(?P<month>\d{{1,2}})|[ /-]?(?P<name>{NAMES})[a-z]*\.?)(?P<behind>\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?",
    re.IGNORECASE,
)
DAY_ALONE = re.compile(r"0?[1-9]|[12]\d|3[01]")
LAST_MONTH = 12
LONGEST = 40  # characters of such a day with its weekday and its time
YEAR = r"(?P<year>20\d\d)\b"
OF_YEAR = rf"(?: ?[/.-] ?| nam | ){YEAR}"
DAY_BEFORE = re.compile(r"\b(?:ngay|\d{1,2}) ?[/.-]? ?$")  # “ngày 05 tháng 10 năm 2024”, “05/10/2024”: a day, no title
WITH_DAY = re.compile(r"\b(?:ngay|date) \d{1,2} (?:thang|of)\b")
MONTH = re.compile(
    rf"\b(?:thang|thg|month|t|ky|sao ke|period)(?: bao cao| sao ke| doi soat)?:? ?(?P<month>0?[1-9]|1[0-2]){OF_YEAR}"
)
NAMED_MONTH = re.compile(rf"\b(?P<name>{NAMES})[a-z]*\.?[ -]{YEAR}")
FROM_MONTH = re.compile(
    rf"\bthang ?(?P<month>0?[1-9]|1[0-2]) ?(?:-|–|den|va|,)+ ?(?:het )?(?:thang ?)?(?P<last>0?[1-9]|1[0-2]){OF_YEAR}"
)
QUARTER = re.compile(rf"\bquy (?P<quarter>iv|i{{1,3}}|[1-4]){OF_YEAR}")
WHOLE_YEAR = re.compile(rf"\b(?:nam|year) {YEAR}")
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
NO_PERIOD = "mà tệp không in kỳ sao kê có năm"
OUTSIDE = "mà kỳ in trong tệp không có ngày ấy, hoặc có hơn một năm"


class Years:
    """The years of a file's days. `first`, `last`: the ends of its period, None where it prints none with a year."""

    def __init__(self, lines: Collection[str]):
        """`lines`: those above the table, which state the period, or are a title that names the month."""
        stated = PrintedFigures()
        for line in lines:
            note_period(stated, fold(line))
        self.first, self.last = stated.first_day, stated.last_day
        if self.first is None and self.last is None:
            self.first, self.last = period_of_titles(lines)
        self.are_used = False  # whether a day has got its year by them

    def give_title(self, printed: PrintedFigures) -> None:
        """Let a month or quarter in a title be the file's period where no line states one; a year may be that of a decree."""
        if printed.first_day is None is printed.last_day and self.first and self.last:
            is_year = self.first.month == 1 and self.last.month == LAST_MONTH
            printed.first_day, printed.last_day = (None, None) if is_year else (self.first, self.last)

    @property
    def are_known(self) -> bool:
        """Whether a period says which years there are."""
        return self.first is not None and self.last is not None

    def completed(self, text: str, *, alone: bool = False) -> str:
        """A day without its year with it, whatever time beside it kept; any other text, and a day of no year or of several,
        as it is: `"05/09 08:12"` → `"05/09/2024 08:12"`. `alone`: whether “5” may be a day of the period's only month."""
        if self.first is None or self.last is None:
            return text
        is_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        if alone and is_month and DAY_ALONE.fullmatch(text):
            text = f"{text}/{self.first.month}"
        if not (found := parts_of(text)):
            return text
        day, month = int(found["day"]), int(found["month"] or MONTHS[found["name"][:3].lower()])
        if month > LAST_MONTH >= day:
            return f"{found['before']}{day}/{month}/{self.first.year}"  # which shows that the month stands first
        days = []
        for year in range(self.first.year, self.last.year + 1):
            with suppress(ValueError):
                days.append(date(year, month, day))
        inside = [day for day in days if self.first <= day <= self.last]
        if len(inside) != 1:
            return text
        self.are_used = True
        return f"{found['before']}{inside[0]:%d/%m/%Y}{found['behind'] or ''}"

    def notes(self) -> list[str]:
        """A sentence on where the years come from, where some day had none."""
        if not self.are_used:
            return []
        return [
            f"Ngày trong tệp không ghi năm: năm được lấy theo kỳ in trong tệp ({self.first:%d/%m/%Y} – {self.last:%d/%m/%Y})."
        ]

    def doubt(self, text: str) -> str:
        """Why a text is no day, where it is one without a year; "" for any other text."""
        if not parts_of(text):
            return ""
        return f"ngày “{text[:LONGEST]}” không ghi năm, {OUTSIDE if self.are_known else NO_PERIOD}"


def parts_of(text: str) -> re.Match[str] | None:
    """The parts of a day without a year, and nothing else; None for any other text."""
    return YEARLESS.fullmatch(text.strip()) if text[:1].isalnum() and len(text) < LONGEST else None


def period_of_titles(lines: Iterable[str]) -> tuple[date | None, date | None]:
    """The first and the last day of the months, quarters or years that titles name; None where they name none, or each another."""
    months, years = set[tuple[int, int]](), set[int]()
    for line in lines:
        folded = fold(line)
        named = set(months_in(folded))
        months |= named
        years |= (
            set() if named or WITH_DAY.search(folded) else {int(found["year"]) for found in WHOLE_YEAR.finditer(folded)}
        )
    months = months or {(year, month) for year in years for month in (1, 12)}
    if not months:
        return None, None
    (year, month), (last_year, last_month) = min(months), max(months)
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def months_in(folded: str) -> Iterable[tuple[int, int]]:
    """Year and month of each month that a folded line names; of a span and of a quarter the first and the last one."""
    for found in FROM_MONTH.finditer(folded):
        yield from ((int(found["year"]), int(found[name])) for name in ("month", "last"))
    for found in QUARTER.finditer(folded):
        quarter = QUARTERS.get(found["quarter"]) or int(found["quarter"])
        yield from ((int(found["year"]), 3 * quarter - more) for more in (2, 0))
    for pattern in (MONTH, NAMED_MONTH):
        for found in pattern.finditer(folded):
            if not DAY_BEFORE.search(folded[: found.start()]):
                named = found[1]
                yield int(found["year"]), MONTHS.get(named[:3]) or int(named)

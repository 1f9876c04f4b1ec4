"""The period that a statement prints, in figures or in words: `"từ ngày 01 tháng 9 năm 2024 đến ngày 30 tháng 9 năm 2024"`."""

import re
from contextlib import suppress

from ..model import PrintedFigures
from .dates import MONTHS, day_in_text
from .doubt import Doubt
from .words import fold

DATE = r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2})(?!\d)"
NAMED_PERIOD = r"\b(?:ky|ky sao ke|ky bao cao|giai doan|thoi gian|period|statement period)\b[^\d:]{0,20}: ?"
FROM = r"\b(?:tu|from)\b[^\d]{0,30}"
TO = r" ?(?:-|–|den|to|~)+ ?"
CLOCK = r"(?:[ ,]*\d{1,2}:\d{2}(?::\d{2})?)?"
FROM_TO = re.compile(
    rf"{FROM}{DATE}.*?\b(?:den|to)\b[^\d]{{0,30}}{DATE}|{NAMED_PERIOD}{DATE}{CLOCK}{TO}(?:ngay )?{DATE}|{FROM}{DATE}{CLOCK}{TO}(?:ngay )?{DATE}"
)
# Of a period that ends in the year in which it began, or in the next one, the first day may have none: “Từ 01/09 đến 30/09/2024”.
SHORT = r"(\d{1,2}[/.-]\d{1,2})(?![/.-]?\d)"
SHORT_FROM_TO = re.compile(
    rf"{FROM}{SHORT}.*?\b(?:den|to)\b[^\d]{{0,30}}{DATE}|(?:{NAMED_PERIOD}|{FROM}){SHORT}{TO}(?:ngay )?{DATE}"
)
FROM_ONLY = re.compile(rf"\b(?:tu ngay|from(?: date)?|ngay bat dau|start date)\b[^\d]{{0,30}}{DATE}$")
TO_ONLY = re.compile(rf"\b(?:den ngay|to(?: date)?|ngay ket thuc|end date)\b[^\d]{{0,30}}{DATE}$")
# The whole of a line, without a word: “01/09/2024 - 30/09/2024”.
ALONE = re.compile(rf"\W*{DATE} ?(?:-|–|den|to|~)+ ?{DATE}\W*")
# Days of one month, the first one without it: “Từ 01 đến 30/09/2024”.
IN_MONTH = re.compile(
    rf"(?:\b(?:tu|from)(?: ngay)? |{NAMED_PERIOD})(\d{{1,2}}){TO}(?:het )?(?:ngay )?(\d{{1,2}}/\d{{1,2}}/\d{{4}})(?!\d)"
)
NAMED = "|".join(MONTHS)
WORDED = re.compile(r"\b(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:(?: nam|/|,) ?(\d{4}))?\b")
NAMED_MONTH = re.compile(rf"\b(\d{{1,2}})[ -]({NAMED})[a-z]*\.?[ ,-]+(\d{{4}})\b")
NAMED_FIRST = re.compile(rf"\b({NAMED})[a-z]*\.? (\d{{1,2}}),? (\d{{4}})\b")
# “9/30/2024” is no day of ours; “30/9/2024” is one of nobody else.
MONTH_LEADS = re.compile(r"(?:0?[1-9]|1[0-2])[/.-](?:1[3-9]|2\d|3[01])[/.-]\d{4}")
DAY_LEADS = re.compile(r"(?:1[3-9]|2\d|3[01])[/.-]")

# A title that is the day of the rows below it: “Thứ Bảy, ngày 7 tháng 9 năm 2024:”, “07/09/2024 (2 giao dịch)”.
TITLE = re.compile(
    r"\W*(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day|cac|khoan|trong|ngay|giao dich|gd|phat sinh"
    r"|hach toan|ung ho|date)[ ,:.-]*)*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?: ?\(?\d+ (?:giao dich|gd|mon|but toan|transactions?)\)?)?\W*"
)


def note_period(controls: PrintedFigures, folded: str) -> None:
    """The period, in one line or in two; one that no calendar has, or that ends before it begins, says nothing, except that the month
    stands first where it can only be that."""
    line = in_figures(folded)
    with suppress(Doubt):
        if (found := FROM_TO.search(line) or ALONE.fullmatch(line)) and controls.first_day is None:
            ends = [*filter(None, found.groups())]
            controls.is_month_first = any(map(MONTH_LEADS.fullmatch, ends)) and not any(map(DAY_LEADS.match, ends))
            first, last = map(day_in_text, ends)
            if first <= last:
                controls.first_day, controls.last_day = first, last
        elif (found := IN_MONTH.search(line)) and controls.first_day is None:
            last = day_in_text(found[2])
            controls.first_day, controls.last_day = day_in_text(f"{found[1]}/{last:%m/%Y}"), last
        elif (found := SHORT_FROM_TO.search(line)) and controls.first_day is None:
            short, end = filter(None, found.groups())
            last = day_in_text(end)
            separator = next(char for char in short if not char.isdecimal())
            starts = [day_in_text(f"{short}{separator}{year}") for year in (last.year, last.year - 1)]
            controls.first_day, controls.last_day = next(day for day in starts if day <= last), last
        elif (found := FROM_ONLY.search(line)) and controls.first_day is None:
            controls.first_day = day_in_text(found[1])
        elif (found := TO_ONLY.search(line)) and controls.last_day is None:
            controls.last_day = day_in_text(found[1])


def in_figures(folded: str) -> str:
    """A folded line with the days that it has in words in figures: `"ngay 01 thang 9 nam 2024"` → `"01/9/2024"`."""
    if "thang" in folded:
        return WORDED.sub(lambda found: "/".join(filter(None, found.groups())), folded)
    line = NAMED_MONTH.sub(lambda found: f"{found[1]}/{MONTHS[found[2]]}/{found[3]}", folded)
    return NAMED_FIRST.sub(lambda found: f"{found[2]}/{MONTHS[found[1]]}/{found[3]}", line)


def day_of_title(text: str) -> str:
    """The day in figures where a text is nothing but a title of the rows of a day; "" for any other text."""
    found = TITLE.fullmatch(in_figures(fold(text))) if any(map(str.isdigit, text)) else None
    return found[1] if found else ""

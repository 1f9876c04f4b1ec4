"""Titles that are the day of the rows below them: `"Thứ Bảy, ngày 7 tháng 9 năm 2024:"`, `"07/09/2024 (2 giao dịch)"`."""

import re

from .periods import in_figures
from .words import fold

TITLE = re.compile(
    r"\W*(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day|cac|khoan|trong|ngay|giao dich|gd|phat sinh"
    r"|hach toan|ung ho|date)[ ,:.-]*)*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?: ?\(?\d+ (?:giao dich|gd|mon|but toan|transactions?)\)?)?\W*"
)


def day_of_title(text: str) -> str:
    """The day in figures where a text is nothing but such a title; "" for any other text."""
    found = TITLE.fullmatch(in_figures(fold(text))) if any(map(str.isdigit, text)) else None
    return found[1] if found else ""

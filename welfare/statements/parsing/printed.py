"""What a statement prints about itself, by its labels: account, period, balances, totals, currency."""

import re
from contextlib import suppress

from frontportal.kit.text import fold

from ..reading import Controls, Refused
from .amounts import MOST_BALANCE, Amounts
from .days import day_in_text
from .doubt import Doubt

ACCOUNT = re.compile(r"\b(?:so tai khoan|so tk|account number|account no)(?![^:]*\bcu\b)[^:\d]*:?\s*(\d[\d .-]{4,}\d)")
FROM_TO = re.compile(
    r"\b(?:tu|from)\b[^\d]{0,30}(\d{1,2}/\d{1,2}/\d{4}).*?\b(?:den|to)\b[^\d]{0,30}(\d{1,2}/\d{1,2}/\d{4})"
)
OPENING = re.compile(r"(?:so du dau|so du truoc|opening balance)[^\d-]*(-?[\d.,]+)")
CLOSING = re.compile(r"(?:so du cuoi|closing balance|ending balance)[^\d-]*(-?[\d.,]+)")
CURRENCY = re.compile(r"(?:loai tien te|loai tien|currency|don vi tien)[^:]*:\s*([a-z]{3})\b")
TOTALS = re.compile(r"(?:tong cong|tong so|tong tien|tong phat sinh|cong phat sinh|cong|total)\b[^:\d]{0,40}:?")
FOOT = re.compile(
    r"(?:tong cong|tong so|tong tien|tong phat sinh|cong phat sinh|so du (?:dau|cuoi)|(?:opening|closing|ending) balance"
    r"|ngay in|in luc|nguoi in|nguoi lap|thoi gian in|nguoi duyet|ke toan)\b[^:]*(?::.*)?"
    r"|(?:trang|page) ?\d+( ?(?:/|of) ?\d+)?"
)
OURS = {"vnd", "vnđ"}


def note(controls: Controls, text: str) -> bool:
    """Take from one line of a head or foot what it says; True when it said something. Raises Refused: foreign money."""
    folded = fold(text)
    before = vars(controls).copy()
    if (found := CURRENCY.search(folded)) and found[1] not in OURS:
        raise Refused("currency", f"Sao kê bằng {found[1].upper()}: chỉ nhập được sao kê tiền đồng (VND).")
    if (found := ACCOUNT.search(folded)) and not controls.account:
        controls.account = re.sub(r"\D", "", found[1])
    if (found := FROM_TO.search(folded)) and controls.first_day is None:
        with suppress(Doubt):  # a period no calendar has proves nothing; the rows' own days are checked one by one
            controls.first_day, controls.last_day = map(day_in_text, found.groups())
    if found := OPENING.search(folded):
        controls.opening = balance(found[1], controls.opening)
    if found := CLOSING.search(folded):
        controls.closing = balance(found[1], controls.closing)
    return vars(controls) != before


def balance(text: str, otherwise: int | None) -> int | None:
    try:
        return Amounts().read(text.rstrip(".,"), most=MOST_BALANCE)
    except Doubt:
        return otherwise


def is_total(text: str) -> bool:
    """Whether a cell is the label of a line of totals, and nothing else."""
    return bool(TOTALS.fullmatch(fold(text)))


def is_foot(text: str) -> bool:
    """Whether a text closes the table: a total, a closing balance, who printed it and when, a page number."""
    return bool(FOOT.fullmatch(fold(text)))


def note_totals(controls: Controls, *, debit: object, credit: object) -> None:
    """Keep the totals a file prints under its columns; what is not readable as an amount is not a total."""
    for field, cell in (("total_debit", debit), ("total_credit", credit)):
        try:
            amount = Amounts().read(cell, most=MOST_BALANCE)
        except Doubt:
            continue
        if amount is not None:
            setattr(controls, field, amount)

"""Cells that exports glue together or move to the left, put back into their columns. None touches a line that is whole."""

import re

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.text.amounts import Amounts
from welfare.bankterms.text.cells import Cells
from welfare.bankterms.text.doubt import Doubt

AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{2}")
# Digits right behind hundredths are text only where dots part the thousands: “1,000,000 ung ho” is no “1,00”.
AMOUNT_AND_TEXT = re.compile(r"(\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3},\d{2}(?!\d))(.*)|(\d[\d.,]*)\s+(\S.*)", re.DOTALL)

GROUP = re.compile(r"\d{3}\b")  # behind a plain number this may be its thousands: “500 000 ung ho”


def any_line(cells: Cells, columns: Columns, last: int) -> Cells:
    """All repairs that a table's columns allow."""
    if columns.has("sequence", "counter_account", "amount", "memo"):
        return bidv_line(cells, columns, last)
    return amount_from_memo(cells, columns, last)


def amount_from_memo(cells: Cells, columns: Columns, last: int) -> Cells:
    """Part an amount from the text that was glued to it: `["50.000 ung ho", ""]` → `["50.000", "ung ho"]`."""
    amount, memo = columns.positions.get("credit", columns.positions.get("amount")), columns.positions["memo"]
    if memo != (amount or 0) + 1 or amount is None or len(cells) <= amount or len(cells) > memo and cells[memo]:
        return cells
    glued = cells[amount]
    if isinstance(glued, str) and (found := AMOUNT_AND_TEXT.fullmatch(glued)):
        number, words = found[1] or found[3], found[2] or found[4]
        if words and not (GROUP.match(words) and number.isdecimal()) and not is_amount(glued):
            cells[amount : memo + 1] = [number, words]
    return cells


def is_amount(cell: str) -> bool:
    """Whether all of a cell is one amount: “500.000 VND”, “500 000”."""
    try:
        return Amounts().read(cell, signed=True) is not None
    except Doubt:
        return False


def bidv_line(cells: Cells, columns: Columns, last: int) -> Cells:
    """A number glued to its day, an empty account left out, an amount glued to its text."""
    positions = columns.positions
    number, account = positions["sequence"], positions["counter_account"]
    if len(cells) > number and "/" in (first := str(cells[number])):
        cells[number : number + 1] = parted(first, last)
    if len(cells) > account and isinstance(cells[account], str) and AMOUNT.fullmatch(cells[account]):
        cells.insert(account, "")
    return amount_from_memo(cells, columns, last)


def parted(glued: str, last: int) -> list[str]:
    """`"11019/5/2024 9:24"` after row 109 → `["110", "19/5/2024 9:24"]`: the number nearest after the last one."""
    ways = []
    for cut in range(1, glued.index("/")):
        number, day = glued[:cut], glued[cut:]
        if number.isdecimal() and re.match(r"(0?[1-9]|[12]\d|3[01])/", day):
            ways.append((int(number) <= last, abs(int(number) - last - 1), [number, day]))
    return min(ways)[2] if ways else [glued]

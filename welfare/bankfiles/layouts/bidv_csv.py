"""BIDV's list: number, time, offset account, amount with hundredths, text. Cells come glued, or one column too far left."""

import re
from datetime import date

from ..columns.header import Columns
from ..model import Reading
from ..signature import Signature
from ..sources.lines import Table
from ..transactions import tabular

LAYOUT = "bidv-csv"
TITLE = "BIDV, danh sách giao dịch"
BANK = "bidv"
PROOF = "sequence number"
NUMBER_AND_DAY = re.compile(r"(\d+?)(\d{1,2}/\d{1,2}/\d{4}\b.*)", re.DOTALL)
AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{2}")
AMOUNT_AND_TEXT = re.compile(r"(\d{1,3}(?:\.\d{3})*,\d{2})(.*)", re.DOTALL)


def matches(probe: Signature) -> bool:
    return (
        probe.kind == "table"
        and probe.heads("sequence", "day", "counter_account", "amount", "memo")
        and not probe.heads_any("balance", "debit", "credit", "direction")
    )


def read(source: Table, *, today: date) -> Reading:
    return tabular.read(source, layout=LAYOUT, proof=PROOF, today=today, mend=mend)


def mend(cells: list, columns: Columns, last: int) -> list:
    """Put the cells of one line back into their columns."""
    places = columns.places
    number, account, amount, memo = (places[name] for name in ("sequence", "counter_account", "amount", "memo"))
    if "/" in (first := str(cells[number])) and len(cells) > number:
        cells[number : number + 1] = parted(first, last)
    if len(cells) > account and isinstance(cells[account], str) and AMOUNT.fullmatch(cells[account]):
        cells.insert(account, "")
    if len(cells) <= memo or not cells[memo]:
        glued = cells[amount] if len(cells) > amount else ""
        if isinstance(glued, str) and (found := AMOUNT_AND_TEXT.fullmatch(glued)):
            cells[amount : amount + 1] = found.groups()
    return cells


def parted(glued: str, last: int) -> list[str]:
    """`"11019/5/2024 9:24"` after row 109 → `["110", "19/5/2024 9:24"]`: the number nearest after the last one."""
    ways = []
    for cut in range(1, glued.index("/")):
        number, day = glued[:cut], glued[cut:]
        if number.isdecimal() and re.match(r"(0?[1-9]|[12]\d|3[01])/", day):
            ways.append((int(number) <= last, abs(int(number) - last - 1), [number, day]))
    return min(ways)[2] if ways else [glued]

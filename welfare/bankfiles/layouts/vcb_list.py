"""Vietcombank's list of gifts: number, day, amount, text. Text may be quoted, glued to the amount, or spill over."""

import re
from datetime import date

from ..columns.header import Columns
from ..model import Reading, Transaction
from ..signature import Signature
from ..sources.lines import Table
from ..text.memo import sender_in, time_in
from ..transactions import tabular

LAYOUT = "vcb-list"
TITLE = "Vietcombank, danh sách giao dịch"
BANK = "vietcombank"
PROOF = "sequence number"
GLUED = re.compile(r"(\d[\d.,]*)\s+(\S.*)", re.DOTALL)


def matches(probe: Signature) -> bool:
    return probe.kind == "table" and probe.heads("sequence", "day", "credit", "memo") and not probe.heads("balance")


def read(source: Table, *, today: date) -> Reading:
    return tabular.read(source, layout=LAYOUT, proof=PROOF, today=today, mend=mend, finish=finish)


def mend(cells: list, columns: Columns, last: int) -> list:
    """Part an amount from the text that was glued to it."""
    amount, memo = columns.places["credit"], columns.places["memo"]
    if len(cells) > max(amount, memo) and not cells[memo] and (found := GLUED.fullmatch(str(cells[amount]))):
        cells[amount], cells[memo] = found.groups()
    return cells


def finish(row: Transaction) -> None:
    row.memo = unquoted(row.memo)
    row.time = row.time or time_in(row.memo)
    if not row.counter_account and not row.counterparty:
        row.counter_account, row.counterparty = sender_in(row.memo)


def unquoted(memo: str) -> str:
    return memo[1:-1] if len(memo) > 1 and memo[0] == memo[-1] == '"' else memo

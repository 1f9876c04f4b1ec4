"""Lines between rows that print a balance and are no transactions: where a period, a day or a page begins or ends.

Such a balance is evidence like one beside a row: the proof takes it for a point at its position. The first one of all, above
every row, opens the statement, or closes it where its newest row comes first; the last one likewise.
"""

import re

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import BALANCE_LINE, PrintedFigures, RejectedRow, RejectedRows
from welfare.bankterms.text.amounts import Amounts
from welfare.bankterms.text.balance_labels import (
    CARRIED,
    CLOSING,
    CLOSING_OF_DAY,
    OPENING,
    OPENING_OF_DAY,
    balance_label,
    holds_balance,
)
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.doubt import MOST_TEXT, Doubt

from .amounts.money import MoneyReader

ENDS = {
    OPENING: "opening",
    OPENING_OF_DAY: "opening",
    CLOSING: "closing",
    CLOSING_OF_DAY: "closing",
    CARRIED: "opening",
}
VALUED = re.compile(r"(?P<label>[^\d:]{3,60}(?:\d[\d/.-]{5,9})?)\s*:\s*(?P<amount>[^:]+)")


class BalanceLines:
    """Takes the lines of one file in their order. `rows` is how many transactions came before a line."""

    def __init__(self, columns: Columns, money: MoneyReader, printed: PrintedFigures, rejected: RejectedRows):
        self.money, self.printed, self.rejected = money, printed, rejected
        positions = columns.positions
        self.sides = [positions[name] for name in ("credit", "amount") if name in positions]
        self.out = positions.get("debit")
        self.latest: list[tuple[str | None, RejectedRow]] = []  # those behind which no row has come yet
        self.rows = 0  # before these

    def take(self, cells: Cells, line: int, page: int | None, *, rows: int, before: int | None) -> int | None:
        """The balance that a line prints, once it is kept; None for any other line. `before`: the balance that the file
        printed last; to print it again adds nothing."""
        if (found := self.balance_in(cells)) is None:
            return None
        label, kind, balance = found
        end = ENDS.get(kind)
        if end and not rows and getattr(self.printed, end) in (None, balance):
            setattr(self.printed, end, balance)
            return balance
        where = f"Trang {page}, dòng {line or 'đầu'}" if page else f"Dòng {line}"
        reason = f"{where}: “{label[:60]}” là dòng số dư, dùng để đối soát, không phải giao dịch."
        line_text = " | ".join(map(text, cells))[:MOST_TEXT]
        one = RejectedRow(line, reason, page, line_text, BALANCE_LINE, balance=balance, moved=0)
        if balance != before:
            self.rejected.append(one)
        if self.rows != rows:
            self.rows, self.latest = rows, []
        is_seam = end == "opening" and (kind == CARRIED or balance == before)  # between pages: rows led up to it
        self.latest.append((None if is_seam else end, one))
        return balance

    def finish(self, rows: int) -> None:
        """Once all is read: a balance behind which no row came is the statement's own, at the end where it stands."""
        for end, one in self.latest if self.rows == rows else ():
            if end and getattr(self.printed, end) in (None, one.balance):
                setattr(self.printed, end, one.balance)
                self.rejected[:] = [each for each in self.rejected if each is not one]

    def balance_in(self, cells: Cells) -> tuple[str, str, int] | None:
        """Label, its kind, and the balance of a line that is one."""
        for cell in cells:
            if kind := balance_label(cell):
                balance = self.amount_of(cells, is_balance=kind != CARRIED or holds_balance(cell))
                return None if balance is None else (" ".join(cell.split()), kind, balance)
            if isinstance(cell, str) and ":" in cell and (found := VALUED.fullmatch(cell)):
                kind = balance_label(found["label"])
                if kind and (balance := self.read(found["amount"])) is not None:
                    return " ".join(found["label"].split()), kind, balance
        return None

    def amount_of(self, cells: Cells, *, is_balance: bool) -> int | None:
        """The amount of the column of balances; beside a label that speaks of a balance, the only one of the line."""
        try:
            if (balance := self.money.balance_of(cells)) is not None:
                return balance
        except (Doubt, IndexError):
            return None
        if not is_balance or self.out is not None and len(cells) > self.out and text(cells[self.out]).strip("-0., "):
            return None  # money of the other side: a balance below zero, or a sum
        found = {self.read(cells[position]) for position in self.sides if len(cells) > position} - {None}
        return found.pop() if len(found) == 1 else None

    def read(self, cell: object) -> int | None:
        """The amount of a cell in đồng; None for what is none."""
        try:
            return Amounts(self.printed.unit, self.printed.group).read(cell, signed=True)
        except Doubt:
            return None

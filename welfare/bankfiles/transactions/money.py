"""What a table's line moves: money out and money in, from the columns that hold them, by whatever says which is which."""

import re

from ..columns.header import Columns
from ..text.amounts import MOST_BALANCE, Amounts
from ..text.doubt import Doubt
from .direction import debits_are_negative, direction_column, direction_of, signs_mean_direction
from .direction_check import Sides

MONEY = ("debit", "credit", "amount")
HEAD_OF_GROUPS = re.compile(r"\d{1,3}", re.ASCII)
GROUP = re.compile(r"\d{3}(?!\d)", re.ASCII)


def text(cell: object) -> str:
    """A cell as text; Excel's whole numbers without the point: `20123456.0` → `"20123456"`."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


class Moves:
    """Reads line after line, and watches whether the balances agree with what it read.

    `lines`: the first ones below the heads, from which it learns how this file tells money out from money in.
    """

    def __init__(self, columns: Columns, lines: list[list], amounts: Amounts):
        self.columns, self.amounts = columns, amounts
        self.money = tuple(columns.places.get(field) for field in MONEY)
        self.balance = columns.places.get("balance")
        self.direction = direction_column(columns, lines)
        self.signed = self.direction is not None or signs_mean_direction(columns, lines)
        self.negative = debits_are_negative(columns, lines)
        # Whether anything says which way money went; in a column with signs, the first minus does.
        self.told = self.direction is not None or not columns.has("amount") or columns.has("debit")
        self.sides, self.watching = Sides(), True

    def read(self, cells: list, *, opening: int | None) -> tuple[int, int]:
        """Debit and credit of a line in đồng, both 0 where it moves nothing. `opening`: the balance before the first
        line, if the file prints it. Raises Doubt where the direction or the amount is not certain."""
        if len(cells) > self.columns.across:
            self.refuse_parted(cells)
        debit, credit = self.moved(cells)
        if self.columns.charges:
            return self.charged(cells, debit, credit, opening)
        return debit, credit

    def moved(self, cells: list) -> tuple[int, int]:
        read, (out, into, either) = self.amounts.read, self.money
        debit = out is not None and read(cells[out], signed=self.negative) or 0
        if self.negative:
            if debit > 0:
                raise Doubt("số tiền ghi nợ không có dấu trừ như các dòng trước")
            debit = -debit
        credit = into is not None and read(cells[into]) or 0
        if either is None or debit or credit:
            return debit, credit
        amount = read(cells[either], signed=self.signed) or 0
        if amount and self.direction is not None:
            return direction_of(text(cells[self.direction]), amount)
        self.told = self.told or amount < 0
        return max(0, -amount), max(0, amount)

    def charged(self, cells: list, debit: int, credit: int, opening: int | None) -> tuple[int, int]:
        """Debit and credit once a fee or tax in a column of its own is part of them, if the balance says that it is.
        Raises Doubt where nothing says so."""
        charge = sum(self.charge(cells[place]) for place in self.columns.charges)
        if not charge:
            return debit, credit
        before = opening if self.sides.balance is None else self.sides.balance
        after = None if self.balance is None else self.amounts.read(cells[self.balance], most=MOST_BALANCE)
        step = None if None in (before, after) else after - before
        if step == credit - debit - charge:
            return max(0, -step), max(0, step)
        if step != credit - debit:
            raise Doubt("có phí hoặc thuế ở cột riêng, không rõ đã tính vào số tiền hay chưa")
        return debit, credit

    def charge(self, cell: object) -> int:
        """A fee in đồng; 0 for a word such as who bears it."""
        return self.amounts.read(cell) or 0 if any(char.isdigit() for char in text(cell)) else 0

    def refuse_parted(self, cells: list) -> None:
        """An amount “500,000” without quotes in a file that separates its cells by commas: one cell too many."""
        if not any(cells[self.columns.across :]):
            return
        for place in (*self.money, self.balance):
            if place is not None and HEAD_OF_GROUPS.fullmatch(str(cells[place])) and GROUP.match(str(cells[place + 1])):
                raise Doubt("dấu phẩy của hàng nghìn đã tách số tiền thành nhiều ô")

    def see(self, moved: int, balance: int | None) -> None:
        """The balance that is printed after a line that moved so much (credit − debit)."""
        if self.watching:
            self.sides.see(moved, balance)
            self.watching = not (self.told and self.sides.fitting) or bool(self.columns.charges)

    def settle(self) -> None:
        """Once all is read. Raises Refused for a file whose balances say that directions were not what they seemed."""
        self.sides.settle(told=self.told)

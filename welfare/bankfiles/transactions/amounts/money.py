"""What a row moves: money in above zero, money out below, by whatever in it says which is which."""

import re
from typing import NamedTuple

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.columns.providers import fields_of_provider
from welfare.bankterms.text.amounts import MOST_BALANCE, Amounts
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.words import fold

from .conventions import Conventions
from .words import IN

LEADING_GROUP = re.compile(r"\d{1,3}", re.ASCII)
GROUP = re.compile(r"\d{3}(?!\d)", re.ASCII)
INTEREST = re.compile(r"\b(?:lai|interest)\b")
FEE_UNCLEAR = "có phí hoặc thuế ở cột riêng, không rõ đã tính vào số tiền hay chưa"


class Choice(NamedTuple):
    """Movements in đồng of which a row may be any; balances tell. `otherwise` holds where they are silent, if that is not
    None; if it is, `doubt` is why the row is not taken. `side`: 1 where the amount stands among money in, -1 among money
    out, 0 where its column says neither: what moved the other way was taken back. `bare`: movements without the fees of other columns."""

    moved: tuple[int, ...]
    otherwise: int | None
    doubt: str
    side: int = 0
    bare: tuple[int, ...] = ()

    def charged(self, moved: int) -> tuple[int, int]:
        """By how many đồng fees make a row that so moved less than its amount among money in, and more than that among money out."""
        if not self.bare or moved in self.bare:
            return 0, 0
        bare = min(self.bare, key=lambda each: abs(each - moved))
        return max(bare, 0) - max(moved, 0), max(-moved, 0) - max(-bare, 0)


class MoneyReader:
    """Reads the movement and the balance of row after row of one file."""

    def __init__(self, columns: Columns, conventions: Conventions, unit: int, group: str = ""):
        self.columns, self.conventions = columns, conventions
        positions = columns.positions
        self.out, self.into, self.either, self.balance = (
            positions.get(name) for name in ("debit", "credit", "amount", "balance")
        )
        self.is_feed = (
            fields_of_provider([*columns.headers.values()]) is not None
        )  # these write 0 where a bank tells no balance
        default = Amounts(unit, group)
        by_unit = {unit: default}
        self.parsers = {
            position: by_unit.setdefault(
                columns.units.get(position, unit), Amounts(columns.units.get(position, unit), group)
            )
            for position in (*positions.values(), *columns.charges)
        }
        self.debit_sign = 0  # of debits so far, once balances did not have to tell
        self.mixed_signs = False

    def read(self, cells: Cells) -> int | Choice | None:
        """The movement; None where no amount is printed, 0 where 0 is. Raises Doubt for what is no amount."""
        if len(cells) > self.columns.across:
            self.reject_split_amount(cells)
        moved = self.without_fees(cells)
        return self.with_fees(cells, moved) if self.columns.charges else moved

    def without_fees(self, cells: Cells) -> int | Choice | None:
        """The movement by the columns of money alone. Raises Doubt where both sides have an amount."""
        out, into, either = self.out, self.into, self.either
        debit = None if out is None else self.parsers[out].read(cells[out], signed=True)
        credit = None if into is None else self.parsers[into].read(cells[into], signed=True)
        if debit and credit:
            raise Doubt("vừa ghi nợ vừa ghi có")
        if either is not None:
            return self.with_amount(cells, either, debit, credit)
        if credit:
            return credit if credit > 0 else reversed_credit(credit)
        if debit:
            return self.debit(debit)
        return None if debit is None and credit is None else 0

    def debit(self, debit: int) -> int | Choice:
        """Money out, whichever sign a file gives it; where signs change, only balances tell a debit from one taken back."""
        sign = 1 if debit > 0 else -1
        self.mixed_signs |= self.debit_sign == -sign
        self.debit_sign = self.debit_sign or sign
        if sign == self.debit_sign and sign > 0:
            return -debit
        otherwise = debit if sign == self.debit_sign else None
        return Choice((debit, -debit), otherwise, "số tiền ghi nợ khác dấu với các dòng trước", -1)

    def with_amount(self, cells: Cells, position: int, debit: int | None, credit: int | None) -> int | Choice | None:
        """The movement of a row with a column of amounts at `position`, beside what its columns of money out and in hold."""
        amount = self.parsers[position].read(cells[position], signed=True)
        if stated := debit or credit:
            if amount and abs(amount) != abs(stated):
                raise Doubt(f"cột “{self.columns.header('amount')}” khác số ghi nợ, ghi có")
            if credit:
                return credit if credit > 0 else reversed_credit(credit)
            return self.debit(stated)
        if not amount:
            return amount if debit is None and credit is None else 0
        if self.out is not None and self.into is not None:
            raise Doubt("có số tiền nhưng không ghi ở cột nợ hay cột có")
        if self.out is not None or self.into is not None:
            return self.beside_one_side(amount)
        return self.single(cells, amount)

    def beside_one_side(self, amount: int) -> int:
        """Beside a column of debits, amounts that are none came in; beside one of credits, they went out."""
        if amount < 0:
            raise Doubt("số tiền âm, không rõ tiền vào hay tiền ra")
        return amount if self.into is None else -amount

    def single(self, cells: Cells, amount: int) -> int | Choice:
        """An amount of the one column that there is."""
        how = self.conventions
        if how.direction is not None:
            word = text(cells[how.direction]) if len(cells) > how.direction else ""
            side = how.sides.get(fold(word))
            if side is None or side == IN and amount < 0:
                raise Doubt(f"không rõ ghi nợ hay ghi có (“{word[:20]}”)" if word else "không rõ ghi nợ hay ghi có")
            return amount if side == IN else -abs(amount)
        if how.signed:
            return amount
        header = self.columns.header("amount")
        if how.assumed:
            return amount
        return Choice(
            (amount, -amount),
            None,
            f"cột “{header}” không ghi tiền vào hay tiền ra, số dư trước dòng này cũng không cho biết",
        )

    def with_fees(self, cells: Cells, moved: int | Choice | None) -> int | Choice | None:
        """The movement once a fee, tax or interest in a column of its own is part of it, if balances say that it is."""
        total, interest = 0, 0
        for position in self.columns.charges:
            value = self.charge(position, cells[position])
            gained = value > 0 and INTEREST.search(fold(self.columns.headers.get(position, "")))
            interest += value if gained else 0
            total += 0 if gained else abs(value)
        if not total and not interest:
            return moved
        if not moved:
            ways = tuple({-total - interest, interest - total})
            otherwise = ways[0] if len(ways) == 1 else None
            return Choice(ways, otherwise, "không rõ là phí hay lãi", bare=(0,))
        base = moved.moved if isinstance(moved, Choice) else (moved,)
        fee = self.conventions.fee
        added = tuple(each - total + sign * interest for each in base for sign in ((1, -1) if interest else (0,)))
        otherwise = None
        if len(base) == 1 and not interest:
            otherwise = {"added": base[0] - total, "included": base[0]}.get(fee or "")
        return Choice((*base, *added), otherwise, FEE_UNCLEAR, bare=base)

    def has_amount(self, cells: Cells) -> bool:
        """Whether a row has anything in its columns of amounts, fees left out."""
        return any(
            position is not None and text(cells[position]).strip("-–—0., ")
            for position in (self.out, self.into, self.either)
        )

    def charge(self, position: int, cell: object) -> int:
        """A fee in đồng with its sign; 0 for a word such as who bears it."""
        return self.parsers[position].read(cell, signed=True) or 0 if any(char.isdigit() for char in text(cell)) else 0

    def balance_of(self, cells: Cells) -> int | None:
        """The balance beside the row; None where none is printed. Raises Doubt for what is no amount."""
        position = self.balance
        if position is None:
            return None
        balance = self.parsers[position].read(cells[position], most=MOST_BALANCE, signed=True)
        return balance or None if self.is_feed else balance

    def reject_split_amount(self, cells: Cells) -> None:
        """An amount “500,000” without quotes in a file that separates its cells by commas: one cell too many."""
        if not any(cells[self.columns.across :]):
            return
        for position in (self.out, self.into, self.either, self.balance):
            if (
                position is not None
                and LEADING_GROUP.fullmatch(str(cells[position]))
                and GROUP.match(str(cells[position + 1]))
            ):
                raise Doubt("dấu phẩy của hàng nghìn đã tách số tiền thành nhiều ô")


def reversed_credit(credit: int) -> Choice:
    """A credit below zero is one taken back; what balances do not confirm stays in doubt."""
    return Choice((credit, -credit), None, f"số tiền ghi có âm ({credit})", 1)

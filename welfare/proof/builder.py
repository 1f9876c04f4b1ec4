"""What a proof needs to know of a file, gathered while its rows pass.

Two directions are followed at once (see balances.py). Nothing is kept of rows that go on as expected: rows of a large
file come by the hundred thousand, and an import must not wait for its proof.
"""

from datetime import date

from welfare.bankterms.model import Transaction

from .balances import Chain
from .days import Days
from .model import Point
from .rejected import TransactionGaps
from .sequence import Sequence


class ProofBuilder:
    """Adds up the rows of a file in its order. `rows`, `credit` and `debit` (đồng) are right at any time."""

    __slots__ = (
        "chains", "credit", "credit_rows", "day", "days", "debit", "first", "holes", "last", "next_line", "page", "point",
        "points", "rows", "sequence",
    )  # fmt: skip

    def __init__(self) -> None:
        self.rows = self.credit = self.debit = self.credit_rows = 0
        self.first: Transaction | None = None
        self.last: Transaction | None = None
        self.chains = (Chain(newest_first=False), Chain(newest_first=True))
        self.points = 0  # balances printed with rows
        self.point: tuple[Transaction, int, int, int] | None = None  # the last such row, and what stood before it
        self.sequence, self.days, self.holes = Sequence(), Days(), TransactionGaps()
        self.day: date | None = None
        self.next_line: int | None = None
        self.page: int | None = None

    def add(self, row: Transaction) -> None:
        """The next row of the file. Runs for every row of every import."""
        rows, credit, debit = self.rows, self.credit, self.debit
        if row.day != self.day:
            self.first = self.first or row
            self.days.start(row, self.last, rows, credit - debit)
            self.day = row.day
        if row.line != self.next_line or row.page != self.page:
            self.holes.add(self.last, row, rows, credit, debit)
            self.page = row.page
        self.next_line = row.line + 1
        balance = row.balance
        if balance is not None:
            above = credit - debit
            below = above + row.credit - row.debit
            old_first, new_first = self.chains
            if balance - below != old_first.key:
                self.misfit(old_first, row)
                old_first.key = balance - below
            if balance + above != new_first.key:
                self.misfit(new_first, row)
                new_first.key = balance + above
            self.points += 1
            self.point = (row, rows, credit, debit)
        number, sequence = row.sequence, self.sequence
        if number != sequence.expected:
            sequence.add(row, Point(rows, credit, debit, 0))
        elif number is not None:
            sequence.expected = number + sequence.step
        self.rows = rows + 1
        if row.credit:
            self.credit_rows += 1
            self.credit = credit + row.credit
        if row.debit:
            self.debit = debit + row.debit
        self.last = row

    def misfit(self, chain: Chain, row: Transaction) -> None:
        """A row whose balance does not follow from the one printed before it, in the direction of the chain."""
        if chain.is_full:
            chain.misfits += 1
            return
        here = point_of(row, self.rows, self.credit, self.debit, newest_first=chain.newest_first)
        chain.break_at(here, self.last_point(newest_first=chain.newest_first))

    def last_point(self, *, newest_first: bool) -> Point | None:
        """The balance printed last, as a point of a file of that direction."""
        return point_of(*self.point, newest_first=newest_first) if self.point else None

    def moves_in_time(self) -> tuple[bool, bool]:
        """Whether days, or of a single day the times at both ends, rise anywhere, and whether they fall anywhere."""
        days = self.days
        first, last = (row.time if row else None for row in (self.first, self.last))
        if days.rising or days.falling or first is None or last is None:
            return bool(days.rising), bool(days.falling)
        return first < last, first > last


def point_of(row: Transaction, rows: int, credit: int, debit: int, *, newest_first: bool) -> Point:
    """A row's balance as a point: above the row where the newest comes first, otherwise below it.

    `rows` of `credit` and `debit` stand before it.
    """
    assert row.balance is not None  # nobody asks for the point of a row that prints none
    if newest_first:
        return Point(rows, credit, debit, row.balance, row.page, row.line)
    return Point(rows + 1, credit + row.credit, debit + row.debit, row.balance, row.page, row.line)

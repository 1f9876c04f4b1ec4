"""Where rows that were not read stand among the transactions. They are known only when all of the file has been read.

Rows of a table follow each other line by line; what stands between two transactions leaves a hole in their line numbers.
Only these holes are remembered, and how much had moved until there.
"""

from bisect import bisect_right

from welfare.bankterms.model import RejectedRow, Transaction

from .balances import PlacedRow
from .model import Point

MOST_GAPS = 20_000  # of a list whose memos run over two lines each row has one; rejected rows beyond are not placed
Position = tuple[int, int]


class TransactionGaps:
    """The holes between transactions, in the file's order."""

    __slots__ = ("after", "before", "points")

    def __init__(self) -> None:
        self.before: list[Position] = []  # (page, line) of the transaction before each hole
        self.after: list[Position] = []
        self.points: list[tuple[int, int, int, int | None]] = []  # position, credit, debit; balance of the row before

    def add(self, last: Transaction | None, row: Transaction, position: int, credit: int, debit: int) -> None:
        """A hole before `row`. `position` transactions of `credit` and `debit` stand before it."""
        if len(self.points) < MOST_GAPS:
            self.before.append(position_of(last) if last else (-1, -1))
            self.after.append(position_of(row))
            self.points.append((position, credit, debit, last.balance if last else None))

    def position(
        self, rejected: list[RejectedRow], last: Transaction, total: Point
    ) -> tuple[list[PlacedRow], list[RejectedRow]]:
        """The rows with their positions, and those that have none."""
        found, lost = [], []
        end = position_of(last)
        for row in rejected:
            here = position_of(row)
            if here > end:
                found.append(PlacedRow(row, total, last.balance))
                continue
            index = bisect_right(self.before, here) - 1
            if index < 0 or here >= self.after[index]:
                lost.append(row)
                continue
            position, credit, debit, balance = self.points[index]
            found.append(PlacedRow(row, Point(position, credit, debit, 0), balance))
        return found, lost


def position_of(row: Transaction | RejectedRow) -> Position:
    """(page, line); page 0 in files without pages."""
    return row.page or 0, row.line


def may_have_moved(row: RejectedRow) -> bool:
    """Whether money may have moved with a row that was not read."""
    return row.moved != 0

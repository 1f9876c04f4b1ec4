"""The days of a file: which way they run, and, where balances stand after each day's last row only, each day's result."""

from dataclasses import dataclass
from datetime import date

from welfare.bankterms.model import PrintedFigures, Transaction

from .model import Day

MOST_DAYS = 4_000  # a file of more is no daily list


@dataclass(slots=True)
class DayStart:
    """A day's first row: how many rows and how much (credit − debit) stood before it, and the balance beside it."""

    day: date
    position: int
    moved: int
    balance: int | None


class Days:
    """Days in the order of the file; the same day twice where rows are not in order."""

    __slots__ = ("closed", "falling", "opened", "rising", "starts", "tails")

    def __init__(self) -> None:
        self.starts: list[DayStart] = []
        self.tails: list[int | None] = []  # the balance beside each day's last row
        self.rising = self.falling = 0
        self.opened = self.closed = 0  # days whose first, whose last row prints a balance

    def start(self, row: Transaction, before: Transaction | None, position: int, moved: int) -> None:
        """A row of another day than the one `before` it."""
        if before is not None:
            self.end(before)
            if row.day > before.day:
                self.rising += 1
            else:
                self.falling += 1
        self.opened += row.balance is not None
        if len(self.starts) <= MOST_DAYS:
            self.starts.append(DayStart(row.day, position, moved, row.balance))

    def end(self, last: Transaction) -> None:
        """The last row of a day."""
        self.closed += last.balance is not None
        if len(self.tails) <= MOST_DAYS:
            self.tails.append(last.balance)

    def are_closings(self, points: int, rows: int, *, newest_first: bool) -> bool:
        """Whether the `points` balances of `rows` rows stand at the ends of days only, and a day has more rows than one."""
        if not points or points == rows or points != (self.opened if newest_first else self.closed):
            return False
        ends = [start.position for start in self.starts[1:]] + [rows]
        closings = [start.balance for start in self.starts] if newest_first else self.tails
        return any(
            balance is not None and end - start.position > 1
            for start, end, balance in zip(self.starts, ends, closings, strict=True)
        )

    def results(self, rows: int, moved: int, printed: PrintedFigures, *, newest_first: bool) -> list[Day]:
        """Yesterday's closing + the day's credits − debits = the day's closing. The first closing is only the base."""
        if len(self.starts) > MOST_DAYS:
            return []
        ends = [(start.position, start.moved) for start in self.starts[1:]] + [(rows, moved)]
        closings = [start.balance for start in self.starts] if newest_first else self.tails
        found = [
            Day(start.day, position - start.position, after - start.moved, closing)
            for start, (position, after), closing in zip(self.starts, ends, closings, strict=True)
        ]
        oldest_first = found[::-1] if newest_first else found
        if oldest_first[-1].closing is None:
            oldest_first[-1].closing = printed.closing
        held, since = printed.opening, 0
        for today in oldest_first:
            since += today.movement
            if today.closing is None:
                continue
            if held is None:
                today.outcome = "base"
            else:
                today.outcome = "proven" if today.closing == held + since else "breaks"
            held, since = today.closing, 0
        return found

    def day_at(self, position: int) -> date | None:
        """The day of a row by its number from 1."""
        return next((start.day for start in reversed(self.starts) if start.position < position), None)

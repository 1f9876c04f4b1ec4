"""A row that a file prints twice, as where one page ends and the next begins: alike down to its balance, or its number.

True twins differ there: a balance that has moved on, a number of their own.
"""

from collections.abc import Iterator

from welfare.bankterms.model import RejectedRow, Transaction

from .repeated_runs import RepeatedRuns

PRINTED = (
    "day", "time", "debit", "credit", "memo", "reference", "balance", "sequence", "counterparty", "counter_account",
)  # fmt: skip
NEAR = 512  # rows back that are looked at, twice as many at most: two long pages


class Repeats:
    """Takes the rows of a file in its order. `is_repeat` is True for one that stood there before."""

    def __init__(self) -> None:
        self.before: Transaction | None = None
        self.by_balance: dict[int, Transaction] = {}
        self.by_number: dict[int, Transaction] = {}
        self.older: tuple[dict[int, Transaction], dict[int, Transaction]] = ({}, {})
        self.newest_first = 0  # steps between balances that fit so, less those that fit oldest first
        self.restarted = False  # whether numbers begin anew somewhere; then they name no row

    def is_repeat(self, row: Transaction) -> bool:
        """Whether the row stood in the file before; rows are asked about in their order, each once."""
        before = self.before
        if row.balance is not None:
            if (
                before is not None
                and before.balance is not None
                and not self.follows(before, row, row.balance - before.balance)
            ):
                twin = self.by_balance.get(row.balance) or self.older[0].get(row.balance)
                if twin is not None and same(twin, row):
                    return True
            self.by_balance[row.balance] = row
        elif row.sequence is not None and not self.restarted:
            self.restarted = row.sequence == 1 and before is not None and before.sequence != 2  # perhaps on every page
            twin = self.by_number.get(row.sequence) or self.older[1].get(row.sequence)
            if twin is not None and not self.restarted and same(twin, row):
                return True
            self.restarted |= twin is not None
            self.by_number[row.sequence] = row
        if len(self.by_balance) > NEAR or len(self.by_number) > NEAR:
            self.older = (self.by_balance, self.by_number)
            self.by_balance, self.by_number = {}, {}
        self.before = row
        return False

    def follows(self, before: Transaction, row: Transaction, step: int) -> bool:
        """Whether the balance of a row leads on from that of the row before it, in the order that the file has shown so far.
        `step`: from that balance to this one, in đồng."""
        oldest, newest = step == row.credit - row.debit, -step == before.credit - before.debit
        if oldest != newest and self.newest_first * (1 if newest else -1) < 0:
            return False
        self.newest_first += newest - oldest
        return oldest or newest


def same(one: Transaction, other: Transaction) -> bool:
    """Whether all that the file prints of two rows agrees."""
    return all(getattr(one, name) == getattr(other, name) for name in PRINTED)


def without_repeats(
    rows: Iterator[Transaction], rejected: list[RejectedRow], notes: list[str]
) -> Iterator[Transaction]:
    """The rows, each once; a repeated one is named among the rejected, and what may be one in `notes`."""
    repeats, runs = Repeats(), RepeatedRuns()
    for row in rows:
        if repeats.is_repeat(row):
            where = f"Trang {row.page}, dòng {row.line}" if row.page else f"Dòng {row.line}"
            reason = f"{where}: in lặp lại một dòng đã có, giống đến cả {'số dư' if row.balance is not None else 'số thứ tự'}."
            text = f"{row.day:%d/%m/%Y} | {row.memo}"[:300]
            rejected.append(
                RejectedRow(row.line, reason, row.page, text, "printed_twice", row.sequence, row.balance, moved=0)
            )
        else:
            if row.balance is None:
                runs.add(row)
            yield row
    notes += runs.notes()

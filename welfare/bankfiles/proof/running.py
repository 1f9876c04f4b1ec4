"""A balance after each row: opening + everything up to a row = its balance, and each difference says what is missing."""

from ..model import PrintedFigures, Transaction
from .breaks import MOST, Break


class Chain:
    """Links each printed balance to the one before. `newest_first`: the file begins with the last transaction."""

    def __init__(self, *, newest_first: bool):
        self.newest_first = newest_first
        self.balance: int | None = None  # the last one printed
        self.since = 0  # what moved after it
        self.first: tuple[int, Transaction] | None = None  # the balance before the first row (newest first: after it)
        self.breaks: list[Break] = []

    def see(self, row: Transaction) -> None:
        moved = row.credit - row.debit
        if not self.newest_first:
            self.since += moved
        if row.balance is not None:
            if self.balance is None:
                self.first = (row.balance if self.newest_first else row.balance - self.since, row)
            else:
                step = self.balance - row.balance if self.newest_first else row.balance - self.balance
                self.note(row, step - self.since)
            self.balance, self.since = row.balance, 0
        if self.newest_first:
            self.since += moved

    def note(self, row: Transaction, missing: int, where: str = "Số dư không nối với dòng trước") -> None:
        if missing and len(self.breaks) < MOST:
            self.breaks.append(Break(where, page=row.page, row=row.line, missing=missing))

    def close(self, controls: PrintedFigures) -> list[Break]:
        """All breaks, those against the printed opening and closing included."""
        before, after = controls.opening, controls.closing
        start, end = self.ends()
        head, tail = [], []
        if before is not None and start != before:
            head.append(Break("Số dư đầu kỳ không nối với dòng đầu", *place(self.first[1]), missing=start - before))
        if after is not None and end != after:
            tail.append(Break("Số dư cuối kỳ không nối với dòng cuối", missing=after - end))
        return [*head, *self.breaks, *tail]

    def ends(self) -> tuple[int, int]:
        """The balances before the first and after the last transaction, by the rows alone."""
        one, other = self.first[0], self.balance + (-self.since if self.newest_first else self.since)
        return (other, one) if self.newest_first else (one, other)


def place(row: Transaction) -> tuple[int | None, int]:
    return row.page, row.line


class Running:
    """Tries both directions in one pass and keeps the one that holds better: some banks print the newest row first."""

    chains_balances = True

    def __init__(self):
        self.ends: tuple[int | None, int | None] = (None, None)
        self.newest_first = False
        self.chains = (Chain(newest_first=False), Chain(newest_first=True))

    def see(self, row: Transaction) -> None:
        for chain in self.chains:
            chain.see(row)

    def close(self, controls: PrintedFigures) -> tuple[list[Break], bool, str]:
        if self.chains[0].first is None:
            return [], False, "Tệp không in số dư sau dòng nào."
        breaks, best = min(((chain.close(controls), chain) for chain in self.chains), key=lambda found: len(found[0]))
        self.ends, self.newest_first = best.ends(), best.newest_first
        if breaks:
            return breaks, False, "Số dư sau từng dòng không nối liền."
        why = "Số dư sau từng dòng nối liền đến từng đồng"
        printed = [
            words for words, value in (("đầu kỳ", controls.opening), ("cuối kỳ", controls.closing)) if value is not None
        ]
        return [], True, f"{why}, khớp số dư {' và '.join(printed)} in trong tệp." if printed else f"{why}."

    def open_ends(self, controls: PrintedFigures) -> tuple[bool, bool]:
        ends = controls.opening is None, controls.closing is None
        return ends[::-1] if self.newest_first else ends

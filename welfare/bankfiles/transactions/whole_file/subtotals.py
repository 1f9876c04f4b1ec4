"""Totals that a table prints again and again, of each day, month or page: the last of them is no total of the file."""

from collections.abc import Iterator
from contextlib import contextmanager

from welfare.bankterms.model import PrintedFigures, Transaction

Sums = tuple[int | None, int | None]  # money out, money in
Counts = tuple[int | None, int | None, int | None]  # of all rows, of those out, of those in
NO_COUNTS: Counts = (None, None, None)


class Subtotals:
    """Sees the rows of one file as they are given, and its lines of totals below rows."""

    def __init__(self, printed: PrintedFigures):
        self.printed = printed
        self.above: Sums | None = (
            None  # those that stand above all rows, or at the foot of a page, which is read before its rows
        )
        self.marks: list[int] = []  # rows above each of them
        self.latest: Sums = (None, None)
        self.taken = self.debit = self.credit = 0
        self.sums: dict[int, tuple[int, int]] = {}  # of all rows above a mark
        self.counted_at: list[int] = []  # rows above each line that counts some
        self.counted: Counts = NO_COUNTS  # what the latest of these says

    def totals(self) -> Sums:
        """Those that are taken for the file's by now."""
        return self.printed.total_debit, self.printed.total_credit

    def keep(self, totals: Sums) -> None:
        """Take these for the file's from now on."""
        self.printed.total_debit, self.printed.total_credit = totals

    @contextmanager
    def watch(self, rows: int) -> Iterator[None]:
        """While a line that is no row is read, below `rows` rows of which the last may not be given yet."""
        before = self.totals()
        if not rows:
            yield
            return
        self.keep((None, None))
        counts = self.counts()
        self.keep_counts(NO_COUNTS)
        yield
        if self.counts() != NO_COUNTS:
            self.counted = self.counts()
            self.counted_at.append(rows)
        self.keep_counts(counts)
        if (found := self.totals()) == (None, None):
            self.keep(before)
            return
        if self.marks and self.marks[-1] == rows:  # one line for money out, the next one for money in
            found = self.latest[0] if found[0] is None else found[0], self.latest[1] if found[1] is None else found[1]
            self.keep(found)
        if self.above is None or before != self.latest:
            self.above = before
        self.latest = found
        self.marks.append(rows)
        if rows == self.taken:
            self.sums[rows] = self.debit, self.credit

    def add(self, row: Transaction) -> None:
        """The next row of all."""
        self.taken, self.debit, self.credit = self.taken + 1, self.debit + row.debit, self.credit + row.credit
        if self.marks and self.marks[-1] == self.taken:
            self.sums[self.taken] = self.debit, self.credit

    def finish(self) -> None:
        """Once all rows are given: totals of a part of them are forgotten. One that is neither that of its part nor of all rows above it
        stays, for a row may lack."""
        self.finish_counts()
        if self.above is None or self.totals() == (None, None):
            return
        last = self.marks[-1] if self.totals() == self.latest else self.taken
        self.sums[self.taken] = self.debit, self.credit
        earlier = [mark for mark in self.marks if mark < last]
        debit, credit = self.sums.get(last, (0, 0))
        begun = self.sums.get(earlier[-1], (0, 0)) if earlier else (0, 0)
        is_of_part = self.agree(debit - begun[0], credit - begun[1])
        if last < self.taken and (is_of_part or self.agree(debit, credit)) or earlier and is_of_part:
            self.keep(self.above)
            begun = self.sums.get(self.marks[-1], (0, 0))
            if self.agree(self.debit - begun[0], self.credit - begun[1]):
                self.keep((None, None))

    def counts(self) -> Counts:
        """How many rows the file says that it has, by now."""
        return self.printed.count, self.printed.count_debit, self.printed.count_credit

    def keep_counts(self, counts: Counts) -> None:
        """Take these for the file's from now on."""
        self.printed.count, self.printed.count_debit, self.printed.count_credit = counts

    def finish_counts(self) -> None:
        """Once all rows are given: what counts the rows of a part, of a day or a page, says nothing of the file. What stands above all
        rows, or at the foot of a page, is known by now."""
        if not self.counted_at:
            return
        outside, last = self.counts(), self.counted_at[-1]
        earlier = max((mark for mark in self.counted_at if mark < self.taken), default=0)
        is_below = last == self.taken and outside == NO_COUNTS
        found = self.counted if is_below else outside
        is_of_part = earlier and found[0] == self.taken - earlier
        self.keep_counts(NO_COUNTS if is_of_part else (found[0], None, None) if is_below and earlier else found)

    def agree(self, debit: int, credit: int) -> bool:
        """Whether the totals are these sums, as far as they are printed."""
        return all(printed in (None, read) for printed, read in zip(self.totals(), (debit, credit), strict=True))

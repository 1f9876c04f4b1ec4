"""Sequence numbers that run 1…N without gap or repeat. They show that no row is lost, not that amounts are right.

A tail cut off is invisible. A file may count down, newest first. A number on a row that was not read is not missing. Numbers that
begin anew, on each page or in each month, leave many such tails: they prove nothing, and that they begin anew is no break.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from welfare.bankterms.model import RejectedRow, Transaction

from .model import BROKEN, MOST_SPANS, NONE, PROVEN, SEQUENCE, UNPROVEN, Break, Point, Span

ONE_BY_ONE = 1_000  # a longer gap is named as one break
SECOND = 2  # the number that shows that a 1 before it began anew
FAR = 1_000  # a number on an unread row that lies further behind the last one was not read right


@dataclass(slots=True)
class Irregularity:
    """Where numbers do not go on by one: `start` and `end`, points of the file; equal ones for a gap between two rows.

    `kind`: "gap" (`low` to `high` lack), "repeat" (of `low`), "behind" (`low` stands after `high`), "unnumbered".
    """

    kind: str
    start: Point
    end: Point
    low: int = 0
    high: int = 0
    page: int | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class SequenceRange:
    """Rows between two points. `with_start`, `with_end`: whether numbers that lack right there belong to it."""

    start: Point
    end: Point
    with_start: bool = True
    with_end: bool = True

    def holds(self, found: Irregularity) -> bool:
        """Whether an irregularity lies in the stretch, or at an edge that belongs to it."""
        if found.kind == "gap":
            at = found.start.position
            return self.start.position - self.with_start < at < self.end.position + self.with_end
        return self.start.position < found.end.position and found.start.position < self.end.position

    def clipped(self, point: Point) -> Point:
        """The point, or the edge of the stretch that it lies beyond."""
        return max(self.start, min(self.end, point, key=by_position), key=by_position)


def by_position(point: Point) -> int:
    """For sorting."""
    return point.position


class Sequence:
    """Follows the numbers. ProofBuilder asks only for rows whose number is not the `expected` one."""

    __slots__ = ("begins_anew", "expected", "first", "found", "more", "more_from", "step")

    def __init__(self) -> None:
        self.expected: int | None = None  # None as long as no row had a number
        self.first = 0
        self.step = 1
        self.begins_anew = False
        self.found: list[Irregularity] = []
        self.more = 0  # irregularities not kept
        self.more_from = Point(0, 0, 0, 0)

    @property
    def last(self) -> int:
        """The number taken last; 0 as long as there was none."""
        return 0 if self.expected is None else self.expected - self.step

    @property
    def is_printed(self) -> bool:
        """Whether there are two numbers at least: one alone says nothing."""
        return self.expected is not None and self.first != self.last

    def add(self, row: Transaction, before: Point) -> None:
        """A row whose number is not `expected`; `before`: the point above it."""
        number, expected = row.sequence, self.expected
        after = Point(before.position + 1, before.credit + row.credit, before.debit + row.debit, 0)
        if expected is None:
            if before.position:
                self.note(Irregularity("unnumbered", Point(0, 0, 0, 0), before))
            if number is not None:
                self.first, self.expected = number, number + 1
            return
        if number is None:
            self.unnumbered(before, after)
            return
        if number == SECOND and self.take_back_ones(before):
            self.begins_anew, self.expected = True, SECOND + 1
            return
        if self.last == self.first and number < self.first:
            self.step, self.expected = -1, self.first - 1  # a file that counts down
        where = {"page": row.page, "row": row.line}
        advance = (number - self.last) * self.step
        if advance - 1 > self.unnumbered_above(before):
            low, high = sorted((self.last + self.step, number - self.step))
            self.note(Irregularity("gap", before, before, low, high, **where))
        elif advance < 1:
            self.note(Irregularity("behind" if advance else "repeat", before, after, number, self.last, **where))
        if advance > 0:
            self.expected = number + self.step

    def take_back_ones(self, end: Point) -> bool:
        """Whether rows numbered 1 stand right above a point, though numbers had gone on: numbers begin anew with the last of them."""
        found = len(self.found)
        while self.found and self.found[-1].kind in ("behind", "repeat") and self.found[-1].low == 1 == self.step:
            if self.found[-1].end != end:
                break
            end = self.found.pop().start
        return len(self.found) < found

    def unnumbered_above(self, before: Point) -> int:
        """How many rows without a number stand right above: the numbers that lack may be theirs."""
        last = self.found[-1] if self.found else None
        return (
            last.end.position - last.start.position if last and last.kind == "unnumbered" and last.end == before else 0
        )

    def unnumbered(self, before: Point, after: Point) -> None:
        """A row without a number among rows that have one; neighbours become one irregularity."""
        last = self.found[-1] if self.found else None
        if last and last.kind == "unnumbered" and last.end == before:
            last.end = after
        else:
            self.note(Irregularity("unnumbered", before, after))

    def note(self, found: Irregularity) -> None:
        """Add an irregularity; of more than MOST_SPANS only the number and the first position are known."""
        if len(self.found) < MOST_SPANS:
            self.found.append(found)
            return
        if not self.more:
            self.more_from = found.start
        self.more += 1

    def finish(self, rejected: list[RejectedRow], total: Point, first: Transaction, last: Transaction) -> None:
        """The numbers below the lowest row and above the highest, now that unread rows and their numbers are known."""
        known = {row.sequence for row in rejected if row.sequence is not None}
        if self.begins_anew or len(self.found) == 1 and self.last > 1:  # of the last page or sheet stands only one row
            self.begins_anew |= self.take_back_ones(total)
            known = set() if self.begins_anew else known
        lowest, highest = sorted((self.first, self.last))
        top, bottom = Point(0, 0, 0, 0), total
        below, above = (bottom, top) if self.step < 0 else (top, bottom)
        further = max((number for number in known if highest < number <= highest + FAR), default=highest)
        for point, low, high in ((below, 1, lowest - 1), (above, highest + 1, further)):
            if low <= high:
                row = first if point is top else last
                gap = Irregularity("gap", point, point, low, high, row.page, row.line)
                self.found.insert(0 if point is top else len(self.found), gap)
        self.found = [each for one in self.found for each in without(one, known)]

    def spans(self, stretch: SequenceRange) -> Iterator[Span]:
        """The rows of a stretch as the numbers show them."""
        done, end = stretch.start, self.listed_end(stretch)
        good = (NONE, UNPROVEN) if self.begins_anew else (SEQUENCE, PROVEN)
        for found in filter(stretch.holds, self.found):
            first, last = stretch.clipped(found.start), stretch.clipped(found.end)
            yield from rows_between(done, first, *good)
            state, by = (UNPROVEN, NONE) if found.kind == "unnumbered" else (BROKEN, SEQUENCE)
            yield span_of(first, last, by, state, page=found.page, row=found.row)
            done = last
        yield from rows_between(done, end, *good)
        if end != stretch.end:
            yield span_of(end, stretch.end, SEQUENCE, BROKEN, more=self.more)

    def listed_end(self, stretch: SequenceRange) -> Point:
        """Where the irregularities that were not kept begin, or the end of the stretch."""
        return stretch.clipped(self.more_from) if self.more else stretch.end

    def breaks(self, stretch: SequenceRange) -> Iterator[Break]:
        """What is wrong in a stretch, number by number."""
        for found in filter(stretch.holds, self.found):
            yield from breaks_of(found)
        if self.listed_end(stretch) != stretch.end:
            yield Break(f"Còn {self.more} chỗ số thứ tự không chạy liền nữa")


def without(found: Irregularity, known: set[int]) -> Iterator[Irregularity]:
    """A gap without the numbers of unread rows: the gaps that remain of it. Anything else as it is."""
    if found.kind != "gap":
        yield found
        return
    low = found.low
    for number in sorted(each for each in known if found.low <= each <= found.high):
        if low < number:
            yield Irregularity("gap", found.start, found.end, low, number - 1, found.page, found.row)
        low = number + 1
    if low <= found.high:
        yield Irregularity("gap", found.start, found.end, low, found.high, found.page, found.row)


def breaks_of(found: Irregularity) -> Iterator[Break]:
    """The breaks of an irregularity: one for each number of a short gap, one for a long one."""
    where = {"page": found.page, "row": found.row}
    if found.kind == "repeat":
        yield Break(f"Số thứ tự {found.low} lặp lại", number=found.low, **where)
    elif found.kind == "behind":
        yield Break(f"Số thứ tự {found.low} đứng sau {found.high}", number=found.low, **where)
    elif found.kind == "gap" and found.high - found.low >= ONE_BY_ONE:
        count = found.high - found.low + 1
        yield Break(f"Thiếu {count} dòng, số thứ tự {found.low} đến {found.high}", number=found.low, **where)
    elif found.kind == "gap":
        for number in range(found.low, found.high + 1):
            yield Break(f"Thiếu số thứ tự {number}", number=number, **where)


def rows_between(start: Point, end: Point, by: str, state: str) -> Iterator[Span]:
    """The span between two points; none where no row stands there."""
    if start.position < end.position:
        yield span_of(start, end, by, state)


def span_of(start: Point, end: Point, by: str, state: str, **more: Any) -> Span:
    """The rows from one point to another as a span; `more`: further fields of Span."""
    return Span(start.position + 1, end.position, end.credit - start.credit, end.debit - start.debit, by, state, **more)

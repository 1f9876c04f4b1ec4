"""Printed balances as points, and whether the rows between two neighbouring ones add up to their difference.

A file begins with its oldest transaction or with its newest. Then the balance printed with a row stands below the row, or
above it: `Chain` keeps the points of one of the two directions, `direction` says which of them the file was written in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from welfare.bankterms.model import PrintedFigures, RejectedRow

from .disorder import MOST_POINTS, are_in_some_order, key_of
from .model import MOST_SPANS, Point


class Chain:
    """The points of one direction while rows pass. Points between which everything fits are not kept, only their ends.

    `key` is what the next printed balance must give to fit (see ProofBuilder.add); None before the first.
    `joined[i]`: all points between `points[i - 1]` and `points[i]` fit. `misfits` counts the others, kept or not. `keys` of the points;
    `reordered`: how often rows stand in another order than their balances (disorder.py); `is_open`: the newest ones do, with no closing balance;
    `settled`: how many misfits these were.
    """

    __slots__ = (
        "is_full", "is_open", "joined", "key", "keys", "misfits", "newest_first", "points", "reordered", "settled"
    )  # fmt: skip

    def __init__(self, *, newest_first: bool):
        self.newest_first = newest_first
        self.key: int | None = None
        self.points: list[Point] = []
        self.keys: list[int] = []
        self.joined: list[bool] = []
        self.misfits = self.reordered = self.settled = 0
        self.is_full = self.is_open = False

    def keep(self, point: Point, *, joined: bool) -> None:
        """Keep a point."""
        self.points.append(point)
        self.keys.append(key_of(point, newest_first=self.newest_first))
        self.joined.append(joined)

    def break_at(self, point: Point, before: Point | None) -> None:
        """A point that does not fit the one `before` it, or the first of all."""
        if before is None:
            self.keep(point, joined=False)
            return
        self.misfits += 1
        if self.is_full:
            return
        self.end_run(before)
        if len(self.points) >= MOST_SPANS:
            self.is_full = True
            return
        self.keep(point, joined=False)
        last = len(self.keys) - 1
        for first in range(last - 2, max(-1, last - MOST_POINTS), -1):
            if self.keys[first] == self.keys[last] and self.join_in_some_order(first, last):
                break

    def join_in_some_order(self, first: int, last: int) -> bool:
        """Join two points if the rows between them fit in another order than the file's."""
        if not are_in_some_order(self.points[first : last + 1], newest_first=self.newest_first):
            return False
        self.settle(self.joined[first + 1 : last + 1].count(False))
        self.joined[last] = True
        for values in (self.points, self.keys, self.joined):
            del values[first + (not self.joined[first]) : last]
        return True

    def settle(self, misfits: int) -> None:
        """So many misfits are rows in another order."""
        self.misfits -= misfits
        self.settled += misfits
        self.reordered += 1

    def end_run(self, last: Point) -> None:
        """Keep the last point of a run that fits."""
        if last != self.points[-1] and not self.is_full:
            self.keep(last, joined=True)


# Oldest first, a row's balance stands below it, before whatever follows; newest first, above it.
TOP, BELOW_ROW, REJECTED, ABOVE_ROW, BOTTOM = range(5)


@dataclass(slots=True)
class Anchor:
    """A point in the order of the file. `joined`: everything from the anchor before to this one fits.

    `more`: how many misfits in between were not kept.
    """

    point: Point
    tier: int  # which of several things at one position comes first
    joined: bool = False
    more: int = 0


@dataclass(slots=True)
class PlacedRow:
    """A rejected row and the point of the file where it stands; `point.balance` is of no meaning."""

    rejected: RejectedRow
    point: Point
    balance_before: int | None  # printed with the transaction that stands before it in the file
    tier: int = REJECTED


@dataclass(slots=True)
class Segment:
    """What lies between two neighbouring points: rows, and rejected rows. `missing` đồng to make them add up; 0: proven."""

    start: Point
    end: Point
    missing: int
    more: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)


@dataclass(slots=True)
class Balances:
    """The segments of a file, and what lies outside of them."""

    newest_first: bool
    segments: list[Segment]
    reordered: int = 0  # as of Chain, and `is_open` likewise
    is_open: bool = False
    first: Anchor | None = None  # the first point in the file's order
    last: Anchor | None = None
    before: list[RejectedRow] = field(default_factory=list)  # rejected rows that stand before the first point
    after: list[RejectedRow] = field(default_factory=list)


def missing_between(start: Point, end: Point, *, newest_first: bool) -> int:
    """What the rows between two points lack, in đồng: above zero money in."""
    step = start.balance - end.balance if newest_first else end.balance - start.balance
    return step - (end.credit - start.credit) + (end.debit - start.debit)


def anchors_of(chain: Chain, last: Point | None, printed: PrintedFigures, total: Point) -> list[Anchor]:
    """The chain's points and the printed opening and closing balance, in the order of the file.

    `last`: the last point that a row printed; `total`: how many rows there are, with their sums.
    """
    if last is not None:
        chain.end_run(last)
    row_tier = ABOVE_ROW if chain.newest_first else BELOW_ROW
    found = [Anchor(point, row_tier, joined) for point, joined in zip(chain.points, chain.joined, strict=True)]
    if chain.is_full and last is not None:
        found.append(Anchor(last, row_tier, more=chain.misfits - sum(not each for each in chain.joined[1:])))
    top, bottom = ("closing", "opening") if chain.newest_first else ("opening", "closing")
    if (amount := getattr(printed, top)) is not None:
        found.insert(0, Anchor(Point(0, 0, 0, amount, label=top), TOP))
    if (amount := getattr(printed, bottom)) is not None:
        found.append(Anchor(Point(total.position, total.credit, total.debit, amount, label=bottom), BOTTOM))
    join_ends(chain, found)
    return found


def join_ends(chain: Chain, anchors: list[Anchor]) -> None:
    """Join the rows beside a printed opening or closing balance, and the newest ones, where they fit in another order than the file's."""
    for at_top in (True, False):
        last = len(anchors) - 1
        ends = anchors[:2] if at_top else anchors[-2:]
        if last < 2 or not missing_between(*(anchor.point for anchor in ends), newest_first=chain.newest_first):
            continue
        is_open = at_top == chain.newest_first and not anchors[0 if at_top else last].point.label
        spans = ((0, other) if at_top else (last - other, last) for other in range(2, min(last, MOST_POINTS) + 1))
        for start, stop in spans:
            between = anchors[start + 1 : stop + 1]
            points = [anchor.point for anchor in anchors[start : stop + 1]]
            if any(anchor.more for anchor in between):
                break
            if are_in_some_order(points, newest_first=chain.newest_first, is_open=is_open):
                broken = (each for each in between if not each.joined and each.tier not in (TOP, BOTTOM))
                chain.settle(sum(each.point is not chain.points[0] for each in broken))
                chain.settled += not is_open
                chain.is_open |= is_open
                anchors[start + 1 : stop + 1] = [Anchor(points[-1], anchors[stop].tier, joined=True)]
                break


def join(chain: Chain, anchors: list[Anchor], placed: Iterable[PlacedRow]) -> Balances:
    """Segments between neighbouring points. A balance on a rejected row is a point too, where nothing else joins."""
    items: list[Anchor | PlacedRow] = [*anchors, *placed]
    items.sort(key=lambda item: (item.point.position, item.tier))  # stable: rejected rows keep their order
    items = [*with_points_of_rejected(items, newest_first=chain.newest_first)]
    found, previous = Balances(chain.newest_first, [], chain.reordered, chain.is_open), None
    between: list[RejectedRow] = []
    for item in items:
        if isinstance(item, PlacedRow):
            between.append(item.rejected)
            continue
        if previous is None:
            found.first, found.before = item, between
        else:
            start, end = previous.point, item.point
            lacks = 0 if item.joined else missing_between(start, end, newest_first=chain.newest_first)
            found.segments.append(Segment(start, end, lacks, item.more, between))
        previous, between = item, []
    found.last, found.after = previous, between
    return found


def with_points_of_rejected(items: Sequence[Anchor | PlacedRow], *, newest_first: bool) -> Iterator[Anchor | PlacedRow]:
    """The items, and a point beside each rejected row that prints a balance.

    Not inside a run that is joined without it; nor where the balance only repeats the row before, as a row printed twice.
    """
    next_anchor: list[Anchor | None] = [None] * len(items)
    coming: Anchor | None = None
    for index, item in reversed([*enumerate(items)]):
        next_anchor[index] = coming
        if isinstance(item, Anchor):
            coming = item
    for item, coming in zip(items, next_anchor, strict=True):
        balance = None if isinstance(item, Anchor) else own_balance(item)
        if isinstance(item, Anchor) or balance is None or (coming is not None and (coming.joined or coming.more)):
            yield item
            continue
        here, row = item.point, item.rejected
        anchor = Anchor(Point(here.position, here.credit, here.debit, balance, row.page, row.line), item.tier)
        yield from (anchor, item) if newest_first else (item, anchor)


def own_balance(item: PlacedRow) -> int | None:
    """The balance that a rejected row prints; None where there is none, or only that of the row before once more."""
    balance = item.rejected.balance
    return None if balance == item.balance_before else balance


def direction(
    chains: tuple[Chain, Chain], sets: Iterable[list[Anchor]], *, rising: bool, falling: bool, balances: int
) -> int:
    """Which of the two chains (0: oldest first, 1: newest first) the file was written in. `sets`: the anchors of both.

    Days, or the times of a single day, that only rise or only fall decide: a few balances may fit the other way by chance,
    or because a row is lost; not so where all of many fit that way, and half of them break this way. Without days the
    chain counts that breaks less often, in the file's own order, and oldest first where both do alike. `balances`: how many rows print one.
    """
    broken = [
        chain.misfits + chain.settled + broken_ends(found, chain) for chain, found in zip(chains, sets, strict=True)
    ]
    if rising == falling:
        return int(broken[1] < broken[0])
    by_days = int(falling)
    is_wrong = balances > 3 and not broken[1 - by_days] and broken[by_days] * 2 >= balances
    return 1 - by_days if is_wrong else by_days


def broken_ends(anchors: list[Anchor], chain: Chain) -> int:
    """How many of the printed opening and closing balance do not fit their neighbour."""
    pairs = [(one.point, other.point) for one, other in zip(anchors, anchors[1:], strict=False)]
    return sum(
        bool(missing_between(*pair, newest_first=chain.newest_first))
        for pair in pairs
        if pair[0].label or pair[1].label
    )

"""Two files of one account beside each other: which rows are the same, and which contradict each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from .candidates import Run, runs
from .columns import ABSENT, Rows
from .evidence import Evidence

NEAR = 3  # rows that a pair may lie apart from rows that are the same
IN_KEYS = ("time", "reference", "balance")


@dataclass
class Comparison:
    """Pairs of positions, each position once: `same`, and `contrary` rows that the bank can't have written both of."""

    same: dict[int, int] = field(default_factory=dict)
    contrary: dict[int, int] = field(default_factory=dict)


def compare(one: Rows, other: Rows) -> Comparison:
    """What two files hold of the same rows. Files may be the newest or the oldest first; where one is of a single day, both
    orders are tried. Both should be cut to the days that they share (`Rows.between`)."""
    if not one.content or not other.content:
        return Comparison()
    ways = one.direction * other.direction
    in_order = compare_in_order(one, other) if ways >= 0 else None
    if in_order and (ways > 0 or len(in_order.same) == min(len(one), len(other))):
        return in_order
    turned = turn(compare_in_order(one, other.reversed()), len(other))
    return turned if in_order is None or len(turned.same) > len(in_order.same) else in_order


def turn(found: Comparison, rows: int) -> Comparison:
    """A comparison with a reversed file, in the positions of the file as it is."""
    return Comparison(
        {here: rows - 1 - there for here, there in found.same.items()},
        {here: rows - 1 - there for here, there in found.contrary.items()},
    )


def compare_in_order(one: Rows, other: Rows) -> Comparison:
    """What two files hold of the same rows, both with the same end first."""
    evidence = Evidence(one, other)
    found = Comparison()
    taken: set[int] = set()
    for run in strongest(evidence, keys(one, other)):
        add(found.same, taken, run)
    widen(found.same, taken, evidence)
    find_contradicting(found, taken, evidence)
    return found


def keys(one: Rows, other: Rows) -> tuple[Sequence[int], Sequence[int]]:
    """A number for each row: its content and what every row of both files prints beside it."""
    names = [name for name in IN_KEYS if one.prints_everywhere(name) and other.prints_everywhere(name)]
    if not names:
        return one.content, other.content
    numbers: dict[tuple[int, ...], int] = {}
    here, there = (
        [
            numbers.setdefault(key, len(numbers))
            for key in zip(rows.content, *(getattr(rows, name) for name in names), strict=True)
        ]
        for rows in (one, other)
    )
    return here, there


def strongest(evidence: Evidence, pair: tuple[Sequence[int], Sequence[int]]) -> list[Run]:
    """Runs that are no coincidence, the longest first."""
    pieces = {piece for run in runs(*pair) for piece in agreeing(evidence, run)}
    return sorted((run for run in pieces if evidence.holds(run)), key=lambda run: (-run.rows, run))


def agreeing(evidence: Evidence, run: Run) -> Iterator[Run]:
    """The run in pieces whose pairs agree in all, and whose sequence numbers lie equally far apart."""
    begun, shift = 0, None
    for step in range(run.rows):
        here, there = run.start + step, run.other + step
        now = evidence.shift(here, there)
        if evidence.differ(here, there):
            if step > begun:
                yield Run(run.start + begun, run.other + begun, step - begun)
            begun, shift = step + 1, None
        elif now is not None and shift not in (None, now):
            yield Run(run.start + begun, run.other + begun, step - begun)
            begun, shift = step, now
        elif now is not None:
            shift = now
    if run.rows > begun:
        yield Run(run.start + begun, run.other + begun, run.rows - begun)


def add(same: dict[int, int], taken: set[int], run: Run) -> None:
    """The pairs of a run of which neither row has its pair yet."""
    for here, there in zip(range(run.start, run.start + run.rows), range(run.other, run.other + run.rows), strict=True):
        if here not in same and there not in taken:
            same[here] = there
            taken.add(there)


def widen(same: dict[int, int], taken: set[int], evidence: Evidence) -> None:
    """Rows that agree just before or behind rows that are the same, but for a few that one of the files lacks."""
    for step, order in ((1, sorted(same)), (-1, sorted(same, reverse=True))):
        for here in order:
            while (pair := next_pair(here, same, taken, evidence, step)) is not None:
                here = pair[0]
                same[here] = pair[1]
                taken.add(pair[1])


def next_pair(
    here: int, same: dict[int, int], taken: set[int], evidence: Evidence, step: int
) -> tuple[int, int] | None:
    """The nearest pair that agrees and has no pair of its own, counted from a row that has one."""
    there = same[here]
    if here + step in same or there + step in taken:
        return None
    for gap in range(2, 2 * NEAR + 3):
        for offset in range(1, gap):
            position, beside = here + step * offset, there + step * (gap - offset)
            if not (0 <= position < len(evidence.one) and 0 <= beside < len(evidence.other)):
                continue
            if position not in same and beside not in taken and evidence.agree(position, beside):
                shifts = evidence.shift(here, there), evidence.shift(position, beside)
                if None in shifts or shifts[0] == shifts[1] or not evidence.numbered:
                    return position, beside
    return None


def find_contradicting(found: Comparison, taken: set[int], evidence: Evidence) -> None:
    """Rows without a pair that stand where another one stands, or differ in what the bank gives once alone."""
    lone = set(found.contrary.values())

    def contradict(here: int, there: int) -> None:
        if here not in found.same and here not in found.contrary and there not in taken and there not in lone:
            found.contrary[here] = there
            lone.add(there)

    for here, there in beside_same(found.same, evidence):
        if there not in taken:
            contradict(here, there)
    one, other = evidence.one, evidence.other
    for run in runs(one.content, other.content):
        if evidence.is_seldom(run):
            for step in range(run.rows):
                if evidence.differ(run.start + step, run.other + step):
                    contradict(run.start + step, run.other + step)
    if evidence.references:
        positions = {value: position for position, value in enumerate(other.reference) if value != ABSENT}
        for here, value in enumerate(one.reference):
            if value in positions and one.days[here] == other.days[positions[value]]:
                contradict(here, positions[value])


def beside_same(same: dict[int, int], evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Pairs that stand equally far behind, or before, the nearest rows that are the same. Of one day, unless as many rows
    of the one file as of the other stand between rows that are the same."""
    one, other = evidence.one, evidence.other
    partners = set(same.values())
    for step in (1, -1):
        order = sorted(same, reverse=step < 0)
        for here, following in zip_longest(order, order[1:]):
            enclosed = following is not None and same[following] - same[here] == following - here
            position, beside = here + step, same[here] + step
            while 0 <= position < len(one) and 0 <= beside < len(other):
                if position in same or beside in partners or not (enclosed or one.days[position] == other.days[beside]):
                    break
                yield position, beside
                position, beside = position + step, beside + step

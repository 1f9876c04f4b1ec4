"""Where rows of two files stand in the same order: runs of equal keys, found in time that grows with the files alone.

Two ways: a run that begins where one of the files begins (by the Z-algorithm, whatever repeats in it), and a run around a
row that is rare in both.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

MOST_FROM_START = 8  # the longest: of rows that are all alike each one begins a run
MOST_PAIRS = 4  # of a key that is rare: how often in one file × how often in the other


class Run(NamedTuple):
    """Rows `start` … `start + rows - 1` of one file beside `other` … of the other."""

    start: int
    other: int
    rows: int


def runs(one: Sequence[int], other: Sequence[int]) -> Iterator[Run]:
    """Runs of equal keys that go as far as they can; some may be given twice."""
    yield from from_start(one, other)
    yield from (Run(there, here, rows) for here, there, rows in from_start(other, one))
    yield from around_rare(one, other)


def from_start(one: Sequence[int], other: Sequence[int]) -> Iterator[Run]:
    """Runs that begin with the first row of `one` and go to the end of either file."""
    lengths = z_lengths([*one, -1, *other])[len(one) + 1 :]  # no key is below 0
    found = [
        Run(0, position, rows)
        for position, rows in enumerate(lengths)
        if rows and (rows == len(one) or position + rows == len(other))
    ]
    yield from nlargest(MOST_FROM_START, found, key=lambda run: run.rows)


def z_lengths(keys: Sequence[int]) -> "array[int]":
    """For each position, how many keys from it on are those of the beginning (Gusfield's Z-algorithm)."""
    found, left, right = array("q", bytes(8 * len(keys))), 0, 0
    for position in range(1, len(keys)):
        length = min(right - position, found[position - left]) if position < right else 0
        while position + length < len(keys) and keys[length] == keys[position + length]:
            length += 1
        found[position] = length
        if position + length > right:
            left, right = position, position + length
    return found


def around_rare(one: Sequence[int], other: Sequence[int]) -> Iterator[Run]:
    """Runs that hold at least one row that is rare in both files."""
    here, there = positions(one), positions(other)
    reached: dict[int, int] = {}  # the end of the last run, by how far the positions lie apart
    for start, key in enumerate(one):
        if key not in there or len(here[key]) * len(there[key]) > MOST_PAIRS:
            continue
        for position in there[key]:
            if reached.get(position - start, -1) > start:
                continue
            run = widest(one, other, start, position)
            reached[position - start] = run.start + run.rows
            yield run


def widest(one: Sequence[int], other: Sequence[int], start: int, position: int) -> Run:
    """The run around a pair of equal rows."""
    back = 0
    while start - back > 0 and position - back > 0 and one[start - back - 1] == other[position - back - 1]:
        back += 1
    on = 1
    while start + on < len(one) and position + on < len(other) and one[start + on] == other[position + on]:
        on += 1
    return Run(start - back, position - back, back + on)


def positions(keys: Sequence[int]) -> dict[int, list[int]]:
    """Where each key stands, in the order of the file."""
    found = defaultdict(list)
    for position, key in enumerate(keys):
        found[key].append(position)
    return found

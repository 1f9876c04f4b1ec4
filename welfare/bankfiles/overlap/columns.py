"""The rows of one file as columns of small numbers: a row takes forty bytes, and two rows are compared at once."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise
from typing import Any

ABSENT = -1 << 62  # a value that a row does not print


class Numbers(dict[Hashable, int]):
    """Equal values get equal numbers, 0, 1, 2, …; None and "" get ABSENT. Shared by the files that are compared."""

    def __missing__(self, value: Hashable) -> int:
        self[value] = number = ABSENT if value in (None, "") else len(self)
        return number


class Rows:
    """Rows in a file's order. `keys`: what the caller knows each row by. `content`: day, amounts and memo (its letters and digits),
    by number; the other columns hold ABSENT where a row prints nothing.

    `is_start` and `is_end`: whether the file truly begins and ends here, and goes on in no row that was left out.
    """

    OPTIONAL = ("time", "reference", "balance", "sequence")
    COLUMNS = ("keys", "content", "days", *OPTIONAL)

    keys: "array[int]"
    content: "array[int]"
    days: "array[int]"
    time: "array[int]"
    reference: "array[int]"
    balance: "array[int]"
    sequence: "array[int]"

    def __init__(self, *, is_start: bool = True, is_end: bool = True):
        self.is_start, self.is_end = is_start, is_end
        for name in self.COLUMNS:
            setattr(self, name, array("q"))

    @classmethod
    def of(cls, rows: Iterable[tuple[Any, ...]], numbers: Numbers) -> "Rows":
        """From (key, identity, day by its number, time, reference, balance, sequence)."""
        found = cls()
        adders: list[Callable[[int], None]] = [getattr(found, name).append for name in cls.COLUMNS]
        key_of, content_of, day_of, time_of, reference_of, balance_of, sequence_of = adders
        for key, identity, day, time, reference, balance, sequence in rows:
            key_of(key)
            content_of(numbers[identity])
            day_of(day)
            time_of(numbers[time])
            reference_of(numbers[reference])
            balance_of(ABSENT if balance is None else balance)
            sequence_of(ABSENT if sequence is None else sequence)
        return found

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def direction(self) -> int:
        """1: the oldest day first, -1: the newest first, 0: one day only."""
        return (self.days[-1] > self.days[0]) - (self.days[-1] < self.days[0]) if self.days else 0

    @property
    def is_sorted(self) -> bool:
        """Whether no day comes before that of an earlier row."""
        return all(one <= other for one, other in pairwise(self.days))

    def reversed(self) -> "Rows":
        """The same rows, the last one first."""
        found = Rows(is_start=self.is_end, is_end=self.is_start)
        for name in self.COLUMNS:
            setattr(found, name, getattr(self, name)[::-1])
        return found

    def between(self, first: int, last: int) -> "Rows":
        """The rows of these days alone, in their order."""
        if self.is_sorted:
            start, end = bisect_left(self.days, first), bisect_right(self.days, last)
            found = Rows(is_start=self.is_start and start == 0, is_end=self.is_end and end == len(self))
            for name in self.COLUMNS:
                setattr(found, name, getattr(self, name)[start:end])
            return found
        chosen = [position for position, day in enumerate(self.days) if first <= day <= last]
        found = Rows(is_start=self.is_start and 0 in chosen[:1], is_end=self.is_end and len(self) - 1 in chosen[-1:])
        for name in self.COLUMNS:
            column = getattr(self, name)
            setattr(found, name, array("q", (column[position] for position in chosen)))
        return found

    def prints_everywhere(self, name: str) -> bool:
        """Whether every row has a value in the column of that name."""
        return ABSENT not in getattr(self, name)

    def is_unique(self, name: str) -> bool:
        """Whether the column names each row that it is printed for, and does so for more than one."""
        printed = [value for value in getattr(self, name) if value != ABSENT]
        return len(printed) > 1 and len(set(printed)) == len(printed)

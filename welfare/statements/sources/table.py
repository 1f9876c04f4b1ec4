"""Lines of cells, whatever file they come from. Readers of tables know no more than this."""

from collections.abc import Iterator
from typing import Protocol

HEAD_LINES = 60  # banks print a block of labels before the table; none is longer

Line = tuple[int, list]


class Table(Protocol):
    """`head`: the first lines, for recognition. Iterating gives all lines, numbered as the file shows them from 1.

    A cell is text (NFC, stripped) or what Excel stores: a number, a day, a time. `total`: lines to come, None where
    unknown. `computed`: (line, column from 0) of cells that hold a formula.
    """

    head: list[Line]
    total: int | None
    computed: set[tuple[int, int]]

    def __iter__(self) -> Iterator[Line]: ...

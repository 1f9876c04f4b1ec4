"""Where a proof fails."""

from dataclasses import dataclass
from datetime import date

MOST = 10_000  # breaks named one by one; a file with more is no statement that anybody would go through


@dataclass(frozen=True)
class Break:
    """`where` in Vietnamese; `page` and `row` as the reader counts them, None for the file as a whole.

    `missing` is what lacks in đồng: above zero money in, below zero money out; None where no amount is printed.
    `number` is the sequence number that lacks or comes twice.
    """

    where: str
    page: int | None = None
    row: int | None = None
    missing: int | None = None
    number: int | None = None


@dataclass
class Day:
    """One day of a proof by daily balances. `movement` and `closing` in đồng; `closing` None where none is printed."""

    day: date
    rows: int = 0
    movement: int = 0
    closing: int | None = None
    outcome: str = "unprovable"

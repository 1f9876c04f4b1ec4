"""Which mark parts thousands in a file of millions, where “1.500” alone may as well be one and a half.

A file that writes “500” and “1.000” side by side means thousands: what writes three decimals writes “500.000”, and what
leaves out decimals of nothing writes “1”. So does “1.000.000”. All rows are looked at before the first is read.
"""

import re
from collections import Counter
from collections.abc import Iterable

from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.model import PrintedFigures
from welfare.bankterms.text.amounts import CURRENCY
from welfare.bankterms.text.cells import Cells

LARGE = 1_000  # đồng; in units above it three digits behind a mark may be decimals
PLAIN = re.compile(r"[1-9]\d*", re.ASCII)
ROUND = re.compile(r"[1-9]\d{0,2}([.,])\d\d0", re.ASCII)
LONG = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})+", re.ASCII)
DECIMAL = re.compile(r"\d+([.,])(?:\d{1,2}|\d{4,})|0([.,])\d+", re.ASCII)


def read_thousands_mark(columns: Columns, rows: Iterable[Cells], printed: PrintedFigures, notes: list[str]) -> None:
    """Put the mark into `printed.group` where the rows leave no doubt, and say so."""
    large = [position for position in positions_of(columns) if columns.units.get(position, printed.unit) > LARGE]
    if not large:
        return
    seen = SeparatorCounts()
    for cells in rows:
        for position in large:
            if len(cells) > position and isinstance(cells[position], str):
                seen.add(cells[position])
    printed.group = seen.group()
    if printed.group:
        notes.append(
            f"Dấu “{printed.group}” trong số tiền ngắt hàng nghìn: tệp ghi cả số có ba chữ số sau dấu và số tròn không có dấu."
        )


def positions_of(columns: Columns) -> set[int]:
    """The columns of money, balances among them."""
    return {position for name in (*MONEY, "balance") if (position := columns.positions.get(name)) is not None}


class SeparatorCounts:
    """Counts by which marks the amounts of a file are parted, and how."""

    def __init__(self) -> None:
        self.plain = 0
        self.round: Counter[str] = Counter()
        self.long: Counter[str] = Counter()
        self.decimal: Counter[str] = Counter()

    def add(self, cell: str) -> None:
        """A cell of a column of money."""
        bare = CURRENCY.sub("", cell.strip()).strip("+-−() ")
        self.plain += bool(PLAIN.fullmatch(bare))
        for pattern, counts in ((ROUND, self.round), (LONG, self.long), (DECIMAL, self.decimal)):
            if found := pattern.fullmatch(bare):
                counts[next(filter(None, found.groups()))] += 1

    def group(self) -> str:
        """The mark that certainly parts thousands; "" where none does, or where two do."""
        found = [
            mark for mark in ".," if (self.long[mark] or self.round[mark] and self.plain) and not self.decimal[mark]
        ]
        return found[0] if len(found) == 1 else ""

"""Sums that a sheet prints, compared with the records above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from frontportal.kit.values.money import parse_money
from frontportal.kit.values.text import fold, nfc

from ..files.grid import is_filled
from .line import COUNTED, Line, is_number
from .result import Difference, TotalRow

ROWS = "số dòng"


@dataclass
class ColumnSums:
    """Adds up the columns of numbers as rows are read: header → sum, of all rows and of those since the last sum.

    `units`: of columns of money, what a written 1 stands for in đồng; there “2tr5” is an amount, too.
    """

    headers: dict[int, str]  # position of a column → header
    units: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.whole, self.part = dict.fromkeys(self.headers, Decimal(0)), dict.fromkeys(self.headers, Decimal(0))
        self.rows = self.part_rows = 0

    def add(self, cells: Sequence[Any]) -> None:
        """Take the numbers of a record."""
        self.rows, self.part_rows = self.rows + 1, self.part_rows + 1
        for position in self.headers:
            number = self.number_at(position, cells)
            self.whole[position] += number
            self.part[position] += number

    def number_at(self, position: int, cells: Sequence[Any]) -> Decimal:
        """A cell's number, as its column counts; 0 where it is none."""
        cell = cells[position] if position < len(cells) else None
        if isinstance(cell, str) and position in self.units and not is_number(cell):
            try:
                return Decimal(parse_money(cell)) / self.units[position]
            except ValueError:
                return Decimal(0)
        return number_of(cell)

    def compare(self, line: Line) -> TotalRow:
        """What a line of sums says against the records above it: all of them, or those since the sum before."""
        agreeing, differences = [], []
        for position, header in self.headers.items():
            cell = line.cells[position] if position < len(line.cells) else None
            printed = self.number_at(position, line.cells)
            if not (is_filled(cell) and (is_number(cell) or printed)):
                continue
            if printed in (self.whole[position], self.part[position]):
                agreeing.append(header)
            else:
                whole = self.part[position] == self.whole[position] or fold(line.label).startswith("tong")
                differences.append(
                    Difference(header, shown(printed), shown((self.whole if whole else self.part)[position]))
                )
        counted = next(filter(None, (COUNTED.search(nfc(cell)) for cell in line.filled if isinstance(cell, str))), None)
        if counted and int(counted[1]) not in (self.rows, self.part_rows):
            differences.append(Difference(ROWS, shown(Decimal(counted[1])), shown(Decimal(self.rows))))
        self.part, self.part_rows = dict.fromkeys(self.headers, Decimal(0)), 0
        return TotalRow(line.number, line.label[:80], tuple(agreeing), tuple(differences))


def shown(number: Decimal) -> str:
    """A number as Vietnamese write it: `Decimal("2412.5")` → `"2.412,5"`."""
    return f"{number.normalize():,f}".translate(str.maketrans(",.", ".,"))


def number_of(cell: Any) -> Decimal:
    """A cell's number, 0 where it is none. Dots group, a comma parts, as offices write."""
    if isinstance(cell, bool) or cell is None:
        return Decimal(0)
    if isinstance(cell, int | float):
        return round(Decimal(str(cell)), 6)
    text = cell.strip().replace("−", "-") if isinstance(cell, str) and is_number(cell) else ""
    plain = re.sub(r"[.\s](?=\d{3}(?:\D|$))", "", text).rstrip("%").replace(",", ".").replace(" ", "")
    return Decimal(plain) if re.fullmatch(r"-?\d{1,18}(?:\.\d+)?", plain) else Decimal(0)

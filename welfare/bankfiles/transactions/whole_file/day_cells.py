"""Cells of days that say less than a day: without a year, a mark for the day above, in a cell that reaches over several lines."""

import re

from welfare.bankfiles.sources.lines import Table
from welfare.bankterms.columns.header import MONEY, Columns
from welfare.bankterms.columns.yearless import Years
from welfare.bankterms.text.cells import Cells
from welfare.bankterms.text.words import fold

from ..line_kinds import has_digit

DITTO = re.compile(r"[-–—\s]*(?:n\.?/?t\.?|nhu (?:dong )?tren|[\"”“″〃]{1,2}|'{2}|’{2})[-–—\s]*")
LAST_OF_MONTH = 31


class DayCells:
    """Completes the days of a table's rows, which have an amount: “2/9” without one is a page's number."""

    def __init__(self, table: Table, columns: Columns, years: Years):
        self.table, self.years, self.day = table, years, columns.positions["day"]
        self.money = [columns.positions[name] for name in MONEY if columns.has(name)]

    def needs(self, cells: Cells, *, is_row: bool) -> bool:
        """Whether a line may hold such a cell: one that is no row as it stands, or a row of which a small number is the day."""
        if is_row:
            return self.years.are_known and isinstance(cells[self.day], float) and cells[self.day] <= LAST_OF_MONTH
        return len(cells) > self.day

    def completed(self, line: int, cells: Cells, above: object = "") -> Cells:
        """The cells with a whole day; the same ones where nothing tells it. `above`: the day of the row before."""
        if len(cells) <= self.day or not any(has_digit(cells[at]) for at in self.money if len(cells) > at):
            return cells
        cell = cells[self.day]
        if cell == "":
            cell = self.table.covered.get((line, self.day), "")
        if isinstance(cell, float):
            cell = f"{cell:.0f}" if cell.is_integer() else cell
        elif isinstance(cell, str) and DITTO.fullmatch(fold(cell)):
            cell = above
        whole = self.years.completed(cell, alone=True) if isinstance(cell, str) else cell
        return [*cells[: self.day], whole, *cells[self.day + 1 :]] if whole != "" else cells

"""The sheets of an .xlsx, .xls or .ods as grids of values; what can't be read for certain is named by its cell."""

import io
from functools import cached_property
from typing import Any

import python_calamine as calamine

from ..office_files import InvalidFile
from .cell_names import cell_name
from .facts import PERCENT, SheetFacts, facts_of
from .grid import FoundSheet, Grid, MergedCells, is_filled, listed
from .kinds import NOTE, kind_of
from .old_workbook import BrokenWorkbook, facts_of_xls
from .open_document import facts_of_ods
from .plain_sheets import MOST_CELLS

UNCALCULATED = "Ô {} có công thức nhưng chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi nhập."
ERROR = "Ô {} báo lỗi {} trong Excel. Hãy sửa ô này rồi lưu lại."
MERGED_VALUE = "Ô {} gộp chung một số hoặc ngày cho nhiều dòng. Hãy bỏ gộp và ghi riêng cho từng dòng."


class Workbook:
    """`sheets` are those that hold something, in the file's order, hidden ones included. `open` gives one as a grid."""

    def __init__(self, data: bytes):
        """Raises whatever the reader raises for what is no workbook, and InvalidFile for what it must not read."""
        self.kind = kind_of(data)
        # Of older kinds before a reader holds what may reach too far.
        by_name = facts_of_ods(data) if self.kind == "ods" else {}
        in_order = facts_of_xls(data) if self.kind == "xls" else []
        self.book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [each.name for each in self.book.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet]
        if self.kind == "xls" and len(in_order) != len(names):
            raise BrokenWorkbook
        self.facts: dict[str, SheetFacts] = {
            "ods": lambda: by_name, "xls": lambda: dict(zip(names, in_order, strict=True)), "xlsx": lambda: facts_of(data)
        }[self.kind]()  # fmt: skip
        self.opened: dict[str, Any] = {}
        for name, fact in self.facts.items():
            if fact.is_plain and (end := self.sheet(name).end):
                fact.last_row, fact.last_column = end[0] + 1, end[1] + 1

    def sheet(self, name: str) -> Any:
        """A worksheet as the reader gives it, read once."""
        if name not in self.opened:
            self.opened[name] = self.book.get_sheet_by_name(name)
        return self.opened[name]

    @cached_property
    def sheets(self) -> list[FoundSheet]:
        """Worksheets with content; charts and empty sheets are none."""
        return [
            FoundSheet(
                each.name,
                self.facts[each.name].last_row,
                is_hidden=each.visible != calamine.SheetVisibleEnum.Visible,
            )
            for each in self.book.sheets_metadata
            if each.typ == calamine.SheetTypeEnum.WorkSheet
            and each.name in self.facts
            and not self.facts[each.name].is_empty
        ]

    def open(self, name: str) -> Grid:
        """The cells of a sheet. Raises InvalidFile for one that reaches too far."""
        fact = self.facts[name]
        if fact.last_row * fact.last_column > MOST_CELLS:
            corner = cell_name(fact.last_row, fact.last_column)
            raise InvalidFile(f"Trang tính “{name}” trải rộng đến ô {corner}. Hãy xoá những ô ở quá xa bảng.")
        sheet = self.sheet(name)
        left = [None] * (sheet.start[1] if sheet.start else 0)
        rows = [left + [None if cell == "" else cell for cell in row] for row in sheet.iter_rows()]
        ranges = [
            MergedCells(top + 1, first + 1, bottom + 1, last + 1)
            for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
        ] or [MergedCells(*each) for each in fact.merged]
        grid = Grid(rows[: self.last_line(fact, ranges)], ranges, notes=hidden_notes(fact))
        if self.kind != "xlsx":
            grid.notes.append(NOTE.format(self.kind))
        show_zeros(grid, fact)
        name_unread(grid, fact)
        fill_downwards(grid)
        return grid

    @staticmethod
    def last_line(fact: SheetFacts, ranges: list[MergedCells]) -> int:
        """Where the sheet ends: a text merged over lines below the last filled cell holds for them too."""
        return max([fact.last_row, *(each.bottom for each in ranges if each.top <= fact.last_row)])


def show_zeros(grid: Grid, fact: SheetFacts) -> None:
    """Numbers whose format shows zeros in front of them, as telephone numbers have, or per cent become the text that is seen."""
    for (line, column), (front, digits) in fact.zeros.items():
        value = grid.cell(line, column)
        if isinstance(value, float) and front == PERCENT:
            grid.rows[line - 1][column - 1] = f"{value * 100:.10g}%".replace(".", ",")
        elif isinstance(value, float) and value.is_integer() and value >= 0:
            grid.rows[line - 1][column - 1] = front + f"{value:.0f}".zfill(digits)


def name_unread(grid: Grid, fact: SheetFacts) -> None:
    """Cells with an error, and formulas without a result, which would else arrive as text or empty."""
    grid.unread |= {position: ERROR.format(cell_name(*position), error) for position, error in fact.errors.items()}
    grid.unread |= {position: UNCALCULATED.format(cell_name(*position)) for position in fact.uncalculated}


def fill_downwards(grid: Grid) -> None:
    """A text that stands in cells merged downwards holds for each of their lines; a number there is in doubt."""
    for each in grid.merged:
        value = grid.cell(each.top, each.left)
        if each.top == each.bottom or each.left != each.right or not is_filled(value):
            continue
        for line in range(each.top, min(each.bottom, len(grid.rows)) + 1):
            if not isinstance(value, str):
                positions = f"{cell_name(each.top, each.left)}:{cell_name(each.bottom, each.right)}"
                grid.unread[line, each.left] = MERGED_VALUE.format(positions)
            row = grid.rows[line - 1]
            row += [None] * (each.left - len(row))
            row[each.left - 1] = value


def hidden_notes(fact: SheetFacts) -> list[str]:
    notes = []
    if fact.hidden_rows:
        notes.append(f"Dòng ẩn trong Excel vẫn được nhập: {listed(fact.hidden_rows)}.")
    if fact.hidden_columns:
        notes.append(f"Cột ẩn trong Excel vẫn được nhập: {', '.join(fact.hidden_columns)}.")
    return notes

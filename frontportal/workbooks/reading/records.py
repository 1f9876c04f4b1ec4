"""The lines below the headers, one by one: records, sums, what belongs to neither."""

from collections.abc import Iterator
from typing import Any

from frontportal.kit.values.text import fold

from ..files.grid import Grid, is_filled, shown
from ..files.old_fonts import converted, font_of_column
from ..headers.columns import Column
from ..headers.header import Header
from .groups import Groups
from .line import Line
from .lines import end_of
from .odd_cells import OddCells
from .repeated.ditto_marks import DittoMarks
from .result import Fault, Row, SheetReading
from .scaling import scaled
from .sums import ColumnSums


class RecordReader:
    """Makes the rows of a reading from lines; `reading` takes rows, faults, totals and notes."""

    def __init__(self, grid: Grid, reading: SheetReading):
        self.grid, self.reading = grid, reading
        self.columns: dict[str, Column] = {column.name: column for column in reading.columns}
        self.used = [header for header in reading.headers if header.field]
        self.fonts: dict[int, str] = {}
        self.below: list[Line] = []
        self.sums = ColumnSums({})
        self.groups = Groups((), (), set())
        self.dittos = DittoMarks()

    def read(self, lines: list[Line], *, keep_totals: bool) -> None:
        """Fill the reading with the records among the lines."""
        end = len(lines) if keep_totals else end_of(lines)
        body = lines[:end]
        named = {header.column - 1 for header in self.reading.headers}
        self.odd = OddCells(self.grid, self.grid.rows[self.reading.header_lines[-1] - 1], named, body)
        self.groups = Groups(body, self.reading.columns, {header.field for header in self.used})
        self.reading.group_fields = self.groups.fields
        self.find_fonts([line for line in body if keep_totals or not line.is_total])
        numeric = {
            header.column - 1: header.text
            for header in self.used
            if self.columns[header.field].is_money or self.columns[header.field].is_number and header.field != "year"
        }
        sums = ColumnSums(numeric, self.money_units())
        for line in lines if keep_totals else self.records(lines, end, sums):
            if not self.groups.enter(line):
                self.take(line)

    def money_units(self) -> dict[int, int]:
        """Position of each column of money → what a written 1 of it stands for, in đồng."""
        sheet = self.reading.unit.factor if self.reading.unit else 1
        return {
            header.column - 1: header.unit.factor if header.unit else sheet
            for header in self.used
            if self.columns[header.field].is_money
        }

    def records(self, lines: list[Line], end: int, sums: ColumnSums) -> Iterator[Line]:
        """The lines that are records; sums are compared on the way, what stands below the table is told."""
        below: list[Line] = []
        for position, line in enumerate(lines):
            if line.is_total:
                self.reading.totals.append(sums.compare(line))
            elif position >= end:
                below.append(line)
            else:
                if line.number not in self.groups.found:
                    sums.add(line.cells)
                yield line
        if below:
            self.reading.end_line = below[0].number
        self.below, self.sums = below, sums

    def find_fonts(self, lines: list[Line]) -> None:
        """Columns that were typed in an old font from the first record to the last."""
        for header in self.used:
            texts = (line.cells[header.column - 1] for line in lines if header.column <= len(line.cells))
            font = font_of_column(text for text in texts if isinstance(text, str))
            if font:
                self.fonts[header.column] = font

    def take(self, line: Line) -> None:
        """One record, with a fault for each cell that can't be taken."""
        self.reading.faults += self.odd.faults(line)
        row = Row(line.number, {})
        parts: dict[str, dict[str, Any]] = {}
        for header in self.used:
            value = self.value(line, header, row)
            if header.part:
                parts.setdefault(header.field, {})[header.part] = value
            else:
                row.values[header.field] = value
        for name, unit in parts.items():
            row.values[name] = joined_unit(unit)
        self.groups.fill(row.values)
        self.reading.rows.append(row)

    def value(self, line: Line, header: Header, row: Row) -> Any:
        """A cell as its field may read it; None, and a fault, for one that has no certain value."""
        value = line.cells[header.column - 1] if header.column <= len(line.cells) else None
        if sentence := self.grid.unread.get((line.number, header.column)):
            return self.fault(line, header, value, sentence)
        if not is_filled(value):
            return None
        try:
            meant = self.dittos.meant(value, header.column, header.text, line.number)
        except ValueError as error:
            return self.fault(line, header, value, str(error))
        if meant is not value:
            row.written[header.field] = str(value)
            value = meant
        if isinstance(value, str) and header.column in self.fonts and not value.isascii():
            row.written[header.field] = value
            value = converted(value, self.fonts[header.column])
        unit = header.unit or self.reading.unit
        if unit and self.columns[header.field].is_money:
            try:
                amount = scaled(value, unit)
            except ValueError as error:
                return self.fault(line, header, value, str(error))
            if amount is not value:
                row.written[header.field] = f"{shown(value)} ({unit.text})"
                value = amount
        return value

    def fault(self, line: Line, header: Header, value: Any, sentence: str) -> None:
        self.reading.faults.append(Fault(line.number, self.reading.header_of(header.field), shown(value), sentence))


def joined_unit(parts: dict[str, Any]) -> Any:
    """The two parts of a unit as one name: `{"area": "Thôn 1", "commune": "xã Đạ Đờn"}` → `"Thôn 1, xã Đạ Đờn"`."""
    area, commune = parts.get("area"), parts.get("commune")
    if not (is_filled(area) and is_filled(commune)):
        return area if is_filled(area) else commune
    area_text, commune_text = shown(area), shown(commune)
    return area_text if fold(commune_text) in fold(area_text) else f"{area_text}, {commune_text}"

"""“XML Spreadsheet 2003”, which Excel opens as a workbook and banks name .xls, as lines of cells."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import BinaryIO

from lxml import etree

from welfare.bankterms.columns.header import columns_near
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.cells import Cells
from welfare.bankterms.text.dates import EXCEL_ZERO_1904
from welfare.bankterms.text.words import clean

from ..lines import FIRST_LINES, MOST_BELOW, STRUCK, Line, Table
from ..xml_stream import elements, name_of, text_at
from .formatting.conditional_formatting import refuse_conditional
from .formatting.spreadsheet_formatting import (
    NAMESPACE,
    ColumnStyles,
    Styles,
    attribute,
    conditions_of,
    is_out_of_sight,
    number_at,
)
from .other_sheets import SheetPart, in_order, one_statement, part_of, refuse_continued, refuse_several
from .sheet_facts import SheetFacts, column_letters
from .sheet_notes import hidden_note, told_of

MOST_COLUMNS = 500
MOST_LINE = 1_048_576


class SpreadsheetXml(Table):
    """The visible worksheet that holds a table with headers we know; two such are refused. Read anew on each iteration."""

    def __init__(self, file: BinaryIO):
        self.file, self.notes = file, []
        self.computed = self.formulas = set[tuple[int, int]]()
        self.foreign, self.covered = {}, {}
        self.facts: dict[int, SheetFacts] = {}
        self.styles, self.column_styles = Styles(), dict[int, ColumnStyles]()
        self.is_known = False  # what is done to cells
        self.names: list[str] = []
        self.offsets: dict[int, int] = {}  # the worksheets that are read, each with the number of lines before it
        self.hidden: set[int] = set()
        headers: dict[int, list[Line]] = {}
        counts: dict[int, int] = {}
        for sheet, line, cells in self.walk():
            counts[sheet] = line
            if len(headers.setdefault(sheet, [])) < FIRST_LINES:
                headers[sheet].append((line, cells))
        self.is_known = True
        self.counts, self.parts = counts, list[SheetPart]()
        found = self.visible([sheet for sheet, lines in headers.items() if columns_near(lines)])
        if len(found) > 1:
            self.parts = self.chained(found, headers)
        self.sheet = self.parts[0].sheet if self.parts else found[0] if found else next(iter(headers), 0)
        self.total = sum(part.height for part in self.parts) or counts.get(self.sheet, 0)
        self.offsets = {part.sheet: part.offset for part in self.parts} or {self.sheet: 0}
        self.foreign, self.covered = {}, {}
        self.first_lines = list(islice(self, FIRST_LINES))
        columns = columns_near(self.first_lines)
        read = {part.sheet for part in self.parts} | {self.sheet} | self.hidden
        for sheet, lines in headers.items() if columns else ():
            if sheet not in read:
                assert columns is not None
                refuse_continued(self.names[sheet], (cells for _, cells in lines), columns)
        self.marks = {}
        for sheet, offset in self.offsets.items():
            if facts := self.facts.get(sheet):
                refuse_conditional(facts.conditional, columns, 0, self.names[sheet])
                marks, notes = told_of(facts, self.names[sheet], 0, columns, counts.get(sheet, 0), facts.merged)
                self.marks |= {line + offset: marked for line, marked in marks.items()}
                self.notes += notes

    def chained(self, found: list[int], headers: dict[int, list[Line]]) -> list[SheetPart]:
        """Worksheets with the same headers as the parts of one statement. Raises FileRefusedError where they are none."""
        columns = {sheet: one for sheet in found if (one := columns_near(headers[sheet]))}
        parts: list[SheetPart | None] = []
        if len({tuple(sorted(one.headers.items())) for one in columns.values()}) == 1:
            for sheet, group in groupby(self.walk(), key=itemgetter(0)):
                lines = ((line, cells) for _, line, cells in group)
                if sheet in columns:
                    parts.append(part_of(sheet, self.names[sheet], self.counts[sheet], columns[sheet], lines))
        known = [part for part in parts if part]
        ordered = in_order(known) if len(known) == len(found) else []
        if not ordered:
            refuse_several(len(found), known)
        self.notes.append(one_statement(ordered))
        return ordered

    def visible(self, found: list[int]) -> list[int]:
        """The same sheets without the hidden ones, which are named; hidden ones where there are no others."""
        shown = [sheet for sheet in found if sheet not in self.hidden]
        self.notes += [hidden_note(self.names[sheet], is_read=not shown) for sheet in found if sheet in self.hidden]
        return shown or found

    def __iter__(self) -> Iterator[Line]:
        if not self.parts:
            yield from ((line, cells) for sheet, line, cells in self.walk() if sheet == self.sheet)
        is_in_order = [*self.offsets] == sorted(self.offsets)
        for parts in [self.parts] if is_in_order else [[part] for part in self.parts]:
            read = {part.sheet: part for part in parts}
            for sheet, line, cells in self.walk():
                if (part := read.get(sheet)) and part.takes(line, cells):
                    yield line + part.offset, cells

    def walk(self) -> Iterator[tuple[int, int, Cells]]:
        """Each line that has anything in it: number of its worksheet from 0, its own number, its cells."""
        sheet = line = 0
        for element in elements(
            self.file, "Row", "Style", "Column", "Date1904", "ConditionalFormatting", within="Worksheet"
        ):
            name = name_of(element)
            if name == "Date1904":
                self.day_zero = EXCEL_ZERO_1904
            elif name == "Style":
                self.styles.add(element)
            elif name == "Column":
                if not self.is_known:
                    facts = self.facts.setdefault(sheet, SheetFacts())
                    self.column_styles.setdefault(sheet, ColumnStyles()).add(element, facts)
            elif name == "ConditionalFormatting":
                self.facts.setdefault(sheet, SheetFacts()).conditional |= conditions_of(element)
            elif name == "Worksheet":
                if not self.is_known:
                    self.names.append(attribute(element, "Name"))
                    shown = text_at(element, "WorksheetOptions", "Visible")
                    self.hidden |= {sheet} if shown.startswith("Sheet") and shown != "SheetVisible" else set()
                sheet, line = sheet + 1, 0
            else:
                line = position_of(element, line + 1, MOST_LINE)
                if not self.is_known and is_out_of_sight(element, "Height"):
                    self.facts.setdefault(sheet, SheetFacts()).hidden_rows.append(line)
                cells = self.cells_of(element, line, sheet)
                if any(cell != "" for cell in cells):
                    yield sheet, line, cells
                line += number_at(element, "Span", 0)

    def cells_of(self, row: etree._Element, line: int, sheet: int) -> Cells:
        """The cells of a row, empty ones included; where formulas stand goes into `computed`."""
        cells: Cells = []
        is_ours, at = sheet in self.offsets, line + self.offsets.get(sheet, 0)
        dressed = self.column_styles.get(sheet, ColumnStyles()).names
        for cell in row:
            if name_of(cell) != "Cell":
                continue
            column = position_of(cell, len(cells) + 1, MOST_COLUMNS) - 1
            cells += [""] * (column - len(cells))
            if attribute(cell, "Formula") and is_ours:
                self.formulas.add((at, column))
            style = attribute(cell, "StyleID") or attribute(row, "StyleID") or dressed.get(column, "")
            if not self.is_known:
                self.look_at(self.facts.setdefault(sheet, SheetFacts()), cell, style, line, column)
            elif is_ours and (currency := self.styles.foreign.get(style)):
                self.foreign[at, column] = currency
            cells.append(value_of(cell))
            if is_ours and self.is_known and (down := number_at(cell, "MergeDown", 0)):
                self.covered |= {(below, column): cells[-1] for below in range(at + 1, at + min(down, MOST_BELOW) + 1)}
            cells += [""] * min(MOST_COLUMNS, number_at(cell, "MergeAcross", 0))
        return cells

    def look_at(self, facts: SheetFacts, cell: etree._Element, style: str, line: int, column: int) -> None:
        """Keep what an office did to a cell."""
        if look := self.styles.looks.get(style):
            facts.mark_cell(line, column, look)
        elif any(name_of(part) == "S" for part in cell.iter()):
            facts.mark_cell(line, column, STRUCK)
        if down := number_at(cell, "MergeDown", 0):
            facts.merged.append(((line - 1, column), (line - 1 + down, column)))
        for comment in cell:
            if name_of(comment) == "Comment":
                facts.comments[f"{column_letters(column)}{line}"] = " ".join("".join(comment.itertext()).split())


def position_of(element: etree._Element, otherwise: int, most: int) -> int:
    """The number that a row or a cell has, by its `ss:Index` or by its position. Raises FileRefusedError for one no sheet has."""
    position = max(otherwise, number_at(element, "Index", otherwise))
    if position > most:
        raise FileRefusedError("damaged", "Tệp bảng tính XML có ô nằm ngoài khổ của trang tính.")
    return position


def value_of(cell: etree._Element) -> object:
    """The value of a cell by its type: text, a number, a day, or the name of an error as text."""
    data = next((part for part in cell if name_of(part) == "Data"), None)
    if data is None:
        return ""
    text, kind = "".join(data.itertext()), data.get(f"{{{NAMESPACE}}}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    return clean(text)

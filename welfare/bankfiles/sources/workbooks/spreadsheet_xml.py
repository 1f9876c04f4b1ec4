"""“XML Spreadsheet 2003”, which Excel opens as a workbook and banks name .xls, as lines of cells."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import BinaryIO

from lxml import etree

from welfare.bankterms.columns.header import columns_near
from welfare.bankterms.model import Refused
from welfare.bankterms.text.cells import Cells
from welfare.bankterms.text.words import clean

from ..lines import FIRST_LINES, STRUCK, UNSEEN, Line, Table
from ..xml_stream import elements, name_of
from .marked_cells import WHITE
from .sheet_facts import SheetFacts, column_letters
from .sheet_notes import told_of

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
MOST_COLUMNS = 500
MOST_LINE = 1_048_576


class SpreadsheetXml(Table):
    """The worksheet that holds a table with headers we know; two such are refused. Read anew on each iteration."""

    def __init__(self, file: BinaryIO):
        self.file, self.notes = file, []
        self.computed = self.formulas = set[tuple[int, int]]()
        self.facts: dict[int, SheetFacts] = {}
        self.looks: dict[str, str] = {}
        self.is_known = False  # what is done to cells
        self.names: list[str] = []
        headers: dict[int, list[Line]] = {}
        counts: dict[int, int] = {}
        for sheet, line, cells in self.walk():
            counts[sheet] = line
            if len(headers.setdefault(sheet, [])) < FIRST_LINES:
                headers[sheet].append((line, cells))
        self.is_known = True
        found = [sheet for sheet, lines in headers.items() if columns_near(lines)]
        if len(found) > 1:
            raise Refused(
                "several_tables",
                f"Tệp có {len(found)} trang tính cùng có bảng giao dịch. Hãy tách mỗi trang thành một tệp.",
            )
        self.sheet = found[0] if found else next(iter(headers), 0)
        self.total = counts.get(self.sheet, 0)
        self.first_lines = list(islice(self, FIRST_LINES))
        if facts := self.facts.get(self.sheet):
            columns = columns_near(self.first_lines)
            self.marks, notes = told_of(facts, self.names[self.sheet], 0, columns, self.total)
            self.notes += notes

    def __iter__(self) -> Iterator[Line]:
        for sheet, line, cells in self.walk():
            if sheet == self.sheet:
                yield line, cells

    def walk(self) -> Iterator[tuple[int, int, Cells]]:
        """Each line that has anything in it: number of its worksheet from 0, its own number, its cells."""
        sheet = line = 0
        for element in elements(self.file, "Row", "Style", within="Worksheet"):
            if name_of(element) == "Style":
                self.looks |= {element.get(f"{{{NAMESPACE}}}ID", ""): look_of(element)}
                continue
            if name_of(element) == "Worksheet":
                self.names += [] if self.is_known else [element.get(f"{{{NAMESPACE}}}Name", "")]
                sheet, line = sheet + 1, 0
                continue
            line = position_of(element, line + 1, MOST_LINE)
            if element.get(f"{{{NAMESPACE}}}Hidden") == "1" and not self.is_known:
                self.facts.setdefault(sheet, SheetFacts()).hidden_rows.append(line)
            cells = self.cells_of(element, line, sheet)
            if any(cell != "" for cell in cells):
                yield sheet, line, cells
            line += number_at(element, "Span", 0)

    def cells_of(self, row: etree._Element, line: int, sheet: int) -> Cells:
        """The cells of a row, empty ones included; where formulas stand goes into `computed`."""
        cells: Cells = []
        for cell in row:
            if name_of(cell) != "Cell":
                continue
            column = position_of(cell, len(cells) + 1, MOST_COLUMNS) - 1
            cells += [""] * (column - len(cells))
            if cell.get(f"{{{NAMESPACE}}}Formula") and sheet == getattr(self, "sheet", sheet):
                self.formulas.add((line, column))
            if not self.is_known:
                self.look_at(self.facts.setdefault(sheet, SheetFacts()), cell, line, column)
            cells.append(value_of(cell))
            cells += [""] * min(MOST_COLUMNS, number_at(cell, "MergeAcross", 0))
        return cells

    def look_at(self, facts: SheetFacts, cell: etree._Element, line: int, column: int) -> None:
        """Keep what an office did to a cell."""
        if look := self.looks.get(cell.get(f"{{{NAMESPACE}}}StyleID", "")):
            facts.mark_cell(line, column, look)
        elif any(name_of(part) == "S" for part in cell.iter()):
            facts.mark_cell(line, column, STRUCK)
        for comment in cell:
            if name_of(comment) == "Comment":
                facts.comments[f"{column_letters(column)}{line}"] = " ".join("".join(comment.itertext()).split())


def look_of(style: etree._Element) -> str:
    """What a format does to the text of its cells: strikes it through, or hides it as white on white; "" for neither."""
    stated = {name_of(part): part for part in style}
    font, ground = stated.get("Font"), stated.get("Interior")
    if font is not None and font.get(f"{{{NAMESPACE}}}StrikeThrough") == "1":
        return STRUCK
    is_white = font is not None and font.get(f"{{{NAMESPACE}}}Color", "").lower() in WHITE
    colour = "" if ground is None else ground.get(f"{{{NAMESPACE}}}Color", "").lower()
    return UNSEEN if is_white and colour in ("", *WHITE) else ""


def position_of(element: etree._Element, otherwise: int, most: int) -> int:
    """The number that a row or a cell has, by its `ss:Index` or by its position. Raises Refused for one no sheet has."""
    position = max(otherwise, number_at(element, "Index", otherwise))
    if position > most:
        raise Refused("damaged", "Tệp bảng tính XML có ô nằm ngoài khổ của trang tính.")
    return position


def number_at(element: etree._Element, name: str, otherwise: int) -> int:
    """A number that an attribute states; `otherwise` where it states none."""
    text = element.get(f"{{{NAMESPACE}}}{name}") or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise


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

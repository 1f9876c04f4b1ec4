"""What a sheet holds beside its values: where formulas stand, how many rows are hidden. calamine gives values alone."""

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from welfare.bankterms.model import Refused

if TYPE_CHECKING:
    from lxml import etree

FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b')
HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"[^>]*>')
ERROR = re.compile(
    rb'<(?:\w+:)?c\b([^<>]*?\bt="e"[^<>]*)>(?:\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]{1,20})<'
)
CELL = re.compile(rb'<(?:\w+:)?c\b([^<>]*?\bs="(\d{1,5})"[^<>]*)>')
FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^<>]*>")
STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE = re.compile(rb"<(?:\w+:)?xf\b[^<>]*>")
ATTRIBUTE = re.compile(rb'\b(numFmtId|formatCode)="([^"]*)"')
# A currency that a number format shows: in quotes, in brackets with its locale ([$USD], [$€-407]), or as a bare sign.
SHOWN = re.compile(r'"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]|\\(.)|([$€£¥])')
FOREIGN = re.compile(
    r"(?:US|U\.S\.|A|S|C|HK)?[$€£¥₩฿]|\b(?:USD|EUR|JPY|CNY|GBP|AUD|KRW|SGD|THB|HKD|CAD|CHF|LAK|KHR|TWD)\b",
    re.IGNORECASE,
)
POSITION = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
MOST = 100_000  # formulas, or errors, that are kept of a sheet
LONGEST_TAG = 2_048  # bytes of a cell that may be cut in two by the end of a piece
MOST_REPEATED = 10_000  # lines; LibreOffice writes a sheet's empty rest as one line that is repeated


@dataclass
class SheetFacts:
    """`formulas`: (line from 1, column from 0). `errors`: likewise, with the error's name: calamine gives such a cell as an
    empty one. `foreign`: likewise, with the foreign currency that the cell's number format shows; `styles`: the numbers of
    such formats. `hidden_rows`: rows that the program does not show."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    foreign: dict[tuple[int, int], str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    hidden_rows: int = 0
    tail: bytes = b""

    def scan(self, chunk: bytes) -> None:
        """The next piece of an .xlsx sheet's XML."""
        piece, seen = self.tail + chunk, len(self.tail)
        if len(self.formulas) < MOST and (b"<f" in piece or b":f" in piece):
            self.formulas |= {(int(row), column_number(letters)) for letters, row in FORMULA.findall(piece)}
        if b't="e"' in piece and len(self.errors) < MOST:
            for attributes, name in ERROR.findall(piece):
                if position := POSITION.search(attributes):
                    self.errors[int(position[2]), column_number(position[1])] = name.decode(errors="replace")
        if self.styles and len(self.foreign) < MOST:
            for attributes, style in CELL.findall(piece):
                if (name := self.styles.get(int(style))) and (position := POSITION.search(attributes)):
                    self.foreign[int(position[2]), column_number(position[1])] = name
        if b'hidden="' in piece:
            self.hidden_rows += sum(found.end() > seen for found in HIDDEN.finditer(piece))
        self.tail = chunk[-LONGEST_TAG:]


def foreign_currency(code: str) -> str:
    """The foreign currency that a number format shows, "" for any other: `'[$USD] #,##0'` → `"USD"`."""
    shown = ["".join(filter(None, found.groups())) for found in SHOWN.finditer(code)]
    found = next(filter(None, map(FOREIGN.search, shown)), None)
    return found[0] if found else ""


def foreign_styles(part: bytes) -> dict[int, str]:
    """The cells' formats of an .xlsx that show foreign money, by number: of its part `xl/styles.xml`."""
    names = {}
    for element in FORMAT.findall(part):
        stated = dict(ATTRIBUTE.findall(element))
        code = unescape(stated.get(b"formatCode", b"").decode(errors="replace"))
        if currency := foreign_currency(code):
            names[stated.get(b"numFmtId")] = currency
    found = STYLES.search(part) if names else None
    styles = [dict(ATTRIBUTE.findall(each)).get(b"numFmtId") for each in STYLE.findall(found[0])] if found else []
    return {index: names[number] for index, number in enumerate(styles) if number in names}


def facts_of_ods(archive: zipfile.ZipFile) -> list[SheetFacts]:
    """The same of an OpenDocument workbook, sheet by sheet."""
    from ..xml_stream import elements, name_of  # what parses XML takes 5 MB

    facts, line = [SheetFacts()], 1
    try:
        with archive.open("content.xml") as content:
            for element in elements(content, "table-row", within="table"):
                if name_of(element) == "table":
                    facts.append(SheetFacts())
                    line = 1
                    continue
                repeated = number(element, "number-rows-repeated")
                if attribute(element, "visibility") in ("collapse", "filter") and repeated < MOST_REPEATED:
                    facts[-1].hidden_rows += repeated
                read_cells(facts[-1], line, element)
                line += repeated
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise Refused("damaged", "Tệp bảng tính bị hỏng hoặc bị cắt cụt.") from None
    return facts[:-1]


def read_cells(facts: SheetFacts, line: int, row: "etree._Element") -> None:
    """Take from a line of an OpenDocument sheet which of its cells hold a formula, and which show an error."""
    column = 0
    for cell in row:
        if (currency := attribute(cell, "currency")) and currency.upper() not in ("VND", "VNĐ"):
            facts.foreign[line, column] = currency[:5]
        if attribute(cell, "formula"):
            facts.formulas.add((line, column))
        shown = "".join(cell.itertext()).strip()
        if shown.startswith(("#", "Err:")) and attribute(cell, "string-value") == "" and attribute(cell, "formula"):
            facts.errors[line, column] = shown[:20]
        column += number(cell, "number-columns-repeated")


def attribute(element: "etree._Element", name: str) -> str:
    """An attribute by its name, whatever the namespace; "" where there is none."""
    attributes: dict[str, str] = element.attrib
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def number(element: "etree._Element", name: str) -> int:
    """A count that an attribute states; 1 where it states none."""
    text = attribute(element, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1


def column_number(letters: bytes) -> int:
    """`b"AB"` → 27."""
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found - 1

"""What a sheet of an OpenDocument workbook holds beside its values, from the XML that calamine reads values of."""

import re
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from welfare.bankterms.model import FileRefusedError

from .formatting.open_document_formatting import StyleFormats, attribute
from .sheet_facts import MOST_COLUMNS, SheetFacts, column_letters

if TYPE_CHECKING:
    from lxml import etree

OF_SHEET = re.compile(r"(?:'[^']*'|[^\s:'.]*)\.(?=[A-Z]{1,3}\d)")  # before a cell's name
STYLES = "styles.xml"  # the part of those that have names
MOST_REPEATED = 10_000  # lines; LibreOffice writes a sheet's empty rest as one line that is repeated
MOST_CONDITIONAL = 1_000  # cells whose look a condition gives
OUT_OF_SIGHT = ("collapse", "filter")


def facts_of_ods(archive: zipfile.ZipFile) -> list[SheetFacts]:
    """The facts of each sheet. Raises FileRefusedError for an archive that is broken."""
    try:
        looks = StyleFormats()
        if STYLES in archive.namelist():
            with archive.open(STYLES) as content:
                read_styles(content, looks)
        with archive.open("content.xml") as content:
            return read_sheets(content, looks)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise FileRefusedError("damaged", "Tệp bảng tính bị hỏng hoặc bị cắt cụt.") from None


def read_styles(content: IO[bytes], looks: StyleFormats) -> None:
    """Take the styles that have names of their own, from their part."""
    from ..xml_stream import elements  # what parses XML takes 5 MB

    for style in elements(content, "style"):
        looks.add(style)


def read_sheets(content: IO[bytes], looks: StyleFormats) -> list[SheetFacts]:
    """The facts of each sheet, from the part that holds them and the styles without names."""
    from ..xml_stream import elements, name_of

    facts, line, column, columns = [SheetFacts()], 1, 0, dict[int, str]()
    for element in elements(content, "table-row", "table-column", "style", "conditional-format", within="table"):
        kind = name_of(element)
        if kind == "table":
            facts.append(SheetFacts())
            line, column, columns = 1, 0, {}
        elif kind == "style":
            looks.add(element)
        elif kind == "conditional-format":
            area = OF_SHEET.sub("", attribute(element, "target-range-address").replace("$", ""))
            applied = (looks.look(attribute(part, "apply-style-name")) for part in element)
            if clause := next(filter(None, applied), ""):
                facts[-1].conditional[area] = clause
        elif kind == "table-column":
            repeated = min(number(element, "number-columns-repeated"), MOST_COLUMNS)
            if attribute(element, "visibility") in OUT_OF_SIGHT:
                facts[-1].hidden_columns |= {*range(column, column + repeated)}
            columns |= dict.fromkeys(range(column, column + repeated), attribute(element, "default-cell-style-name"))
            column += repeated
        else:
            repeated = number(element, "number-rows-repeated")
            lines = range(line, line + repeated if repeated < MOST_REPEATED else line + 1)
            if attribute(element, "visibility") in OUT_OF_SIGHT and repeated < MOST_REPEATED:
                facts[-1].hidden_rows += lines
            read_cells(facts[-1], lines, element, looks, columns)
            line += repeated
    return facts[:-1]


def read_cells(
    facts: SheetFacts, lines: range, row: "etree._Element", looks: StyleFormats, columns: dict[int, str]
) -> None:
    """Take from a line, which may stand for several, which of its cells hold a formula, show an error, or are marked. `columns`: the
    styles of cells that name none."""
    column, line, of_row = 0, lines[0], attribute(row, "default-cell-style-name")
    for cell in row:
        if (currency := attribute(cell, "currency")) and currency.upper() not in ("VND", "VNĐ"):
            facts.foreign[line, column] = currency[:5]
        if attribute(cell, "formula"):
            facts.formulas.add((line, column))
        repeated = number(cell, "number-columns-repeated")
        if len(cell):
            shown = "".join(cell.itertext()).strip()
            if shown.startswith(("#", "Err:")) and attribute(cell, "string-value") == "" and attribute(cell, "formula"):
                facts.errors[line, column] = shown[:20]
            style = attribute(cell, "style-name") or of_row or columns.get(column, "")
            names = [style, *(attribute(part, "style-name") for part in cell.iter("{*}span"))]
            if look := next(filter(None, map(looks.look, names)), None):
                for position in range(column, column + min(repeated, MOST_COLUMNS)):
                    for each in lines:
                        facts.mark_cell(each, position, look)
            if (clause := looks.conditional(style)) and len(facts.conditional) < MOST_CONDITIONAL:
                facts.conditional[f"{column_letters(column)}{lines[-1]}"] = clause
            if (down := number(cell, "number-rows-spanned")) > 1:
                facts.merged.append(((line - 1, column), (line - 2 + down, column)))
            if (comment := cell.find("{*}annotation")) is not None:
                words = [text for part in comment.iter("{*}p") for text in part.itertext()]
                facts.comments[f"{column_letters(column)}{line}"] = " ".join(" ".join(words).split())
        column += repeated


def number(element: "etree._Element", name: str) -> int:
    """A count that an attribute states; 1 where it states none."""
    text = attribute(element, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1

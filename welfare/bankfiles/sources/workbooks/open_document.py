"""What a sheet of an OpenDocument workbook holds beside its values, from the XML that calamine reads values of."""

import zipfile
import zlib
from typing import TYPE_CHECKING

from welfare.bankterms.model import Refused

from ..lines import STRUCK, UNSEEN
from .marked_cells import WHITE
from .sheet_facts import MOST_COLUMNS, SheetFacts, column_letters

if TYPE_CHECKING:
    from lxml import etree

MOST_REPEATED = 10_000  # lines; LibreOffice writes a sheet's empty rest as one line that is repeated
OUT_OF_SIGHT = ("collapse", "filter")


def facts_of_ods(archive: zipfile.ZipFile) -> list[SheetFacts]:
    """The facts of each sheet. Raises Refused for an archive that is broken."""
    from ..xml_stream import elements, name_of  # what parses XML takes 5 MB

    facts, line, column, looks = [SheetFacts()], 1, 0, dict[str, str]()
    try:
        with archive.open("content.xml") as content:
            for element in elements(content, "table-row", "table-column", "style", within="table"):
                kind = name_of(element)
                if kind == "table":
                    facts.append(SheetFacts())
                    line, column = 1, 0
                elif kind == "style":
                    if look := look_of(element):
                        looks[attribute(element, "name")] = look
                elif kind == "table-column":
                    repeated = min(number(element, "number-columns-repeated"), MOST_COLUMNS)
                    if attribute(element, "visibility") in OUT_OF_SIGHT:
                        facts[-1].hidden_columns |= {*range(column, column + repeated)}
                    column += repeated
                else:
                    repeated = number(element, "number-rows-repeated")
                    lines = range(line, line + repeated if repeated < MOST_REPEATED else line + 1)
                    if attribute(element, "visibility") in OUT_OF_SIGHT and repeated < MOST_REPEATED:
                        facts[-1].hidden_rows += lines
                    read_cells(facts[-1], lines, element, looks)
                    line += repeated
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise Refused("damaged", "Tệp bảng tính bị hỏng hoặc bị cắt cụt.") from None
    return facts[:-1]


def look_of(style: "etree._Element") -> str:
    """What a format of cells or of letters does to its text: strikes it through, or hides it as white on white; "" for neither."""
    stated = {key.rpartition("}")[2]: value for part in style for key, value in part.attrib.items()}
    if (
        stated.get("text-line-through-style", "none") != "none"
        or stated.get("text-line-through-type", "none") != "none"
    ):
        return STRUCK
    ground = stated.get("background-color", "transparent").lower()
    is_white = stated.get("color", "").lower() in WHITE and ground in {"transparent", *WHITE}
    return UNSEEN if is_white else ""


def read_cells(facts: SheetFacts, lines: range, row: "etree._Element", looks: dict[str, str]) -> None:
    """Take from a line, which may stand for several, which of its cells hold a formula, show an error, or are marked."""
    column = 0
    for cell in row:
        line = lines[0]
        if (currency := attribute(cell, "currency")) and currency.upper() not in ("VND", "VNĐ"):
            facts.foreign[line, column] = currency[:5]
        if attribute(cell, "formula"):
            facts.formulas.add((line, column))
        repeated = number(cell, "number-columns-repeated")
        if len(cell):
            shown = "".join(cell.itertext()).strip()
            if shown.startswith(("#", "Err:")) and attribute(cell, "string-value") == "" and attribute(cell, "formula"):
                facts.errors[line, column] = shown[:20]
            names = [attribute(cell, "style-name"), *(attribute(part, "style-name") for part in cell.iter("{*}span"))]
            if look := next(filter(None, map(looks.get, names)), None):
                for position in range(column, column + min(repeated, MOST_COLUMNS)):
                    for each in lines:
                        facts.mark_cell(each, position, look)
            if (comment := cell.find("{*}annotation")) is not None:
                words = [text for part in comment.iter("{*}p") for text in part.itertext()]
                facts.comments[f"{column_letters(column)}{line}"] = " ".join(" ".join(words).split())
        column += repeated


def attribute(element: "etree._Element", name: str) -> str:
    """An attribute by its name, whatever the namespace; "" where there is none."""
    attributes: dict[str, str] = element.attrib
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


def number(element: "etree._Element", name: str) -> int:
    """A count that an attribute states; 1 where it states none."""
    text = attribute(element, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1

"""What an .ods holds beside its values: errors, hidden lines, cells shown as one, and how far it reaches."""

import io
import zipfile
from typing import Any

from lxml import etree

from ..office_files import InvalidFile, check_package
from .facts import SheetFacts
from .plain_sheets import MOST_CELLS, refuse_entities


def facts_of_ods(data: bytes) -> dict[str, SheetFacts]:
    """Facts of each sheet by its name. Raises InvalidFile for what is damaged, or reaches too far to be held."""
    check_package(data, "ods")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
    except (KeyError, zipfile.BadZipFile, EOFError, OSError):
        raise InvalidFile("Không đọc được tệp. Hãy mở bằng LibreOffice rồi lưu lại.") from None
    refuse_entities(content)
    found: dict[str, SheetFacts] = {}
    for table in etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True)).iter("{*}table"):
        facts, line = found.setdefault(attribute(table, "name"), SheetFacts()), 1
        for row in table.iter("{*}table-row"):
            line += take_line(facts, line, row)
    return found


def take_line(facts: SheetFacts, line: int, row: Any) -> int:
    """Note what one line of an .ods tells; how many lines it stands for."""
    lines, column, last = count(row, "number-rows-repeated"), 1, facts.last_row
    for cell in row:
        columns = count(cell, "number-columns-repeated")
        text = "".join(cell.itertext()).strip()
        if text or attribute(cell, "value"):
            facts.last_row, facts.last_column = line + lines - 1, max(facts.last_column, column + columns - 1)
            if attribute(cell, "formula") and text.startswith(("#", "Err:")):
                facts.errors[line, column] = text[:20]
        down, across = count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            facts.merged.append((line, column, line + down - 1, column + across - 1))
        column += columns
    if facts.last_row * facts.last_column > MOST_CELLS:
        raise InvalidFile("Trang tính trải quá rộng. Hãy xoá những ô ở quá xa bảng rồi lưu lại.")
    if attribute(row, "visibility") in ("collapse", "filter") and facts.last_row > last:
        facts.hidden_rows += range(line, line + lines)
    return lines


def attribute(element: Any, name: str) -> str:
    """An attribute by its name in whatever namespace; "" where there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def count(element: Any, name: str) -> int:
    """A number that an attribute states; 1 where it states none."""
    text = attribute(element, name)
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 8 else 1

"""Values written into the cells of somebody else's .xlsx. Only those cells change; all else stays as it came.

The sheet's XML is edited in place, so that formulas, styles, merged cells, charts and print settings are kept.
"""

import re
from dataclasses import dataclass

from lxml import etree

from frontportal.workbooks.office_files import InvalidFile, parts_of

from .archive import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
AFTER_CALC = (
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "webPublishing",
    "fileRecoveryPr",
    "extLst",
)
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


@dataclass(frozen=True)
class Entry:
    """One cell to fill; `value` is a number, a text, or None for a figure that has no such value."""

    sheet: str
    cell: str
    value: int | str | None


def q(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def sheet_paths(parts: dict[str, bytes]) -> dict[str, str]:
    """Name of a worksheet → its part. Raises InvalidFile for a workbook that can't be read."""
    try:
        book = parsed(parts["xl/workbook.xml"])
        relations = parsed(parts["xl/_rels/workbook.xml.rels"])
        targets = {each.get("Id"): each.get("Target", "") for each in relations.iter(f"{{{PACKAGE}}}Relationship")}
        found = {each.get("name"): path_of(targets[each.get(f"{{{RELATION}}}id")]) for each in book.iter(q("sheet"))}
    except (KeyError, etree.XMLSyntaxError):
        raise InvalidFile("Không đọc được tệp Excel này. Hãy mở bằng Excel rồi lưu lại dưới dạng .xlsx.") from None
    return {name: path for name, path in found.items() if path in parts and "/worksheets/" in path}


def path_of(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def parsed(content: bytes):
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def problems(data: bytes, places: list[tuple[str, str]]) -> list[str]:
    """A sentence for each (sheet, cell) that can't be filled: no such sheet, a formula, inside merged cells."""
    parts = parts_of(data, "xlsx")
    paths = sheet_paths(parts)
    found = []
    for name in dict.fromkeys(sheet for sheet, _ in places):
        if name not in paths:
            found.append(f"Tệp không có trang tính “{name}”. Các trang tính: {', '.join(paths)}.")
            continue
        try:
            tree = parsed(parts[paths[name]])
        except etree.XMLSyntaxError:
            found.append(f"Không đọc được trang tính “{name}”.")
            continue
        cells = {each.get("r"): each for each in tree.iter(q("c"))}
        hidden = [each.get("ref", "") for each in tree.iter(q("mergeCell"))]
        for cell in (cell for sheet, cell in places if sheet == name):
            if not is_in_sheet(cell):
                found.append(f"Ô {cell} nằm ngoài trang tính.")
            elif cell in cells and cells[cell].find(q("f")) is not None:
                found.append(f"Ô {name}!{cell} đang có công thức, không điền đè lên được.")
            elif any(is_covered(cell, span) for span in hidden):
                found.append(f"Ô {name}!{cell} nằm khuất trong vùng đã gộp. Hãy chọn ô góc trên bên trái của vùng.")
    return found


def fill(data: bytes, entries: list[Entry]) -> bytes:
    """The workbook with the entries written in. Raises InvalidFile with a sentence for a cell that can't be filled."""
    if wrong := problems(data, [(entry.sheet, entry.cell) for entry in entries]):
        raise InvalidFile(" ".join(wrong))
    parts = parts_of(data, "xlsx")
    paths = sheet_paths(parts)
    for name in dict.fromkeys(entry.sheet for entry in entries):
        tree = parsed(parts[paths[name]])
        for entry in (entry for entry in entries if entry.sheet == name and entry.value is not None):
            write(tree, entry)
        parts[paths[name]] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts["xl/workbook.xml"] = recalculated(parts["xl/workbook.xml"])
    return packed(parts, keep_order=True)


def write(tree, entry: Entry) -> None:
    cell = cell_of(tree, entry.cell)
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if isinstance(entry.value, int):
        etree.SubElement(cell, q("v")).text = str(entry.value)
        return
    cell.set("t", "inlineStr")
    words = etree.SubElement(etree.SubElement(cell, q("is")), q("t"))
    words.text = entry.value
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def cell_of(tree, name: str):
    """The cell's element, made in its place where the sheet has none; its style stays."""
    column, number = split(name)
    data = tree.find(q("sheetData"))
    row = placed(data, q("row"), number, lambda each: int(each.get("r", "0")))
    row.set("r", str(number))
    cell = placed(row, q("c"), column, lambda each: split(each.get("r", "A1"))[0])
    cell.set("r", name)
    return cell


def placed(parent, tag: str, at: int, place_of):
    """The child at that place, or a new one put between its neighbours."""
    for position, child in enumerate(parent.findall(tag)):
        if place_of(child) == at:
            return child
        if place_of(child) > at:
            made = etree.Element(tag)
            parent.insert(list(parent).index(parent.findall(tag)[position]), made)
            return made
    return etree.SubElement(parent, tag)


def recalculated(workbook: bytes) -> bytes:
    """The workbook told to calculate when it is opened: formulas that use the filled cells have old values."""
    book = parsed(workbook)
    calc = book.find(q("calcPr"))
    if calc is None:
        calc = etree.Element(q("calcPr"))
        after = next((each for each in book if etree.QName(each).localname in AFTER_CALC), None)
        book.insert(list(book).index(after), calc) if after is not None else book.append(calc)
    calc.set("fullCalcOnLoad", "1")
    return etree.tostring(book, xml_declaration=True, encoding="UTF-8", standalone=True)


def split(name: str) -> tuple[int, int]:
    """`"C12"` → (3, 12)."""
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", name)
    column = 0
    for letter in found[1] if found else "A":
        column = column * 26 + ord(letter) - 64
    return column, int(found[2]) if found else 1


def is_in_sheet(name: str) -> bool:
    column, row = split(name)
    return re.fullmatch(r"[A-Z]{1,3}[1-9]\d{0,6}", name) is not None and column <= LAST_COLUMN and row <= LAST_ROW


def is_covered(name: str, span: str) -> bool:
    """Whether a cell lies in a merged span without being its first."""
    first, _, last = span.partition(":")
    (column, row), (left, top), (right, bottom) = split(name), split(first), split(last or first)
    return name != first and left <= column <= right and top <= row <= bottom

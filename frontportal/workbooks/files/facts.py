"""What an .xlsx holds beside its values: errors, formulas without a result, zeros that a format shows, what is hidden."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field

from lxml import etree

from .cell_names import Position, column_of, letters_of
from .plain_sheets import is_plain, refuse_entities

PARTING = re.compile(r"\[[^\]]*\]|\\[-. ()]|[- ()]")  # signs among the digits of a format, and colours
PERCENT = "%"  # in the place of zeros in front: the format shows a hundred times the number
BUILT_IN = {"9": "0%", "10": "0.00%"}  # codes that a file need not say
ZEROS = re.compile(r'(?P<front>"0+"|\\0)?(?P<digits>[0#]+)')


@dataclass
class SheetFacts:
    """`zeros`: the text before a number, and to how many digits it is filled up; `last_row` and `last_column` are of cells that hold something.

    `merged` (top, left, bottom, right) is told here where the reader of values does not.
    A sheet that `is_plain` has none of all this; its end is then for the reader of values to say.
    """

    errors: dict[Position, str] = field(default_factory=dict)
    uncalculated: list[Position] = field(default_factory=list)
    zeros: dict[Position, tuple[str, int]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    is_plain: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.last_row


def facts_of(data: bytes) -> dict[str, SheetFacts]:
    """Facts of each worksheet by its name; sheets of another kind, as charts, have none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name.lower(): name for name in archive.namelist()}

        def read(part: str) -> bytes:
            return archive.read(parts[part.lower()]) if part.lower() in parts else b""

        book = tree(read("xl/workbook.xml"))
        targets = {
            each.get("Id"): (
                posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))[1:],
                each.get("Type", ""),
            )
            for each in tree(read("xl/_rels/workbook.xml.rels"))
        }
        formats = zero_formats(tree(read("xl/styles.xml"))) if "xl/styles.xml" in parts else {}
        found = {}
        for sheet in book.iter("{*}sheet"):
            link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            part, kind = targets.get(link, ("", ""))
            if kind.endswith("/worksheet") and part.lower() in parts:
                content = read(part)
                found[sheet.get("name")] = (
                    SheetFacts(is_plain=True) if is_plain(content, formats) else scan(content, formats)
                )
        return found


def tree(part: bytes) -> etree._Element:
    refuse_entities(part)
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def zero_formats(styles: etree._Element) -> dict[int, tuple[str, int]]:
    """Number of a cell's format → (text in front, digits always shown), of formats that show zeros where a number has none, or per cent.

    `00000` → ("", 5); `"0"#########` → ("0", 0); `0.00%` → (PERCENT, 0).
    """
    codes = BUILT_IN | {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iter("{*}numFmt")}
    shown = {}
    for index, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        whole = codes.get(style.get("numFmtId"), "").split(";")[0]
        found = ZEROS.fullmatch(PARTING.sub("", whole))
        digits = found["digits"].count("0") if found else 0
        if whole.endswith(PERCENT):
            shown[index] = PERCENT, 0
        elif found and (found["front"] or digits > 1):
            shown[index] = re.sub(r"\D", "", found["front"] or ""), digits
    return shown


def scan(part: bytes, formats: dict[int, tuple[str, int]]) -> SheetFacts:
    """Facts of a worksheet's XML. Cells and rows may lack their position: they follow the one before them then."""
    refuse_entities(part)
    facts, number, hidden = SheetFacts(), 0, []
    rows = etree.iterparse(io.BytesIO(part), tag=("{*}row", "{*}col"), resolve_entities=False, no_network=True)
    for _, element in rows:
        is_hidden = element.get("hidden") in ("1", "true")
        if etree.QName(element).localname == "col":
            hidden += [(int(element.get("min")), int(element.get("max")))] if is_hidden else []
            continue
        number, column = int(element.get("r") or number + 1), 0
        before = facts.last_row
        for cell in element.iterchildren("{*}c"):
            column = column_of(cell.get("r", "")) or column + 1
            take_cell(facts, (number, column), cell, formats)
        if is_hidden and facts.last_row > before:
            facts.hidden_rows.append(number)
        element.clear()
    columns = range(1, min(facts.last_column, 500) + 1)
    facts.hidden_columns = [letters_of(each) for each in columns if any(low <= each <= high for low, high in hidden)]
    return facts


def take_cell(facts: SheetFacts, position: Position, cell: etree._Element, formats: dict[int, tuple[str, int]]) -> None:
    kind, value = cell.get("t", "n"), cell.findtext("{*}v") or ""
    if cell.find("{*}f") is not None and not value and kind == "n":
        facts.uncalculated.append(position)  # a formula whose result is no text is kind "str"
    elif kind == "e":
        facts.errors[position] = value
    elif value and kind == "n" and (shown := formats.get(int(cell.get("s", 0)))):
        facts.zeros[position] = shown
    if (
        value
        or kind == "inlineStr"
        and any(text.strip() for text in cell.itertext())
        or position in facts.uncalculated[-1:]
    ):
        facts.last_row, facts.last_column = position[0], max(facts.last_column, position[1])

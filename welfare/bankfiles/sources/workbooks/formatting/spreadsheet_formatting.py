"""How “XML Spreadsheet 2003” dresses its cells: by a style of the cell, of its row or of its column, or by one that a style stands on."""

import re

from lxml import etree

from ...lines import STRUCK, UNSEEN
from ...xml_stream import name_of
from ..marked_cells import WHITE
from ..sheet_facts import MOST_COLUMNS, SheetFacts, column_letters, foreign_currency

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
AREA = re.compile(r"R(\d{1,7})C(\d{1,4})(?::R(\d{1,7})C(\d{1,4}))?")
STRIKING = re.compile(r"text-line-through:(?!none)\w")
WHITE_TEXT = re.compile(r"(?:^|[;'\"])color:(?:white|#ffffff|#fff)\b")
EURO, HIDING = "Euro Currency", ";;;"  # a format by its name; one that shows nothing


def attribute(element: etree._Element, name: str) -> str:
    """An attribute of the format's own; "" where there is none."""
    return element.get(f"{{{NAMESPACE}}}{name}") or ""


def number_at(element: etree._Element, name: str, otherwise: int) -> int:
    """A number that an attribute states; `otherwise` where it states none."""
    text = attribute(element, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else otherwise


def is_out_of_sight(element: etree._Element, size: str) -> bool:
    """Whether a row or a column is hidden, or has no size. `size`: "Height" or "Width"."""
    stated = attribute(element, size)
    return attribute(element, "Hidden") == "1" or bool(stated) and not stated.strip("0.")


class Styles:
    """What the styles of a file do to text, and which foreign money they show."""

    def __init__(self) -> None:
        self.looks: dict[str, str] = {}
        self.foreign: dict[str, str] = {}

    def add(self, style: etree._Element) -> None:
        """A style; what it does not say itself it has from the one it stands on."""
        name, below = attribute(style, "ID"), attribute(style, "Parent")
        stated = {name_of(part): part for part in style}
        code = attribute(stated["NumberFormat"], "Format") if "NumberFormat" in stated else None
        look = look_of(stated) or (UNSEEN if code == HIDING else "")
        if not look and "Font" not in stated:
            look = self.looks.get(below, "")
        self.looks[name] = look
        currency = "EUR" if code == EURO else foreign_currency(code or "")
        self.foreign[name] = self.foreign.get(below, "") if code is None else currency


def look_of(stated: dict[str, etree._Element]) -> str:
    """What a style's own parts do to text: strike it through, or hide it as white on white; "" for neither."""
    font, ground = stated.get("Font"), stated.get("Interior")
    if font is not None and attribute(font, "StrikeThrough") == "1":
        return STRUCK
    is_white = font is not None and attribute(font, "Color").lower() in WHITE
    colour = "" if ground is None else attribute(ground, "Color").lower()
    return UNSEEN if is_white and colour in ("", *WHITE) else ""


def conditions_of(element: etree._Element) -> dict[str, str]:
    """The areas of a conditional format, as an .xlsx names them, with what it may do to their text: strike it through, or hide it."""
    stated = {name_of(part): part for part in element.iter() if isinstance(part.tag, str)}
    looks = [part.get("Style") or attribute(part, "Style") for part in element.iter() if isinstance(part.tag, str)]
    style = ";".join(looks).replace(" ", "").lower()
    clause = (
        STRUCK if STRIKING.search(style) else UNSEEN if WHITE_TEXT.search(style) and "background" not in style else ""
    )
    ranges = (stated["Range"].text or "") if "Range" in stated else ""
    areas = [
        f"{column_letters(int(left) - 1)}{top}:{column_letters(int(right or left) - 1)}{bottom or top}"
        for top, left, bottom, right in AREA.findall(ranges)
    ]
    return {" ".join(areas): clause} if areas and clause else {}


class ColumnStyles:
    """The styles of a sheet's columns, and which of them are hidden."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}
        self.last = 0

    def add(self, column: etree._Element, facts: SheetFacts) -> None:
        """A column, or several that are alike."""
        first = max(self.last + 1, number_at(column, "Index", self.last + 1))
        self.last = min(first + number_at(column, "Span", 0), MOST_COLUMNS)
        for position in range(first - 1, self.last):
            self.names[position] = attribute(column, "StyleID")
            if is_out_of_sight(column, "Width"):
                facts.hidden_columns.add(position)

"""The unit in which a sheet counts money: “Đơn vị tính: Triệu đồng” above the table, or “(nghìn đồng)” in a header."""

import re
from collections.abc import Sequence
from typing import Any

from frontportal.kit.values.text import fold, nfc

from ..files.cell_names import cell_name
from ..files.grid import Grid, is_filled
from ..headers.header import Header, Unit
from ..office_files import InvalidFile
from .line import Line

SCALES = (
    (10**9, r"ty(?: dong| d)?"),
    (
        10**6,
        r"(?:trieu|tr)(?: dong| d| vnd)?|trd|1 ?000 ?000 ?(?:dong|d|vnd)|x ?1 ?000 ?000(?: ?(?:dong|d|vnd))?|millions?(?: of)? vnd",
    ),
    (
        10**3,
        r"(?:nghin|ngan)(?: dong| d| vnd)?|ng?(?: dong| ?d| vnd)|1 ?000 ?(?:dong|d|vnd)|x ?1 ?000(?: ?(?:dong|d|vnd))?|k(?: ?(?:dong|d|vnd))?"
        r"|thousands?(?: of)? vnd",
    ),
    (1, r"dong|d|vnd|viet nam dong|dong viet nam"),
)
FOREIGN = r"(?:nghin |trieu |1 ?000 )?(?:usd|do la(?: my)?|eur|euro)"
LABEL = r"(?:don vi(?: tinh| tien)?|dvt|dv(?: tinh)?|tinh (?:bang|theo)|unit)"
MOST_OF_UNIT = 2  # cells that a line with a unit below the headers fills


def words_of(text: str) -> str:
    """Folded, without signs, brackets as stops: `"(ĐVT: 1.000đ)"` → `"; dvt 1 000d;"`."""
    stops = re.sub(r"[()\[\],]", ";", fold(text))
    return " ".join(re.sub(r"[^a-z0-9;]+", " ", stops).split())


def factor_in(text: str, *, is_labelled: bool) -> int | None:
    """đồng that a written 1 stands for; None where a text says nothing of it. Raises InvalidFile for foreign money."""
    words = words_of(text)
    label, end = (rf".*?\b{LABEL} ?", r" ?(?:$|;)") if is_labelled else ("", "$")
    if re.match(rf"{label}{FOREIGN}{end}", words):
        raise InvalidFile(f"“{nfc(text).strip()}”: cổng chỉ nhận số tiền bằng đồng Việt Nam.")
    return next((factor for factor, names in SCALES if re.match(rf"{label}(?:{names}){end}", words)), None)


def unit_of_sheet(grid: Grid, first_header: int) -> Unit | None:
    """The unit that stands above the headers. Raises InvalidFile where two lines say different ones."""
    found: list[Unit] = []
    for line, row in enumerate(grid.rows[: first_header - 1], 1):
        for column, cell in enumerate(row, 1):
            if isinstance(cell, str) and is_filled(cell) and len(cell) < 500:
                text = beside(row, column)
                if factor := factor_in(text, is_labelled=True) or factor_alone(text):
                    found.append(Unit(factor, unit_name(text), cell_name(line, column)))
    factors = {unit.factor for unit in found}
    if len(factors) > 1:
        named = ", ".join(f"ô {unit.position} “{unit.text}”" for unit in found)
        raise InvalidFile(f"Tệp ghi nhiều đơn vị tính khác nhau: {named}. Hãy để một đơn vị tính.")
    return found[-1] if found else None


def factor_alone(text: str) -> int | None:
    """đồng that 1 stands for by a text that is nothing but a unit in two words or more: “(nghìn đồng)”."""
    bare = text.strip(" ()[]")
    factor = factor_in(bare, is_labelled=False) if len(bare.split()) > 1 else None
    return factor if factor and factor > 1 else None


def refuse_unit_below(lines: Sequence[Line], units: Sequence[Unit | None]) -> None:
    """Raises InvalidFile for a unit below the headers that is none of `units`, the sheet's and its headers': it would be one for
    rows above it, or for some."""
    known = {unit.factor for unit in units if unit}
    for line in lines:
        texts = [cell for cell in line.filled if isinstance(cell, str)] if len(line.filled) <= MOST_OF_UNIT else []
        for text in texts:
            factor = factor_in(text, is_labelled=True) or factor_alone(text)
            if factor and factor > 1 and factor not in known:
                raise InvalidFile(
                    f"Dòng {line.number} ghi “{nfc(text).strip()[:60]}” ở dưới tên các cột. "
                    "Hãy chuyển dòng đơn vị tính lên trên tên các cột rồi nhập lại."
                )


def beside(row: list[Any], column: int) -> str:
    """A cell with the next one that is filled, as “Đơn vị tính:” and “Triệu đồng” may stand apart."""
    text = str(row[column - 1])
    if text.rstrip().endswith(":"):
        text += " " + str(next(filter(is_filled, row[column:]), ""))
    return text


def unit_name(text: str) -> str:
    """The unit as the file writes it, without the letterhead around: `"(Đơn vị tính: Triệu đồng)"` → `"Đơn vị tính: Triệu đồng"`."""
    found = re.search(r"(?:đơn vị|đvt|đv tính).*", nfc(text), re.IGNORECASE | re.DOTALL)
    return " ".join((found[0] if found else text).strip(" ()").split())[:80]


def unit_of_header(header: Header, line: int) -> Unit | None:
    """The unit in a header's brackets or behind its comma: “Số tiền (triệu đồng)”, “Kinh phí, nghìn đồng”."""
    pieces = re.findall(r"[(\[]([^()\[\]]*)[)\]]", header.text) + re.findall(r",\s*([^,]+)$", header.text)
    for piece in pieces:
        factor = factor_in(piece, is_labelled=False) or factor_in(piece, is_labelled=True)
        if factor:
            return Unit(factor, " ".join(piece.split()), cell_name(line, header.column))
    return None

"""Worksheets that have nothing to tell beside their values, known by a search of bytes."""

import re

from ..office_files import InvalidFile
from .cell_names import column_of

MOST_CELLS = 2_000_000  # of the rectangle that a reader must hold: a single cell in the last corner is no sheet of ours
TELLING = re.compile(rb"""[<:]f[\s>/]|\bt\s*=\s*["']e["']|\bhidden\s*=""")  # formulas, errors, what is hidden
CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
PLACED = re.compile(rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r=["']([A-Z]{1,3})([0-9]{1,7})["']""")


def refuse_entities(part: bytes) -> None:
    if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part[:4096] or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InvalidFile("Tệp có khai báo lạ bên trong. Hãy mở và lưu lại dưới dạng mới.")


def is_plain(part: bytes, formats: dict[int, tuple[str, int]]) -> bool:
    """Whether a worksheet certainly has nothing to tell beside its values, and is small enough to be held.

    Found by a search of bytes, for most sheets are plain and to look at each of their cells takes longer than to read them.
    """
    refuse_entities(part)
    if formats or TELLING.search(part):
        return False
    positions = PLACED.findall(part)
    columns = max((column_of(letters.decode()) for letters in {letters for letters, _ in positions}), default=0)
    rows = max((int(row) for _, row in positions), default=0)
    return len(positions) == len(CELL.findall(part)) and 0 < rows * columns <= MOST_CELLS

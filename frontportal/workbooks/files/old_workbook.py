"""What an .xls holds beside its values: errors, hidden lines, and how far each sheet reaches.

Its records are walked one by one, before a reader of values sees the file: that one keeps a sheet's whole rectangle in memory, and two
cells in opposite corners are enough for half a gigabyte. Source: [MS-XLS], 2.1.4 (records) and 2.4.
"""

import io
from collections.abc import Iterator
from struct import unpack_from

import olefile

from ..office_files import InvalidFile
from .cell_names import cell_name
from .facts import SheetFacts
from .plain_sheets import MOST_CELLS

STREAMS = ("Workbook", "Book")  # of Excel 97 and later; of Excel 5 and 95
BOF, EOF, BOUND_SHEET, ROW = 0x0809, 0x000A, 0x0085, 0x0208
NUMBER, LABEL, BOOL_ERROR, RK, RICH_TEXT, SHARED_TEXT = 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6, 0x00FD
MANY_RK, FORMULA = 0x00BD, 0x0006
CELLS = {NUMBER, LABEL, BOOL_ERROR, RK, RICH_TEXT, SHARED_TEXT, MANY_RK, FORMULA}
WORKSHEET = 0  # a bound sheet's kind; others are charts and macros
ERROR_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
HIDDEN = 0x20


class BrokenWorkbook(ValueError):
    """Records that don't follow each other, or sheets that the reader of values doesn't see."""


def facts_of_xls(data: bytes) -> list[SheetFacts]:
    """Facts of the worksheets in the order of their names. Raises InvalidFile for a sheet that reaches too far, and
    whatever shows that this is no workbook."""
    stream = stream_of(data)
    return [sheet_facts(stream, start) for start in worksheets(stream)]


def stream_of(data: bytes) -> bytes:
    """The records of all sheets. Raises BrokenWorkbook, and what olefile raises."""
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        for name in STREAMS:
            if file.exists(name):
                return file.openstream(name).read()
    raise BrokenWorkbook


def records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """(kind, content) of each record of a substream, up to its end; those of charts inside of it are left out."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, start)
        if depth == 0 and kind != BOF or start + 4 + length > len(stream):
            break
        depth += (kind == BOF) - (kind == EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length
    raise BrokenWorkbook


def worksheets(stream: bytes) -> list[int]:
    """Where each worksheet begins, in the order of their names."""
    bound = [content for kind, content in records(stream, 0) if kind == BOUND_SHEET and len(content) >= 6]
    return [unpack_from("<I", content)[0] for content in bound if content[5] == WORKSHEET]


def sheet_facts(stream: bytes, start: int) -> SheetFacts:
    facts = SheetFacts()
    for kind, content in records(stream, start):
        if kind == ROW and len(content) >= 13 and content[12] & HIDDEN:
            facts.hidden_rows.append(unpack_from("<H", content)[0] + 1)
        elif kind in CELLS and len(content) >= 6:
            add_cell(facts, kind, content)
    return facts


def add_cell(facts: SheetFacts, kind: int, content: bytes) -> None:
    line, column = unpack_from("<HH", content)
    last = unpack_from("<H", content, len(content) - 2)[0] if kind == MANY_RK else column
    facts.last_row, facts.last_column = max(facts.last_row, line + 1), max(facts.last_column, last + 1)
    if facts.last_row * facts.last_column > MOST_CELLS:
        corner = cell_name(facts.last_row, facts.last_column)
        raise InvalidFile(f"Một trang tính trải rộng đến ô {corner}. Hãy xoá những ô ở quá xa bảng.")
    if (error := error_of(kind, content)) is not None:
        facts.errors[line + 1, column + 1] = error


def error_of(kind: int, content: bytes) -> str | None:
    """The error that a cell shows, written by hand or by a formula."""
    if kind == BOOL_ERROR and len(content) >= 8 and content[7] == 1:
        return ERROR_CODES.get(content[6])
    if kind == FORMULA and len(content) >= 14 and content[6] == 2 and content[12:14] == b"\xff\xff":
        return ERROR_CODES.get(content[8])
    return None

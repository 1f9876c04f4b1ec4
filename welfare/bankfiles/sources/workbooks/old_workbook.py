"""What an .xls sheet holds beside its values: cells that show an error, which calamine gives as empty ones, and cells whose
number format names foreign money. The records of BIFF8 are looked for in the file as it stands: its stream is one piece
in what programs write, and what is not found is only not told."""

import re
from bisect import bisect_right
from struct import unpack_from
from typing import BinaryIO

from .sheet_facts import SheetFacts, foreign_currency

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
CODE = b"[\x00\x07\x0f\x17\x1d\x24\x2a]"
SHEET = re.compile(rb"\x09\x08\x10\x00\x00\x06\x10\x00", re.DOTALL)  # where a worksheet begins
BOOLERR = re.compile(rb"\x05\x02\x08\x00(....)..(" + CODE + rb")\x01", re.DOTALL)  # row, column, format, code
FORMULA = re.compile(rb"\x06\x00..(....)..\x02.(" + CODE + rb")...\xff\xff", re.DOTALL)
FORMAT = re.compile(rb"\x1e\x04..(..)(..)([\x00\x01])", re.DOTALL)  # number, length, width of a letter
XF = re.compile(rb"\xe0\x00\x14\x00..(..)", re.DOTALL)
NUMBER = re.compile(rb"(?:\x03\x02\x0e\x00|\x7e\x02\x0a\x00)(....)(..)", re.DOTALL)  # NUMBER, RK
MOST = 100_000
LONGEST = 255


def facts_of_xls(file: BinaryIO) -> list[SheetFacts]:
    """The facts of each worksheet, in the order in which they are stored."""
    file.seek(0)
    data = file.read()
    starts = [found.start() for found in SHEET.finditer(data)]
    facts = [SheetFacts() for _ in starts]
    for pattern in (BOOLERR, FORMULA):
        for found in pattern.finditer(data):
            if (sheet := bisect_right(starts, found.start()) - 1) >= 0 and len(facts[sheet].errors) < MOST:
                facts[sheet].errors[position_of(found[1])] = ERRORS[found[2][0]]
    if starts and (foreign := foreign_formats(data[: starts[0]])):
        for found in NUMBER.finditer(data, starts[0]):
            if name := foreign.get(unpack_from("<H", found[2])[0]):
                facts[bisect_right(starts, found.start()) - 1].foreign[position_of(found[1])] = name
    return facts


def position_of(packed: bytes) -> tuple[int, int]:
    """Line from 1, column from 0."""
    row, column = unpack_from("<HH", packed)
    return row + 1, column


def foreign_formats(start: bytes) -> dict[int, str]:
    """The currency that the format of a cell names, by the cell's number of its format; only foreign ones."""
    names = {}
    for found in FORMAT.finditer(start):
        number, letters = (unpack_from("<H", part)[0] for part in found.groups()[:2])
        if letters <= LONGEST:
            wide = found[3] == b"\x01"
            format_text = start[found.end() : found.end() + letters * (1 + wide)].decode(
                "utf-16-le" if wide else "latin-1", "replace"
            )
            if currency := foreign_currency(format_text):
                names[number] = currency
    if not names:
        return {}
    kinds = [unpack_from("<H", found[1])[0] for found in XF.finditer(start)]
    return {index: names[kind] for index, kind in enumerate(kinds) if kind in names}

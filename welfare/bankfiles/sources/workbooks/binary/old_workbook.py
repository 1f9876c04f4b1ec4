"""What an .xls sheet (BIFF8) holds beside its values: cells that show an error, which calamine gives as empty ones, how its cells
look (struck through, hidden, in foreign money), their comments, which rows are hidden. Errors are looked for in the file as it stands, the rest
record by record, each with its kind and its length: what breaks off is only not told."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from
from typing import BinaryIO

from ...lines import STRUCK, UNSEEN
from ..sheet_facts import SheetFacts, foreign_currency
from .old_conditions import conditions_of_xls
from .old_texts import comments_of_xls, struck_shared

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
CODE = b"[\x00\x07\x0f\x17\x1d\x24\x2a]"
SHEET = re.compile(rb"\x09\x08\x10\x00\x00\x06\x10\x00", re.DOTALL)  # where a worksheet begins
BOOLERR = re.compile(rb"\x05\x02\x08\x00(....)..(" + CODE + rb")\x01", re.DOTALL)  # row, column, format, code
FORMULA = re.compile(rb"\x06\x00..(....)..\x02.(" + CODE + rb")...\xff\xff", re.DOTALL)
MOST = 100_000  # errors
BEGIN, END = b"\x09\x08\x10\x00\x00\x06\x05\x00", 0x0A
FONT, FORMAT, XF = 0x31, 0x41E, 0xE0
ROW, COLUMNS = 0x208, 0x7D
CELLS = {0x203: 6, 0x27E: 6, 0xFD: 6, 0x204: 6, 0xD6: 6, 0x06: 6, 0x205: 6}  # kinds of one cell
OF_SHARED_TEXT = 0xFD
SEVERAL = 0xBD  # numbers side by side, of six bytes each
LONGEST = 8_224  # bytes of a record
WHITES = {1, 9}
NO_FONT = 4  # a number that no font has
STRIKE_OUT, HIDDEN_ROW, HIDDEN_COLUMN = 0x08, 0x20, 0x01
MOST_COLUMNS = 256


@dataclass
class CellFormats:
    """By the number of a cell's format: the foreign currency that it shows, and what it does to its text."""

    foreign: dict[int, str] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)  # numbers of shared texts with letters struck through


def records(data: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record from a beginning to its end."""
    at, depth = start, 0
    while at + 4 <= len(data):
        kind, length = unpack_from("<HH", data, at)
        if length > LONGEST:
            return
        yield kind, data[at + 4 : at + 4 + length]
        depth += (kind == 0x809) - (kind == END)  # a chart stands within its sheet
        if not depth:
            return
        at += 4 + length


def looks_of_xls(data: bytes) -> CellFormats:
    """What the workbook's formats show of themselves."""
    fonts, currencies, formats = list[bytes](), dict[int, str](), list[bytes]()
    start = data.find(BEGIN)
    for kind, content in records(data, start) if start >= 0 else ():
        if kind == FONT and len(content) >= 6:
            fonts += [b""] * (len(fonts) == NO_FONT) + [content]
        elif kind == FORMAT and len(content) >= 5:
            number, _, is_wide = unpack_from("<HHB", content)
            code = content[5:].decode("utf-16-le" if is_wide & 1 else "latin-1", "replace")
            if currency := foreign_currency(code):
                currencies[number] = currency
        elif kind == XF and len(content) >= 20:
            formats.append(content)
    looks = CellFormats()
    for at, content in enumerate(formats):
        font_number, format_number = unpack_from("<HH", content)
        if format_number in currencies:
            looks.foreign[at] = currencies[format_number]
        if mark := mark_of(fonts[font_number] if font_number < len(fonts) else b"", content):
            looks.marks[at] = mark
    struck_fonts = {at for at, font in enumerate(fonts) if font and unpack_from("<H", font, 2)[0] & STRIKE_OUT}
    if struck_fonts:
        looks.struck = struck_shared(records(data, start), struck_fonts)
    return looks


def mark_of(font: bytes, content: bytes) -> str:
    """What a format with that font does to its text."""
    if not font:
        return ""
    _, flags, colour = unpack_from("<HHH", font)
    if flags & STRIKE_OUT:
        return STRUCK
    pattern, ground = unpack_from("<I", content, 14)[0] >> 26, unpack_from("<H", content, 18)[0] & 0x7F
    return UNSEEN if colour in WHITES and (pattern == 0 or pattern == 1 and ground in WHITES) else ""


def read_sheet(facts: SheetFacts, data: bytes, start: int, looks: CellFormats) -> None:
    """Take from the records of a sheet which rows and columns are hidden, and which cells are marked or in foreign money."""
    facts.comments = comments_of_xls(records(data, start))
    facts.conditional = conditions_of_xls(records(data, start))
    for kind, content in records(data, start):
        if kind == ROW and len(content) >= 16:
            if content[12] & HIDDEN_ROW:
                facts.hidden_rows.append(unpack_from("<H", content)[0] + 1)
        elif kind == COLUMNS and len(content) >= 10:
            first, last, _, _, flags = unpack_from("<5H", content)
            if flags & HIDDEN_COLUMN:
                facts.hidden_columns |= {*range(first, min(last + 1, MOST_COLUMNS))}
        elif not (looks.foreign or looks.marks or looks.struck):
            continue
        elif kind in CELLS and len(content) >= 6:
            row, column, number = unpack_from("<3H", content)
            look_at(facts, row + 1, column, looks, number)
            if kind == OF_SHARED_TEXT and len(content) >= 10 and unpack_from("<I", content, 6)[0] in looks.struck:
                facts.mark_cell(row + 1, column, STRUCK)
        elif kind == SEVERAL and len(content) >= 6:
            row, column = unpack_from("<2H", content)
            for each, at in enumerate(range(4, len(content) - 2, 6)):
                look_at(facts, row + 1, column + each, looks, unpack_from("<H", content, at)[0])


def look_at(facts: SheetFacts, line: int, column: int, looks: CellFormats, number: int) -> None:
    """Keep what the format of a cell says of it."""
    if name := looks.foreign.get(number):
        facts.foreign[line, column] = name
    elif mark := looks.marks.get(number):
        facts.mark_cell(line, column, mark)


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
    looks = looks_of_xls(data)
    for each, start in zip(facts, starts, strict=True):
        read_sheet(each, data, start, looks)
    return facts


def position_of(packed: bytes) -> tuple[int, int]:
    """Line from 1, column from 0."""
    row, column = unpack_from("<HH", packed)
    return row + 1, column

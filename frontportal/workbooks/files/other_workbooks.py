"""What an .ods or .xls holds beside its values: errors, hidden lines, cells shown as one, and how far it reaches.

Of an .xls the records of BIFF8 are looked for in the file as it stands, for its stream is one piece in what programs
write. The zeros that a number format shows are told by neither: whoever imports is asked to look.
"""

import io
import re
import zipfile
from bisect import bisect_right
from struct import unpack_from
from typing import Any

from lxml import etree

from ..office_files import InvalidFile, check_package
from .facts import SheetFacts
from .plain_sheets import MOST_CELLS, refuse_entities

OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
NOTE = (
    "Tệp .{} không cho biết những số 0 đứng đầu mà định dạng ô hiện ra: hãy xem lại cột điện thoại, mã số; "
    "nếu thiếu số 0, hãy lưu tệp thành .xlsx."
)
SHEET = re.compile(rb"\x09\x08\x10\x00\x00\x06\x10\x00")  # a worksheet begins
ERROR_CODES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
ERROR = re.compile(
    rb"(?:\x05\x02\x08\x00(?P<place>....)..(?P<code>[\x00\x07\x0f\x17\x1d\x24\x2a])\x01"
    rb"|\x06\x00..(?P<at>....)..\x02.(?P<shown>[\x00\x07\x0f\x17\x1d\x24\x2a])...\xff\xff)",
    re.DOTALL,
)
LINE = re.compile(rb"\x08\x02\x10\x00(?P<row>..).{10}(?P<flags>.)", re.DOTALL)
HIDDEN = 0x20
REPEATED = 1_000  # lines or columns that stand for the empty rest of a sheet


def kind_of(data: bytes) -> str:
    """ "xlsx", "ods" or "xls" by what the file is, whatever it is called. Raises InvalidFile for a web page named .xls."""
    if data[:8] == OLE:
        return "xls"
    if data[:2] == ZIP:
        return "ods" if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in data[:200] else "xlsx"
    if data[:512].lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise InvalidFile("Tệp này là trang web được đặt tên như tệp Excel. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.")
    return "xlsx"


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
        facts = found[attribute(table, "name")] = SheetFacts()
        line = 1
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
    if attribute(row, "visibility") in ("collapse", "filter") and lines < REPEATED and facts.last_row > last:
        facts.hidden_rows += range(line, line + lines)
    return lines


def facts_of_xls(data: bytes, names: list[str]) -> dict[str, SheetFacts]:
    """Facts of the worksheets, named as they are stored; how far each reaches is for the reader of values to say."""
    starts = [found.start() for found in SHEET.finditer(data)]
    found = [SheetFacts() for _ in names]
    if len(starts) == len(names):
        for match in ERROR.finditer(data):
            if (sheet := bisect_right(starts, match.start()) - 1) >= 0:
                line, column = unpack_from("<HH", match["place"] or match["at"])
                found[sheet].errors[line + 1, column + 1] = ERROR_CODES[(match["code"] or match["shown"])[0]]
        for match in LINE.finditer(data):
            if (sheet := bisect_right(starts, match.start()) - 1) >= 0 and match["flags"][0] & HIDDEN:
                found[sheet].hidden_rows.append(unpack_from("<H", match["row"])[0] + 1)
    return dict(zip(names, found, strict=True))


def attribute(element: Any, name: str) -> str:
    """An attribute by its name in whatever namespace; "" where there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def count(element: Any, name: str) -> int:
    """A number that an attribute states; 1 where it states none."""
    text = attribute(element, name)
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 8 else 1

"""What a workbook must not be: a bomb, a climber, a carrier of macros or of XML entities. Checked before it is parsed."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from ..model import Refused

MOST_UNPACKED = 160_000_000  # bytes of all parts; a statement of 400,000 rows has about 100 million
MOST_PARTS = 2_000
CHUNK = 1 << 18
LOCAL_HEAD = struct.Struct("<4s22xHH")
FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b')
MOST_FORMULAS = 100_000
SHEET = re.compile(r"xl/worksheets/sheet(\d{1,6})\.xml", re.IGNORECASE)

BOMB = Refused("too_big", "Tệp bảng tính bung ra lớn bất thường: không phải sao kê.")


def check_workbook(file: BinaryIO) -> list[set[tuple[int, int]]]:
    """Cells that hold formulas, as (line from 1, column from 0), sheet by sheet. Raises Refused with the reason."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise Refused("damaged", "Tệp bảng tính bị hỏng hoặc bị cắt cụt.") from None
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BOMB
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name for name in names):
        raise Refused("paths", "Tệp bảng tính chứa đường dẫn ra ngoài tệp: không an toàn.")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted", "Tệp nén có mật khẩu. Hãy lưu lại bản không khoá.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("macros", "Tệp bảng tính có macro. Hãy lưu lại dạng .xlsx không có macro.")
    if "content.xml" in names:
        raise Refused("not_statement", "Bảng tính dạng OpenDocument (.ods): hãy mở rồi lưu lại dạng .xlsx.")
    if "xl/workbook.xml" not in {name.lower() for name in names}:
        raise Refused("not_statement", "Tệp nén này không phải là bảng tính Excel (.xlsx).")
    left, formulas = MOST_UNPACKED, {}
    for part in parts:
        tail, is_sheet = b"", SHEET.fullmatch(part.filename)
        found = formulas.setdefault(int(is_sheet[1]), set()) if is_sheet else set()
        for chunk in unpacked(file, part):
            left -= len(chunk)
            if left < 0:
                raise BOMB
            if not tail:
                check_xml(chunk[:4096], part.filename)
            if is_sheet and len(found) < MOST_FORMULAS:
                if b"<f" in chunk or b":f" in chunk:
                    found |= {(int(row), column_number(letters)) for letters, row in FORMULA.findall(tail + chunk)}
                tail = chunk[-256:]
            else:
                tail = b"."
    return [formulas[number] for number in sorted(formulas)]


def unpacked(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part's true content in pieces: sizes declared in the archive may lie, so they are not asked."""
    try:
        file.seek(part.header_offset)
        mark, name, extra = LOCAL_HEAD.unpack(file.read(LOCAL_HEAD.size))
    except (ValueError, OSError, struct.error):  # the archive's own list points outside of it
        raise Refused("damaged", "Tệp bảng tính bị hỏng hoặc bị cắt cụt.") from None
    if mark != b"PK\x03\x04" or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("damaged", "Tệp bảng tính bị hỏng: phần nén không đọc được.")
    file.seek(part.header_offset + LOCAL_HEAD.size + name + extra)
    left, inflate = part.compress_size, zlib.decompressobj(-15)
    stored = part.compress_type == zipfile.ZIP_STORED
    try:
        while left > 0 and (packed := file.read(min(CHUNK, left))):
            left -= len(packed)
            if stored:
                yield packed
                continue
            while packed:
                yield inflate.decompress(packed, CHUNK)
                packed = inflate.unconsumed_tail
    except zlib.error:
        raise Refused("damaged", "Tệp bảng tính bị hỏng: phần nén không đọc được.") from None
    if left > 0 or not (stored or inflate.eof or not part.compress_size):
        raise Refused("truncated", "Tệp bảng tính bị cắt cụt.")


def check_xml(start: bytes, name: str) -> None:
    if not name.lower().endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Refused("entities", "Tệp bảng tính chứa khai báo XML lạ (DOCTYPE/ENTITY): không an toàn.")


def column_number(letters: bytes) -> int:
    """`b"AB"` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1

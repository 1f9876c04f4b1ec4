"""What a workbook must not be: a bomb, a climber, a carrier of macros or of XML entities. Checked before its values are used."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from welfare.bankterms.model import FileRefusedError

from .archive_kinds import CONTENT, refuse_other_archive
from .formatting.conditional_formatting import conditional_styles
from .marked_cells import comments_of, marked_styles, print_ends, struck_texts
from .open_document import facts_of_ods
from .sheet_facts import SheetFacts, foreign_styles

MOST_UNPACKED = 160_000_000  # bytes of all parts; a statement of 400,000 rows has about 100 million
MOST_PARTS = 2_000
CHUNK = 1 << 18
LOCAL_HEADER = struct.Struct("<4s22xHH")
STYLES, MOST_STYLES = "xl/styles.xml", 4 * 1024 * 1024  # bytes
FROM_1904 = re.compile(rb'<(?:\w+:)?workbookPr\b[^<>]*\bdate1904="(?:1|true)"')
WORKBOOK, TEXTS = "xl/workbook.xml", "xl/sharedstrings.xml"
COMMENTS = re.compile(rb'\bTarget="([^"]*\bcomments?\d*\.xml)"', re.IGNORECASE)
SHEET = re.compile(r"xl/worksheets/sheet(\d{1,6})\.xml", re.IGNORECASE)

BOMB = FileRefusedError("too_big", "Tệp bảng tính bung ra lớn bất thường: không phải sao kê.")


def refuse_unsafe(file: BinaryIO) -> zipfile.ZipFile:
    """The archive of an .xlsx or .ods. Raises FileRefusedError for what its list shows, or the beginning of a part."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
        raise FileRefusedError("damaged", "Tệp bảng tính bị hỏng hoặc bị cắt cụt.") from None
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BOMB
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name for name in names):
        raise FileRefusedError("paths", "Tệp bảng tính chứa đường dẫn ra ngoài tệp: không an toàn.")
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefusedError("encrypted", "Tệp nén có mật khẩu. Hãy lưu lại bản không khoá.")
    if any(name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise FileRefusedError("macros", "Tệp bảng tính có macro. Hãy lưu lại dạng .xlsx không có macro.")
    refuse_other_archive(archive, names)
    for part in parts:
        check_xml(next(unpacked(file, part), b"")[:4096], part.filename)
    return archive


def sheet_facts(file: BinaryIO, archive: zipfile.ZipFile) -> list[SheetFacts]:
    """What each sheet holds beside its values, in the sheets' order. Raises FileRefusedError for an archive that is larger than it
    says, or broken; no value may be used before this has ended."""
    parts, budget = archive.infolist(), Budget()
    facts: dict[int, SheetFacts] = {}
    by_name = {part.filename.lower(): part for part in parts}
    styles = small_part(file, by_name.get(STYLES))
    foreign, looks, struck = foreign_styles(styles), marked_styles(styles), set[int]()
    conditions = conditional_styles(styles)
    for part in sorted(parts, key=lambda part: bool(SHEET.fullmatch(part.filename))):
        chunks = budget.spend(unpacked(file, part))
        if is_sheet := SHEET.fullmatch(part.filename):
            number = int(is_sheet[1])
            facts[number] = SheetFacts(styles=foreign, looks=looks, struck=struck, conditions=conditions)
            facts[number].comments = comments_of(small_part(file, comments_part(file, by_name, number)))
            for chunk in chunks:
                facts[number].scan(chunk)
        elif part.filename.lower() == TEXTS:
            struck |= struck_texts(chunks)
        else:
            for _ in chunks:
                pass
    if CONTENT in by_name:
        return facts_of_ods(archive)
    in_order = [facts[number] for number in sorted(facts)]
    workbook = small_part(file, by_name.get(WORKBOOK))
    for one in in_order:
        one.is_from_1904 = bool(FROM_1904.search(workbook))
    for index, line in print_ends(workbook).items():
        if index < len(in_order):
            in_order[index].print_end = line
    return in_order


class Budget:
    """How much of an archive may still be unpacked."""

    left = MOST_UNPACKED

    def spend(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """The same pieces. Raises BOMB once they are too many."""
        for chunk in chunks:
            self.left -= len(chunk)
            if self.left < 0:
                raise BOMB
            yield chunk


def small_part(file: BinaryIO, part: zipfile.ZipInfo | None) -> bytes:
    """A part of an archive whole, empty for one that is missing or too large to say anything of cells."""
    if part is None or part.file_size > MOST_STYLES:
        return b""
    return b"".join(islice(unpacked(file, part), MOST_STYLES // CHUNK))


def comments_part(file: BinaryIO, by_name: dict[str, zipfile.ZipInfo], sheet: int) -> zipfile.ZipInfo | None:
    """The part with the comments of the sheet of that number."""
    relations = small_part(file, by_name.get(f"xl/worksheets/_rels/sheet{sheet}.xml.rels"))
    names = {found.decode("latin-1").rpartition("/")[2].lower() for found in COMMENTS.findall(relations)}
    return next((part for name, part in by_name.items() if name.rpartition("/")[2] in names), None)


def unpacked(file: BinaryIO, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part's true content in pieces: sizes declared in the archive may lie, so they are not asked."""
    try:
        file.seek(part.header_offset)
        mark, name, extra = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
    except (ValueError, OSError, struct.error):  # the archive's own list points outside of it
        raise FileRefusedError("damaged", "Tệp bảng tính bị hỏng hoặc bị cắt cụt.") from None
    if mark != b"PK\x03\x04" or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise FileRefusedError("damaged", "Tệp bảng tính bị hỏng: phần nén không đọc được.")
    file.seek(part.header_offset + LOCAL_HEADER.size + name + extra)
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
        raise FileRefusedError("damaged", "Tệp bảng tính bị hỏng: phần nén không đọc được.") from None
    if left > 0 or not (stored or inflate.eof or not part.compress_size):
        raise FileRefusedError("truncated", "Tệp bảng tính bị cắt cụt.")


def check_xml(start: bytes, name: str) -> None:
    """Raises FileRefusedError for a part of an archive whose XML declares entities. `start`: its first bytes."""
    if not name.lower().endswith((".xml", ".rels")):
        return
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FileRefusedError("entities", "Tệp bảng tính chứa khai báo XML lạ (DOCTYPE/ENTITY): không an toàn.")

"""PDF files: can they be opened, and may a browser show them?"""

import re
import zlib
from contextlib import closing

import pypdfium2 as pdfium

from .errors import FileRefusedError

# What starts something, sends something or carries another file.
ACTIVE = {b"JavaScript", b"Launch", b"RichMedia", b"XFA", b"EmbeddedFile", b"SubmitForm", b"ImportData"}
# Nothing can be said of what is within; the others are packings that are not undone here.
UNSEEN = {b"Encrypt"}
OTHER_PACKINGS = {b"LZWDecode", b"ASCIIHexDecode", b"ASCII85Decode", b"RunLengthDecode", b"Crypt"}
NAME = re.compile(rb"/([A-Za-z#][A-Za-z0-9#]{1,40})")
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n")
MOST_UNPACKED = 50 * 2**20
AROUND, PIECE = 2_000, 65_536  # bytes before `stream` in which its dictionary stands; bytes unpacked at once


def check_pdf(data: bytes) -> None:
    """Raises FileRefusedError for what can't be opened without a password or has no page."""
    try:
        with closing(pdfium.PdfDocument(data)) as document:
            pages = len(document)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise FileRefusedError("Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.") from None
        raise FileRefusedError("Tệp PDF đã hỏng, không mở được. Hãy xuất lại từ tệp gốc.") from None
    if not pages:
        raise FileRefusedError("Tệp PDF không có trang nào.")


def has_actions(data: bytes) -> bool:
    """Whether a PDF runs, starts or sends something, or may hide that it does: then it is saved, not shown.

    Looked for in the bytes, not by way of one reader's view: readers differ in what they forgive. Doubts count as yes.
    """
    named = names(data)
    if named & (ACTIVE | UNSEEN) or b"ObjStm" in named and named & OTHER_PACKINGS:
        return True
    left = MOST_UNPACKED
    for begin in STREAM.finditer(data):
        content = unpacked(data, begin.end(), left)
        left -= len(content)
        if left <= 0 or names(content) & ACTIVE or is_hidden(data[max(0, begin.start() - AROUND) : begin.start()]):
            return True
    return False


def unpacked(data: bytes, start: int, most: int) -> bytes:
    """What deflate makes of the stream, at most so many bytes; nothing where it is packed in another way."""
    unpacker, found = zlib.decompressobj(), bytearray()
    for position in range(start, len(data), PIECE):
        try:
            found += unpacker.decompress(data[position : position + PIECE], most - len(found))
        except zlib.error:
            break
        if unpacker.eof or len(found) >= most:
            break
    return bytes(found)


def is_hidden(header: bytes) -> bool:
    """Whether a stream, by what stands before it, may hold objects whose letters a predictor has changed."""
    begin = header.rfind(b" obj")
    named = names(header[max(begin, 0) :])
    return b"DecodeParms" in named and (begin < 0 or b"ObjStm" in named)


def names(data: bytes) -> set[bytes]:
    """All names of two letters or more, with `#4a` read as the letter it stands for."""
    return {ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), name) for name in set(NAME.findall(data))}

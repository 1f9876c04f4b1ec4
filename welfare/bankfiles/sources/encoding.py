"""Which encoding a text file is in, found from its bytes alone: a wrong guess would lose names without a trace."""

import codecs
from collections.abc import Callable
from typing import BinaryIO

from frontportal.kit.values.legacy_fonts import from_tcvn3, from_vni
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.legacy_fonts import cell_converter, words_in

CHUNK = 1 << 20
SAMPLE = 1 << 16
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 26, 27})

Convert = Callable[[str], str] | None


def encoding_of(file: BinaryIO) -> tuple[str, Convert]:
    """The codec, and how its text becomes Vietnamese where it was typed in an old font.

    Raises FileRefusedError for bytes that are no text, and for text in none of the encodings that statements come in.
    """
    file.seek(0)
    start = file.read(SAMPLE)
    codec = next((codec for mark, codec in MARKS if start.startswith(mark)), None) or without_mark(start)
    if codec is None and start.translate(None, CONTROLS) != start:
        raise FileRefusedError("binary", "Tệp không phải là văn bản, bảng tính hay PDF: nội dung là dữ liệu nhị phân.")
    sample, fits = survey(file, codec or "utf-8")
    if fits:
        return codec or "utf-8", cell_converter(sample.decode(codec or "utf-8", errors="ignore"))
    if codec:
        raise FileRefusedError(
            "encoding", "Tệp có ký tự hỏng giữa chừng: không đúng mã Unicode mà phần đầu tệp cho thấy."
        )
    return one_byte(sample)


def without_mark(start: bytes) -> str | None:
    """UTF-16 without its mark: text in Latin letters then has a zero in every other byte."""
    half = len(start) // 2 or 1
    zeros = start[1::2].count(0) / half, start[0::2].count(0) / half
    if zeros[0] > 0.4 and zeros[1] < 0.1:
        return "utf-16-le"
    if zeros[1] > 0.4 and zeros[0] < 0.1:
        return "utf-16-be"
    return None


def survey(file: BinaryIO, codec: str) -> tuple[bytes, bool]:
    """The file's start with lines from all over that have letters beyond ASCII, and whether all of it decodes."""
    file.seek(0)
    decoder, sample, fits = codecs.getincrementaldecoder(codec)(), b"", True
    while chunk := file.read(CHUNK):
        if fits:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                fits = False
        if not sample:
            sample = chunk[:SAMPLE]
        if not chunk.isascii() and len(sample) < 4 * SAMPLE and "16" not in codec:
            sample += b"\n".join(line for line in chunk.split(b"\n")[1:-1] if not line.isascii())[:SAMPLE]
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        fits = False
    return sample, fits


def one_byte(sample: bytes) -> tuple[str, Convert]:
    """Windows-1258, TCVN3 or VNI: whichever turns the sample into Vietnamese words."""
    marked = sample.decode("cp1258", errors="replace")
    plain = sample.decode("latin-1")
    ways: list[tuple[int, str, Convert]] = [(words_in(marked), "cp1258", None)]
    ways += [(words_in(way(plain)), "latin-1", way) for way in (from_tcvn3, from_vni)]
    words, codec, convert = max(ways, key=lambda way: way[0])
    if not words:
        raise FileRefusedError(
            "encoding",
            "Không nhận ra bảng mã chữ Việt của tệp (không phải Unicode, Windows-1258, TCVN3 hay VNI). "
            "Hãy mở tệp rồi lưu lại dạng CSV UTF-8.",
        )
    return codec, convert

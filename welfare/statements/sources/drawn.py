"""What pdfium says of a PDF: its pages, the runs of a page and where they stand, the lines drawn on it.

Pdfium gives a page's text in one call, quickly, but without places; its call for one run's text takes as long as the
page is full. So the text is taken at once, and pdfium is asked only where a line changes hands, and where a run begins
and ends.
"""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import BinaryIO

import pypdfium2 as pdfium
from pypdfium2_raw import bindings

from ..reading import Refused
from .runs import Run

LINE = re.compile(r"[^ \r\n](?:[^\r\n]*[^ \r\n])?")
WORD = re.compile(r"[^ \r\n\t]+")

Place = Callable[[float, float, float], tuple[float, float, float]]
Broken = pdfium.PdfiumError


def opened(file: BinaryIO) -> pdfium.PdfDocument:
    """The document, unless it is locked, broken or cut off: pdfium would quietly mend a cut file and lose its tail."""
    file.seek(0, 2)
    file.seek(max(0, file.tell() - 8192))
    if b"%%EOF" not in file.read():
        raise Refused("truncated", "Tệp PDF bị cắt cụt: thiếu phần cuối. Hãy tải lại tệp từ ngân hàng.")
    file.seek(0)
    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == bindings.FPDF_ERR_PASSWORD:
            raise Refused(
                "encrypted", "Tệp PDF có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá."
            ) from None
        raise Refused("damaged", "Tệp PDF bị hỏng, không mở được.") from None
    if not len(document):
        raise Refused("damaged", "Tệp PDF không có trang nào.")
    return document


def prototype(name: str, *arguments: type, gives: type = ctypes.c_int) -> Callable:
    """A pdfium function with handles as plain numbers, which compare and pass faster than typed pointers."""
    function = bindings._libs["pdfium"][name]
    function.argtypes, function.restype = (ctypes.c_void_p, *arguments), gives
    return function


owner_of = prototype("FPDFText_GetTextObject", ctypes.c_int, gives=ctypes.c_void_p)
origin_of = prototype("FPDFText_GetCharOrigin", ctypes.c_int, *[ctypes.c_void_p] * 2)
box_of = prototype("FPDFText_GetCharBox", ctypes.c_int, *[ctypes.c_void_p] * 4)
wide_box_of = prototype("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p)
letter_of = prototype("FPDFText_GetUnicode", ctypes.c_int, gives=ctypes.c_uint)
object_of = prototype("FPDFPage_GetObject", ctypes.c_int, gives=ctypes.c_void_p)
kind_of = prototype("FPDFPageObj_GetType")
bounds_of = prototype("FPDFPageObj_GetBounds", *[ctypes.c_void_p] * 4)
text_of = prototype("FPDFText_GetText", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)


def boxes_of_paths(handle: pdfium.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every drawn line or area, in points from the page's bottom left."""
    page = ctypes.cast(handle.raw, ctypes.c_void_p).value
    box = [ctypes.c_float() for _ in range(4)]
    to_box = [ctypes.addressof(edge) for edge in box]
    for drawn in list(map(object_of, repeat(page), range(bindings.FPDFPage_CountObjects(handle.raw)))):
        if kind_of(drawn) == bindings.FPDF_PAGEOBJ_PATH and bounds_of(drawn, *to_box):
            left, low, right, high = box
            yield left.value, low.value, right.value, high.value


def runs_of(letters: pdfium.PdfTextPage, *, place: Place, wide: bool = False) -> list[Run]:
    """The runs of a page, their text composed (NFC). `place` turns pdfium's points into ones from the top left. `wide`:
    a run ends where the next letter would begin, not where its last one's ink ends."""
    page = ctypes.cast(letters.raw, ctypes.c_void_p).value
    text = whole_text(page, letters.count_chars())
    left, base, right, unused = (ctypes.c_double() for _ in range(4))
    to_left, to_base, to_right, to_unused = map(ctypes.addressof, (left, base, right, unused))
    box = (ctypes.c_float * 4)()  # left, top, right, bottom
    runs = []
    for start, end in stretches(page, text):
        origin_of(page, start, to_left, to_base)
        if wide and wide_box_of(page, end - 1, ctypes.addressof(box)):
            right.value = box[2]
        else:
            box_of(page, end - 1, to_unused, to_right, to_unused, to_unused)
        said = text[start:end]
        if not said.isascii():
            said = unicodedata.normalize("NFC", said)
        runs.append(Run(*place(left.value, right.value, base.value), said))
    return runs


def stretches(page: int, text: str) -> list[tuple[int, int]]:
    """Spans of `text`, each of one drawing operation. A line whose two ends have one owner is one span."""
    found = []
    for line in LINE.finditer(text):
        start, end = line.span()
        if owner_of(page, start) == owner_of(page, end - 1):
            found.append((start, end))
        else:
            found += shared_line(page, [word.span() for word in WORD.finditer(text, start, end)])
    return found


def shared_line(page: int, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of a line that several runs share. Where the owner changes, the change may be inside of a word."""
    found = []
    owners = list(map(owner_of, repeat(page), [start for start, _ in words]))
    begun, owner = words[0][0], owners[0]
    for index, (start, end) in enumerate(words):
        if owners[index] != owner:
            found.append((begun, words[index - 1][1]))
            begun, owner = start, owners[index]
        following = owners[index + 1] if index + 1 < len(owners) else None
        if following != owner and owner_of(page, end - 1) != owner:
            for letter in range(start + 1, end):
                if (mine := owner_of(page, letter)) != owner:
                    found.append((begun, letter))
                    begun, owner = letter, mine
    found.append((begun, words[-1][1]))
    return found


def whole_text(page: int, count: int) -> str:
    """A page's text, one character for each of pdfium's, so that places can be asked for by index."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if text_of(page, 0, count, ctypes.addressof(buffer)) == count + 1:
        return bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
    return "".join(chr(letter_of(page, index) or 32) for index in range(count))


def turned(handle: pdfium.PdfPage, width: float, height: float) -> Place:
    """How (left, right, base) of this page, as pdfium counts them, are seen from the top left of the upright page."""
    left, bottom, _, _ = handle.get_bbox()
    top = bottom + height
    return {
        90: lambda x, right, y: (y - bottom, y - bottom, x - left),
        180: lambda x, right, y: (width - x + left, width - right + left, y - bottom),
        270: lambda x, right, y: (width - y + bottom, width - y + bottom, height - x + left),
    }.get(handle.get_rotation(), lambda x, right, y: (x - left, right - left, top - y))

"""A PDF as runs: what one drawing operation wrote, where it stands. Words that overlap stay apart, as they were drawn.

Pdfium gives a page's text in one call, quickly, but without places; its call for one run's text takes as long as the
page is full. So the text is taken at once, and pdfium is asked only where a line changes hands, and where a run begins
and ends.
"""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

import pypdfium2 as pdfium
from pypdfium2_raw import bindings

from ..reading import Refused

HEAD_PAGES = 5  # a cover or a stamp may come before the first page with text
LINE = re.compile(r"[^\r\n]+")
WORD = re.compile(r"[^ \r\n\t]+")


class Run(NamedTuple):
    """One stretch of text. `left` and `right` in points from the page's left edge, `base` the baseline from its top."""

    left: float
    right: float
    base: float
    text: str


@dataclass
class Page:
    """A page's runs in the order in which they were written, which is often not the order in which one reads."""

    number: int
    width: float
    height: float
    runs: list[Run]
    handle: pdfium.PdfPage | None = field(default=None, repr=False)

    def rules(self) -> tuple[list[float], list[float]]:
        """Places of the drawn vertical lines (x) and horizontal lines (y from the top), sorted, each once."""
        upright, level = [], []
        for drawn in self.handle.get_objects(filter=[bindings.FPDF_PAGEOBJ_PATH]) if self.handle else ():
            left, bottom, right, top = drawn.get_bounds()
            if right - left < 3 and top - bottom > 6:
                upright.append((left + right) / 2)
            elif top - bottom < 3 and right - left > 6:
                level.append(self.height - (top + bottom) / 2)
        return apart(upright), apart(level)


class Pages:
    """All pages of a file, read one at a time. `head` is the first page with text; `len()` counts pages."""

    def __init__(self, file: BinaryIO, *, convert: Callable[[str], str] | None = None):
        self.document = opened(file)
        self.convert = convert
        self.head = next((page for page in self.some(HEAD_PAGES) if page.runs), None)
        if self.head is None:
            raise Refused("no_text", "Tệp PDF chỉ có hình (bản quét), không có chữ để đọc. Hãy xin ngân hàng tệp gốc.")

    def __len__(self) -> int:
        return len(self.document)

    def __iter__(self) -> Iterator[Page]:
        return self.some(len(self))

    def some(self, count: int) -> Iterator[Page]:
        """The first `count` pages; each is closed when the next one is asked for."""
        for index in range(min(count, len(self))):
            try:
                handle = self.document[index]
                letters = handle.get_textpage()
            except pdfium.PdfiumError:
                raise Refused("damaged", f"Trang {index + 1} của tệp PDF bị hỏng, không đọc được.") from None
            width, height = handle.get_size()
            runs = runs_of(letters, place=turned(handle, width, height))
            if self.convert:
                runs = [run._replace(text=self.convert(run.text)) for run in runs]
            yield Page(index + 1, width, height, runs, handle)
            letters.close()
            handle.close()


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
            raise Refused("encrypted", "Tệp PDF có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá.") from None
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
letter_of = prototype("FPDFText_GetUnicode", ctypes.c_int, gives=ctypes.c_uint)
text_of = prototype("FPDFText_GetText", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)


def runs_of(letters: pdfium.PdfTextPage, *, place: Callable[[float, float], tuple[float, float]] | None) -> list[Run]:
    """The runs of a page, their text composed (NFC). `place` turns pdfium's point into one from the top left."""
    page = ctypes.cast(letters.raw, ctypes.c_void_p).value
    text = whole_text(page, letters.count_chars())
    left, base, right, low, high = (ctypes.c_double() for _ in range(5))
    to_left, to_base, to_right, to_low, to_high = map(ctypes.addressof, (left, base, right, low, high))
    runs = []
    for start, end in stretches(page, text):
        origin_of(page, start, to_left, to_base)
        x, y = place(left.value, base.value)
        box_of(page, end - 1, to_low, to_right, to_low, to_high)
        said = text[start:end]
        runs.append(
            Run(x, place(right.value, base.value)[0], y, said if said.isascii() else unicodedata.normalize("NFC", said))
        )
    return runs


def stretches(page: int, text: str) -> Iterator[tuple[int, int]]:
    """Spans of `text` that one drawing operation wrote. A line whose ends belong together is one span."""
    for line in LINE.finditer(text):
        words = [word.span() for word in WORD.finditer(text, *line.span())]
        if not words:
            continue
        if owner_of(page, words[0][0]) == owner_of(page, words[-1][1] - 1):
            yield words[0][0], words[-1][1]
            continue
        begun, ended, owner = None, None, None
        for start, end in words:
            first, last = owner_of(page, start), owner_of(page, end - 1)
            for piece, mine in [((start, end), first)] if first == last else letters_by_owner(page, start, end):
                if mine != owner or begun is None:
                    if begun is not None:
                        yield begun, ended
                    begun, owner = piece[0], mine
                ended = piece[1]
        yield begun, ended


def letters_by_owner(page: int, start: int, end: int) -> Iterator[tuple[tuple[int, int], int]]:
    """Each letter of a word that was glued from several runs, with its run."""
    for index in range(start, end):
        yield (index, index + 1), owner_of(page, index)


def whole_text(page: int, count: int) -> str:
    """A page's text, one character for each of pdfium's, so that places can be asked for by index."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if text_of(page, 0, count, ctypes.addressof(buffer)) == count + 1:
        return bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
    return "".join(chr(letter_of(page, index) or 32) for index in range(count))


def turned(handle: pdfium.PdfPage, width: float, height: float) -> Callable[[float, float], tuple[float, float]]:
    """How a point of this page, as pdfium counts it, becomes one seen from the top left of the upright page."""
    left, bottom, _, _ = handle.get_bbox()
    return {
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (width - (x - left), y - bottom),
        270: lambda x, y: (width - (y - bottom), height - (x - left)),
    }.get(handle.get_rotation(), lambda x, y: (x - left, height - (y - bottom)))


def apart(places: list[float], least: float = 1.5) -> list[float]:
    """Sorted places without those that repeat their neighbour: a thick line is often drawn as two."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > least:
            kept.append(place)
    return kept

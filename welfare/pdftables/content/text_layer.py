"""What pdfium says of a PDF: its pages, the runs of a page and where they stand, the lines drawn on it.

Pdfium gives a page's text in one call, quickly, but without positions; its call for one run's text takes as long as the
page is full. So the text is taken at once, and pdfium is asked only where a line changes hands, and where a run begins
and ends.
"""

import ctypes
import mmap
import re
from collections.abc import Callable
from itertools import compress, repeat
from typing import BinaryIO

import pypdfium2 as pdfium
from pypdfium2_raw import bindings

from welfare.bankterms.model import FileRefusedError

from .annotations import annotations_of
from .interleaving import interleaved
from .letter_widths import settle_widths
from .pdfium_api import prototype
from .ruling import Ruling
from .spelling import HYPHEN
from .text_runs import SAME_LINE, Position, Separates, TextRun, phrases
from .unseen import VisibilityCheck
from .vector_paths import boxes_of

# A line ends at a hyphen mark, too: pdfium writes it where a hyphen was the last letter, and no line break behind it.
LINE = re.compile(r"[^ \r\n\ufffe](?:[^\r\n\ufffe]*(?:\ufffe|[^ \r\n\ufffe]))?|\ufffe")
WORD = re.compile(r"[^ \r\n\t]+")

END, OBJECT = b"%%EOF", re.compile(rb"[\r\n]\d+ \d+ obj\b")
Broken = pdfium.PdfiumError


def opened(file: BinaryIO) -> pdfium.PdfDocument:
    """The document, unless it is locked, broken or cut off: pdfium would quietly mend a cut file and lose its tail."""
    if not has_end(file):
        raise FileRefusedError("truncated", "Tệp PDF bị cắt cụt: thiếu phần cuối. Hãy tải lại tệp từ ngân hàng.")
    file.seek(0)
    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == bindings.FPDF_ERR_PASSWORD:
            raise FileRefusedError(
                "encrypted", "Tệp PDF có mật khẩu. Hãy mở bằng mật khẩu rồi lưu lại bản không khoá."
            ) from None
        raise FileRefusedError("damaged", "Tệp PDF bị hỏng, không mở được.") from None
    if not len(document):
        raise FileRefusedError("damaged", "Tệp PDF không có trang nào.")
    return document


def has_end(file: BinaryIO) -> bool:
    """Whether the file's last end mark is followed by nothing of the PDF: a website may have put its page behind it."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        mark = content.rfind(END)
        return mark >= 0 and not OBJECT.search(content, mark)


owner_of = prototype("FPDFText_GetTextObject", ctypes.c_int, gives=ctypes.c_void_p)
origin_of = prototype("FPDFText_GetCharOrigin", ctypes.c_int, *[ctypes.c_void_p] * 2)
box_of = prototype("FPDFText_GetCharBox", ctypes.c_int, *[ctypes.c_void_p] * 4)
wide_box_of = prototype("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p)
is_generated = prototype("FPDFText_IsGenerated", ctypes.c_int)
is_hyphen = prototype("FPDFText_IsHyphen", ctypes.c_int)
letter_of = prototype("FPDFText_GetUnicode", ctypes.c_int, gives=ctypes.c_uint)
mode_of = prototype("FPDFTextObj_GetTextRenderMode")
text_of = prototype("FPDFText_GetText", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)


def runs_of(
    letters: pdfium.PdfTextPage,
    text: str,
    *,
    position: Position,
    turn: int = 0,
    wide: bool = False,
    separates: Separates | None = None,
    sight: VisibilityCheck | None = None,
) -> list[TextRun]:
    """The runs of a page with its `whole_text`. `position` turns pdfium's points into ones from the top left
    of a page that is shown turned by `turn` degrees. `wide`: a run ends where the next
    letter would begin, not where its last one's ink ends. `separates` tells where walls stand: a run that was drawn across
    one is cut at its wide gaps. `sight`: leaves out what nobody sees."""
    page = ctypes.cast(letters.raw, ctypes.c_void_p).value or 0
    measured = measuring(page, text, position, turn, wide=wide)
    spans = stretches(page, text)
    if wide:
        spans, runs = interleaved(text, spans, measured)
    else:
        runs = []
    found = [measured(*span) for span in spans]
    if sight:
        is_seen = sight.seen(page, spans, found)
        spans, found = [*compress(spans, is_seen)], [*compress(found, is_seen)]
    if wide:
        settle_widths(spans, found)
    for run, (start, end) in zip(found, spans, strict=True):
        if separates and " " in run.text and separates(run.left + 1, run.right - 1, run.base):
            runs += phrases([measured(*word.span()) for word in WORD.finditer(text, start, end)])
        else:
            runs.append(run)
    return runs


made = tuple.__new__  # a page has hundreds of runs, and Run's own way of making one takes twice as long


ENDS = {
    0: (1, 2),
    90: (3, 1),
    180: (0, 0),
    270: (2, 3),
}  # where a text's end is among a box's sides, of pages shown turned


def measuring(page: int, text: str, position: Position, turn: int, *, wide: bool) -> Callable[[int, int], TextRun]:
    """What tells where a stretch of a page's text stands. It holds on to what pdfium writes to."""
    origin, sides, wide_sides = (ctypes.c_double * 2)(), (ctypes.c_double * 4)(), (ctypes.c_float * 4)()
    to_left, to_base = (ctypes.addressof(origin) + offset for offset in (0, 8))
    to_sides = [ctypes.addressof(sides) + offset for offset in (0, 8, 16, 24)]  # left, right, bottom, top
    to_wide = ctypes.addressof(wide_sides)  # left, top, right, bottom
    side, wide_side = ENDS[turn]

    def before_blank(end: int, left: float, right: float, base: float) -> tuple[float, float, float]:
        """A run's end where the blank behind it stands: a font in place of another says more than its letters are wide."""
        origin_of(page, end - 1, to_left, to_base)
        last = origin[0]
        origin_of(page, end, to_left, to_base)
        is_behind = last < origin[0] < right and abs(origin[1] - base) < SAME_LINE
        return left, origin[0] if is_behind else right, base

    def run(start: int, end: int) -> TextRun:
        origin_of(page, start, to_left, to_base)
        if wide and wide_box_of(page, end - 1, to_wide):
            right = wide_sides[wide_side]
            if not turn and text[end : end + 1] == " " and not is_generated(page, end):
                return made(TextRun, (*position(*before_blank(end, origin[0], right, origin[1])), text[start:end]))
        else:
            box_of(page, end - 1, *to_sides)
            right = sides[side]
        return made(TextRun, (*position(origin[0], right, origin[1]), text[start:end]))

    return run


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


def whole_text(letters: pdfium.PdfTextPage) -> str:
    """A page's text, one character for each of pdfium's, so that positions can be asked for by index: a letter beyond
    U+FFFF is two. Of a page with certain control characters pdfium's text is shorter; it is taken letter by letter."""
    page, count = ctypes.cast(letters.raw, ctypes.c_void_p).value, letters.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    if text_of(page, 0, count, ctypes.addressof(buffer)) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="surrogatepass")
        return text if len(text) == count else "".join(map(chr, buffer[:count]))
    return "".join(HYPHEN if is_hyphen(page, index) else chr(letter_of(page, index) or 32) for index in range(count))


def is_unseen(letters: pdfium.PdfTextPage) -> bool:
    """Whether a page's text is not drawn, but laid over a picture: a machine has recognised it. By three of its letters."""
    page, count = ctypes.cast(letters.raw, ctypes.c_void_p).value, letters.count_chars()
    owners = [owner_of(page, index) for index in (0, count // 2, count - 1)] if count else []
    modes = [mode_of(owner) for owner in owners if owner]
    return bool(modes) and all(mode == bindings.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes)


def notes_on(handle: pdfium.PdfPage) -> list[str]:
    """What notes say that somebody left on a page."""
    return annotations_of(handle, lambda x, end, y: (x, end, y)).words


def sight_of(handle: pdfium.PdfPage, width: float, height: float) -> VisibilityCheck:
    """What tells which text of a page is seen."""
    return VisibilityCheck(handle, width, height, turned(handle, width, height))


def turned(handle: pdfium.PdfPage, width: float, height: float) -> Position:
    """How (left, end, base) of a text on this page, as pdfium counts them, are seen from the top left of the upright page. `end`: the
    side of its box where it ends, see ENDS."""
    left, bottom, _, _ = handle.get_bbox()
    top = bottom + height
    return {
        90: lambda x, end, y: (y - bottom, end - bottom, x - left),
        180: lambda x, end, y: (width - x + left, width - end + left, y - bottom),
        270: lambda x, end, y: (width - y + bottom, width - end + bottom, height - x + left),
    }.get(handle.get_rotation(), lambda x, right, y: (x - left, right - left, top - y))


def ruling_of(handle: pdfium.PdfPage, width: float, height: float) -> Ruling:
    """The lines of the page's table."""
    seen = turned(handle, width, height)

    def position(x: float, y: float) -> tuple[float, float]:
        left, _, base = seen(x, x, y)
        return left, base

    ruling = Ruling(boxes_of(handle, position), width, height)
    ruling.strokes += annotations_of(handle, seen).strokes
    return ruling

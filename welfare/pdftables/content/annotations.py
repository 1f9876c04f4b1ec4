"""What somebody has written or drawn on a PDF after it was printed: text struck out with a program's pen, notes beside rows, fields filled
in, shapes that hide a row."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2_raw import bindings

from .ruling import Box
from .text_runs import Position

STRIKING = {bindings.FPDF_ANNOT_STRIKEOUT}
DRAWN = {bindings.FPDF_ANNOT_LINE, bindings.FPDF_ANNOT_INK}
COVERING = {bindings.FPDF_ANNOT_SQUARE, bindings.FPDF_ANNOT_CIRCLE, bindings.FPDF_ANNOT_POLYGON}
COVER = "hình che chữ"
WORDS = {
    bindings.FPDF_ANNOT_TEXT,
    bindings.FPDF_ANNOT_FREETEXT,
    bindings.FPDF_ANNOT_HIGHLIGHT,
    bindings.FPDF_ANNOT_UNDERLINE,
    bindings.FPDF_ANNOT_SQUARE,
    bindings.FPDF_ANNOT_CIRCLE,
    bindings.FPDF_ANNOT_STAMP,
    *STRIKING,
    *DRAWN,
}
FLAT = 6.0  # points: a pen's stroke that is no higher goes along a line of text
MOST, LONGEST = 500, 200  # notes of a page, letters of one


@dataclass
class Annotations:
    """Of one page, from its top left. `strokes`: lines through text; `words`: what notes say."""

    strokes: list[Box] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def annotations_of(handle: pdfium.PdfPage, position: Position) -> Annotations:
    """Those of a page that are shown. `position` as in `text_layer.runs_of`."""
    found = Annotations()
    for index in range(min(MOST, bindings.FPDFPage_GetAnnotCount(handle.raw))):
        one = bindings.FPDFPage_GetAnnot(handle.raw, index)
        if not one:
            continue
        kind = bindings.FPDFAnnot_GetSubtype(one)
        if kind in WORDS and not bindings.FPDFAnnot_GetFlags(one) & bindings.FPDF_ANNOT_FLAG_HIDDEN:
            if kind in STRIKING:
                found.strokes += [middle_of(corners, position) for corners in quads_of(one)]
            elif kind in DRAWN and (stroke := flat_stroke(one, position)):
                found.strokes.append(stroke)
            if words := value_of(one, b"Contents"):
                found.words.append(words)
            elif kind in COVERING and is_filled(one):
                found.words.append(COVER)
        elif kind == bindings.FPDF_ANNOT_REDACT:
            found.words.append(COVER)
        elif kind == bindings.FPDF_ANNOT_WIDGET and (words := value_of(one, b"V")):
            found.words.append(words)
        bindings.FPDFPage_CloseAnnot(one)
    return found


def quads_of(one: bindings.FPDF_ANNOTATION) -> list[list[tuple[float, float]]]:
    """The corners of each stretch of text that is marked."""
    found = []
    for number in range(min(MOST, bindings.FPDFAnnot_CountAttachmentPoints(one))):
        quad = bindings.FS_QUADPOINTSF()
        if bindings.FPDFAnnot_GetAttachmentPoints(one, number, ctypes.byref(quad)):
            found.append([(quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4)])
    return found


def middle_of(corners: list[tuple[float, float]], position: Position) -> Box:
    """A line through the middle of a stretch of text."""
    seen = [position(x, x, y) for x, y in corners]
    heights = [base for _, _, base in seen]
    height = (min(heights) + max(heights)) / 2
    return Box(min(left for left, _, _ in seen), height, max(left for left, _, _ in seen), height, filled=False)


def flat_stroke(one: bindings.FPDF_ANNOTATION, position: Position) -> Box | None:
    """A pen's stroke along a line of text; None for any other."""
    rect = bindings.FS_RECTF()
    if not bindings.FPDFAnnot_GetRect(one, ctypes.byref(rect)):
        return None
    corners = [(rect.left, rect.bottom), (rect.right, rect.top)]
    tops = [position(x, x, y)[2] for x, y in corners]
    return middle_of(corners, position) if abs(tops[0] - tops[1]) <= FLAT else None


def is_filled(one: bindings.FPDF_ANNOTATION) -> bool:
    """Whether a drawn shape has a colour inside, which hides what it lies on."""
    return bool(bindings.FPDFAnnot_HasKey(one, b"IC"))


def value_of(one: bindings.FPDF_ANNOTATION, key: bytes) -> str:
    """What a note says, or what a field was filled in with, on one line."""
    length = bindings.FPDFAnnot_GetStringValue(one, key, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    bindings.FPDFAnnot_GetStringValue(one, key, buffer, length)
    words = bytes(buffer)[: length - 2].decode("utf-16-le", "replace")
    return " ".join(words.split())[:LONGEST]

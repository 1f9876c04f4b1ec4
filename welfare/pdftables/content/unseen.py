"""Text of a page that nobody sees: as pale as what is behind it, covered by what is drawn later, in a layer that is switched off, beside
the page, too small to read.

What may be unseen is told by how it is drawn, at the cost of a few questions a text. Whether it is, a picture of the page shows, which is
drawn only then.
"""

import ctypes
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2_raw import bindings

from .pdfium_api import prototype
from .text_runs import Position, TextRun, letter_of
from .vector_paths import FORM, PATH, bounds_of, kind_of, object_of
from .vector_paths import mode_of as paint_of

TEXT, IMAGE = bindings.FPDF_PAGEOBJ_TEXT, bindings.FPDF_PAGEOBJ_IMAGE
PALE = 200  # of 255: what is no darker may be lost on white
FAINT = 24  # of 255: less is no difference to the eye
OPAQUE = 255
TINY, LARGE = 0.2, 2.2  # of the page's usual width of a letter
SUNK = 120  # so bright is what is printed below or over a table without hiding it
BELOW = 0.2  # of a letter's width
SMALL = 4.0  # points: an area that is no larger covers no text
SCALE, MOST_PIXELS = 2.0, 4_000_000
OF_LAYER = "OC"
FILLED = bindings.FPDF_TEXTRENDERMODE_FILL
BLANK_MODES = (bindings.FPDF_TEXTRENDERMODE_INVISIBLE, bindings.FPDF_TEXTRENDERMODE_CLIP)

owner_of = prototype("FPDFText_GetTextObject", ctypes.c_int, gives=ctypes.c_void_p)
colour_of = prototype("FPDFPageObj_GetFillColor", *[ctypes.c_void_p] * 4)
text_mode_of = prototype("FPDFTextObj_GetTextRenderMode")
marks_on = prototype("FPDFPageObj_CountMarks")
mark_on = prototype("FPDFPageObj_GetMark", ctypes.c_ulong, gives=ctypes.c_void_p)
name_of = prototype("FPDFPageObjMark_GetName", ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p)


class Area(NamedTuple):
    """A filled area or a picture, from the page's top left. `order`: when it is drawn; `shade`: how bright it is, 0 to 255."""

    left: float
    top: float
    right: float
    bottom: float
    order: int
    shade: float


class VisibilityCheck:
    """Parts the runs of one page that are seen from those that are not: `gone`, once `seen` was asked. `position` as in
    `text_layer.runs_of`. `is_mostly_gone`: most of them are not seen, and all are given all the same. `sunk`: texts printed pale and large
    across the page, as “BẢN SAO”, which are left out as well."""

    def __init__(self, handle: pdfium.PdfPage, width: float, height: float, position: Position):
        self.handle, self.width, self.height, self.position = handle, width, height, position
        self.gone: list[TextRun] = []
        self.sunk: list[str] = []
        self.is_mostly_gone = False
        four = [ctypes.c_uint() for _ in range(4)]
        self.colour, self.to_colour = four, [ctypes.addressof(each) for each in four]
        self.sides = (ctypes.c_float * 4)()
        self.to_sides = [ctypes.addressof(self.sides) + 4 * number for number in range(4)]
        self.name, self.length = ctypes.create_string_buffer(16), ctypes.c_ulong()

    def seen(self, page: int, spans: Sequence[tuple[int, int]], runs: list[TextRun]) -> list[bool]:
        """Of each run, whether it counts as seen. `page`: pdfium's page of text; `spans`: of the runs."""
        gone = self.unseen(page, spans, runs)
        self.is_mostly_gone = 2 * len(gone) > len(runs)
        self.gone = [runs[at] for at in sorted(gone) if runs[at].text not in self.sunk]
        return [self.is_mostly_gone or at not in gone for at in range(len(runs))]

    def unseen(self, page: int, spans: Sequence[tuple[int, int]], runs: list[TextRun]) -> set[int]:
        """The numbers of the runs that nobody sees."""
        letter = letter_of(runs)
        owners = [owner_of(page, start) for start, _ in spans]
        shades = [*map(self.shade, owners)]
        gone = {at for at, run in enumerate(runs) if self.is_beside(run) or is_tiny(run, letter)}
        sunk = {at for at, run in enumerate(runs) if shades[at] >= SUNK and is_large(run, letter)}
        self.sunk = [runs[at].text for at in sorted(sunk)]
        doubtful = {at for at, owner in enumerate(owners) if shades[at] >= PALE or owner and self.is_layered(owner)}
        doubtful |= self.in_areas(owners, shades, runs)
        if doubtful := doubtful - gone - sunk:
            picture = Picture(self.handle)
            gone |= {at for at in doubtful if not picture.shows(runs[at], letter, shades[at])}
        return gone | sunk

    def is_beside(self, run: TextRun) -> bool:
        """Whether a run stands beside the page that is shown."""
        return (
            run.left >= self.width or max(run.left, run.right) <= 0 or run.base <= 0 or run.base - SMALL > self.height
        )

    def is_layered(self, owner: int) -> bool:
        """Whether an object belongs to a layer, which may be switched off."""
        return any(self.mark_of(owner, number) == OF_LAYER for number in range(marks_on(owner)))

    def mark_of(self, owner: int, number: int) -> str:
        """The name of a mark on an object, its first letters."""
        name_of(mark_on(owner, number), ctypes.addressof(self.name), len(self.name), ctypes.addressof(self.length))
        return self.name.raw[: max(0, min(len(self.name), self.length.value) - 2)].decode("utf-16-le", "replace")

    def shade(self, owner: int | None) -> float:
        """How bright a text is, 0 to 255; 255 also where it is hardly there or not drawn. Of what has an outline: 0."""
        mode = text_mode_of(owner) if owner else FILLED
        if mode != FILLED:
            return OPAQUE if mode in BLANK_MODES else 0
        return self.brightness(owner) if owner else 0

    def brightness(self, one: int) -> float:
        """How bright an object is filled, as far as it covers the white below it."""
        if not colour_of(one, *self.to_colour):
            return 0
        red, green, blue, there = self.colour
        if not (red.value or green.value or blue.value) and there.value == OPAQUE:
            return 0
        bright = 0.3 * red.value + 0.59 * green.value + 0.11 * blue.value
        return OPAQUE - (OPAQUE - bright) * there.value / OPAQUE

    def in_areas(self, owners: Sequence[int | None], shades: Sequence[float], runs: Sequence[TextRun]) -> set[int]:
        """The runs that an area drawn later may cover, that stand on one as bright as they are, or in a form, of which pdfium does not
        say what it hides."""
        page = ctypes.cast(self.handle.raw, ctypes.c_void_p).value
        orders: dict[int | None, int] = {}
        areas, has_forms = [], False
        for order in range(bindings.FPDFPage_CountObjects(self.handle.raw)):
            one = object_of(page, order)
            kind = kind_of(one)
            if kind == TEXT:
                orders[one] = order
            elif kind in (PATH, IMAGE) and (area := self.area(one, kind, order)):
                areas.append(area)
            has_forms |= kind == FORM
        found = {at for at, owner in enumerate(owners) if owner and owner not in orders} if has_forms else set()
        by_base = sorted(range(len(runs)), key=lambda at: runs[at].base) if areas else []
        bases = [runs[at].base for at in by_base]
        for area in areas:
            for at in by_base[bisect_left(bases, area.top) : bisect_left(bases, area.bottom)]:
                if area.left <= (runs[at].left + runs[at].right) / 2 <= area.right and (
                    orders.get(owners[at], area.order) < area.order or abs(area.shade - shades[at]) < FAINT
                ):
                    found.add(at)
        return found

    def area(self, one: int, kind: int, order: int) -> Area | None:
        """A picture, or a path that is filled and large enough to cover a text; None for others."""
        if not bounds_of(one, *self.to_sides):
            return None
        left, low, right, high = self.sides
        if min(right - left, high - low) < SMALL:
            return None
        fill, stroke = ctypes.c_int(1), ctypes.c_int()
        if kind == PATH:
            paint_of(one, ctypes.addressof(fill), ctypes.addressof(stroke))
        if not fill.value:
            return None
        x, _, bottom = self.position(left, left, low)
        to_x, _, top = self.position(right, right, high)
        shade = self.brightness(one) if kind == PATH else -OPAQUE
        return Area(min(x, to_x), min(top, bottom), max(x, to_x), max(top, bottom), order, shade)


def is_large(run: TextRun, letter: float) -> bool:
    """Whether a run's letters are far larger than those of its page."""
    return run.right - run.left > LARGE * letter * len(run.text)


def is_tiny(run: TextRun, letter: float) -> bool:
    """Whether a run's letters are far smaller than those of its page."""
    return (len(run.text) > 1 or run.text.isalnum()) and 0 < run.right - run.left < TINY * letter * len(run.text)


class Picture:
    """A page as it is seen, in shades of grey."""

    def __init__(self, handle: pdfium.PdfPage):
        width, height = handle.get_size()
        self.scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        image = handle.render(scale=self.scale, grayscale=True)
        self.width, self.height, self.stride = image.width, image.height, image.stride
        self.pixels = bytes(image.buffer)
        image.close()

    def shows(self, run: TextRun, letter: float, shade: float) -> bool:
        """Whether there is something to see where a run stands: a ground darker than its pale letters, or ink."""
        left, right = sorted((run.left, run.right))
        values = self.between(left, right, run.base - letter, run.base)
        if not values:
            return right - left < 1  # text that runs upwards: not looked at
        if shade < PALE:
            return max(values) - min(values) >= FAINT
        if median(values) < shade - FAINT or shade < OPAQUE - FAINT and max(values) - min(values) >= FAINT:
            return True
        # Of bold letters there is more than of their ground, which is seen between them and below.
        below = self.between(left, right, run.base + BELOW * letter, run.base + letter / 2)
        third = sorted(values)[len(values) // 3]
        return third < shade - FAINT and bool(below) and median(below) < shade - FAINT

    def between(self, left: float, right: float, top: float, bottom: float) -> bytes:
        """The shades inside of four sides."""
        columns = slice(max(0, int(left * self.scale)), min(self.width, int(right * self.scale) + 1))
        lines = range(max(0, int(top * self.scale)), min(self.height, int(bottom * self.scale)))
        return b"".join(self.pixels[line * self.stride :][: self.width][columns] for line in lines)

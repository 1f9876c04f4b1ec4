"""What is drawn on a page besides text, as pdfium tells it: each part of each path as a box, those of forms included."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
from pypdfium2_raw import bindings

from .pdfium_api import prototype
from .ruling import THIN, Box

PATH, FORM = bindings.FPDF_PAGEOBJ_PATH, bindings.FPDF_PAGEOBJ_FORM
DEEPEST = 4  # forms inside of forms
ONE_BOX = 5  # steps of the pen for a box's four sides

To = Callable[[float, float], tuple[float, float]]


object_of = prototype("FPDFPage_GetObject", ctypes.c_int, gives=ctypes.c_void_p)
kind_of = prototype("FPDFPageObj_GetType")
bounds_of = prototype("FPDFPageObj_GetBounds", *[ctypes.c_void_p] * 4)
matrix_of = prototype("FPDFPageObj_GetMatrix", ctypes.c_void_p)
mode_of = prototype("FPDFPath_GetDrawMode", *[ctypes.c_void_p] * 2)
steps_of = prototype("FPDFPath_CountSegments")
step_of = prototype("FPDFPath_GetPathSegment", ctypes.c_int, gives=ctypes.c_void_p)
point_of = prototype("FPDFPathSegment_GetPoint", *[ctypes.c_void_p] * 2)
step_kind_of = prototype("FPDFPathSegment_GetType")
count_in = prototype("FPDFFormObj_CountObjects")
object_in = prototype("FPDFFormObj_GetObject", ctypes.c_ulong, gives=ctypes.c_void_p)


def boxes_of(handle: pdfium.PdfPage, position: To) -> Iterator[Box]:
    """Every drawn line and area of a page. `position`: from pdfium's points to ones from the upright page's top left."""
    page = ctypes.cast(handle.raw, ctypes.c_void_p).value
    objects = [object_of(page, index) for index in range(bindings.FPDFPage_CountObjects(handle.raw))]
    return boxes_in(objects, position, DEEPEST)


def boxes_in(objects: list[int], position: To, depth: int) -> Iterator[Box]:
    """The boxes of path objects, and of those in forms as deep as `depth`. `position` as in `boxes_of`."""
    sides = [ctypes.c_float() for _ in range(4)]
    to_sides = [ctypes.addressof(side) for side in sides]
    for one in objects:
        kind = kind_of(one)
        if kind == PATH and bounds_of(one, *to_sides):
            left, low, right, high = (side.value for side in sides)
            thin = right - left < THIN or high - low < THIN
            if thin or steps_of(one) <= ONE_BOX:
                x, bottom = position(left, low)
                to_x, top = position(right, high)
                yield Box(min(x, to_x), min(top, bottom), max(x, to_x), max(top, bottom), not thin and is_filled(one))
            else:
                corner, filled = through(matrix(one), position), is_filled(one)
                yield from (box(points, corner, filled=filled) for points in parts_of(one))
        elif kind == FORM and depth:
            inside = [object_in(one, index) for index in range(count_in(one))]
            yield from boxes_in(inside, through(matrix(one), position), depth - 1)


def is_filled(path: int) -> bool:
    """Whether a path is an area without an outline."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    mode_of(path, ctypes.addressof(fill), ctypes.addressof(stroke))
    return bool(fill.value) and not stroke.value


def parts_of(path: int) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a path: a pen that is lifted begins a new one."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(steps_of(path)):
        step = step_of(path, index)
        if step_kind_of(step) == bindings.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        point_of(step, ctypes.addressof(x), ctypes.addressof(y))
        points.append((x.value, y.value))
    if points:
        yield points


def box(points: list[tuple[float, float]], position: To, *, filled: bool) -> Box:
    """What encloses points of a path, from the page's top left."""
    across, down = zip(*(position(x, y) for x, y in points), strict=True)
    return Box(min(across), min(down), max(across), max(down), filled)


def matrix(path: int) -> tuple[float, ...]:
    """The six numbers that move an object's own points to those around it."""
    six = (ctypes.c_float * 6)(1, 0, 0, 1, 0, 0)
    matrix_of(path, ctypes.addressof(six))
    return tuple(six)


def through(six: tuple[float, ...], position: To) -> To:
    """`position` for points that a matrix moves first."""
    a, b, c, d, e, f = six
    return lambda x, y: position(a * x + c * y + e, b * x + d * y + f)

"""Shapes on the canvas to short paths; what two neighbours share is made simpler once, for both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely

from ..shape_files.faults import MapFault
from .paths import Ring, path_of

PATH_BYTES = 30_000  # of all shapes of a map; with links and names they are at most twice that on a page
FINEST, COARSER, COARSEST = 1.5, 1.4, 500.0  # canvas units: the side of a square that is left away


@dataclass(frozen=True)
class MapPath:
    """`path` as in SVG; (`x`, `y`) is the point farthest inside, `radius` how far from the border; all in canvas units."""

    path: str
    x: int
    y: int
    radius: int


def simplified(names: Sequence[str], shapes: Sequence[shapely.Geometry]) -> list[MapPath]:
    """One for each shape. Raises MapFault where one is too small to be seen, or all together can't be made short enough."""
    tolerance = FINEST
    while tolerance < COARSEST:
        shapes = list(shapely.coverage_simplify(shapes, tolerance))
        rings = [list(rounded(shape)) for shape in shapes]
        paths = [path_of(each) for each in rings]
        if "" in paths:
            raise MapFault(f"{names[paths.index('')]}: hình quá nhỏ so với cả bản đồ nên không vẽ được.")
        if sum(map(len, paths)) <= PATH_BYTES:
            return [MapPath(path, *inside(shape)) for path, shape in zip(paths, shapes, strict=True)]
        tolerance *= COARSER
    raise MapFault("Bản đồ có quá nhiều hình, không giản lược đủ nhỏ cho một trang.")


def rounded(shape: shapely.Geometry) -> Iterator[Ring]:
    """The rings in whole units, without points that fall together; an island that vanishes is left out."""
    for polygon in shapely.get_parts(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x), round(y)) for x, y in ring.coords]
            distinct = [point for point, before in zip(points[1:], points, strict=False) if point != before]
            if len(set(distinct)) >= 3:
                yield distinct


def inside(shape: shapely.Geometry) -> tuple[int, int, int]:
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest, tolerance=1)
    x, y = radius.coords[0]
    return round(x), round(y), round(radius.length)

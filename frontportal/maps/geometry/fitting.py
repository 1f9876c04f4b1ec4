"""Checked rings onto a canvas: valid, apart from each other, every border between two of them the same in both."""

import math
from collections.abc import Sequence

import shapely

from frontportal.kit.values.money import dong

from ..shape_files.faults import MapFault
from ..shape_files.rings import Polygon, shown

CANVAS = 2_000  # units of the longer side
APART = "Ranh giới giữa các hình kề nhau không khớp nhau."
NARROW = 2.0  # units; neighbours that are no farther apart were meant to touch
MOST_TO_MEND = 20_000  # points; with more, mending takes minutes
LARGEST_OVERLAP = 0.005  # of the smaller of two shapes


def fitted(named: Sequence[tuple[str, list[Polygon]]]) -> list[shapely.Geometry]:
    """One geometry for each of `named`, whose it is and its polygons in degrees, in canvas units with y downwards. Raises MapFault."""
    shapes = [valid(whose, polygons) for whose, polygons in named]
    return one_border([whose for whose, _ in named], on_canvas(shapes))


def valid(whose: str, polygons: list[Polygon]) -> shapely.Geometry:
    shape = shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])
    if shapely.is_valid(shape):
        return shape
    reason = shapely.is_valid_reason(shape)
    found = reason.partition("[")[2].rstrip("]").split()
    where = f" ở gần ({shown((float(found[0]), float(found[1])))})" if len(found) == 2 else ""
    crossing = "cắt hoặc chạm chính nó" if "Self-intersection" in reason else "không tạo thành vùng hợp lệ"
    raise MapFault(f"{whose}: đường ranh {crossing}{where}. Hãy sửa trong chương trình bản đồ rồi xuất lại.")


def on_canvas(shapes: list[shapely.Geometry]) -> list[shapely.Geometry]:
    """As seen from above: a degree of longitude is shorter than one of latitude."""
    west, south, east, north = shapely.total_bounds(shapes)
    narrowing = math.cos(math.radians((south + north) / 2))
    scale = CANVAS / max((east - west) * narrowing, north - south)
    return [
        shapely.transform(
            shape,
            lambda points: (points - [west, north]) * [scale * narrowing, -scale],
        )
        for shape in shapes
    ]


def one_border(names: list[str], shapes: list[shapely.Geometry]) -> list[shapely.Geometry]:
    """Small slips between neighbours are closed; large ones are told."""
    if shapely.coverage_is_valid(shapes, gap_width=NARROW):
        return shapes
    check_overlaps(names, shapes)
    if shapely.get_num_coordinates(shapes).sum() > MOST_TO_MEND:
        raise MapFault(
            f"{APART} Hãy giản lược còn không quá {dong(MOST_TO_MEND)} điểm để Cổng nối lại, hoặc sửa rồi xuất lại."
        )
    try:
        return list(shapely.coverage_clean(shapes, gap_width=NARROW, snapping_distance=NARROW))
    except shapely.errors.GEOSException as error:
        raise MapFault(f"{APART} Không nối lại được; hãy sửa rồi xuất lại.") from error


def check_overlaps(names: list[str], shapes: list[shapely.Geometry]) -> None:
    tree = shapely.STRtree(shapes)
    for one, other in zip(*tree.query(shapes, predicate="intersects"), strict=True):
        if one < other:
            smaller = min(shapes[one].area, shapes[other].area)
            if shapely.intersection(shapes[one], shapes[other]).area > LARGEST_OVERLAP * smaller:
                raise MapFault(
                    f"{names[one]} và {names[other]} chồng lên nhau. Hãy sửa trong chương trình bản đồ rồi xuất lại."
                )

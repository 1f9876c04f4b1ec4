"""Invented shapes for Lâm Hà's communes: each a cell of a grid whose corners and borders are shifted by seeded chance.

They say roughly which commune lies beside which, and nothing of true borders.
"""

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from frontportal.places.lam_ha import OFFICIAL_CODES, SUCCESSORS

Corner = tuple[int, int]  # column's border, half row's border
Point = tuple[float, float]

# Column and row; even columns stand half a row lower.
CELLS = {
    "Phú Sơn": (3, 1), "Phi Tô": (4, 1), "Mê Linh": (5, 1), "Phúc Thọ": (2, 2), "Đạ Đờn": (3, 2), "Nam Hà": (4, 2),
    "Đông Thanh": (5, 2), "Tân Thanh": (1, 3), "Hoài Đức": (2, 3), "Đinh Văn": (3, 3), "Gia Lâm": (4, 3), "Nam Ban": (5, 3),
    "Liên Hà": (1, 4), "Tân Hà": (2, 4), "Tân Văn": (3, 4), "Đan Phượng": (2, 5),
}  # fmt: skip
WEST, NORTH, WIDTH, HEIGHT = 108.02, 11.96, 0.075, 0.044  # of the first corner, of a column and half a row, in degrees
SHIFT, BENDS, SEED = 0.25, 3, 2023


def collection(names: Iterable[str]) -> dict[str, Any]:
    """GeoJSON of the communes of 2023 that are named."""
    return feature_collection((name, [[ring_of(name)]]) for name in names)


def collection_of_today() -> dict[str, Any]:
    """GeoJSON of today's communes, each made of those that merged into it; what came from another district is left out."""
    return feature_collection(
        (today, [[ring] for ring in outlines([ring_of(name) for name in names if name in CELLS])])
        for today, names in SUCCESSORS.items()
    )


def feature_collection(shapes: Iterable[tuple[str, list[list[list[Point]]]]]) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "properties": {"ten_xa": name, "ma_xa": OFFICIAL_CODES[name], "nguon": "hình vẽ minh hoạ"},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }
        for name, polygons in shapes
    ]
    return {"type": "FeatureCollection", "features": features}


def ring_of(name: str) -> list[Point]:
    column, row = CELLS[name]
    top, left = 2 * (row - 1) + (column % 2 == 0), column - 1
    corners = [(left, top), (column, top), (column, top + 1), (column, top + 2), (left, top + 2), (left, top + 1)]
    ring = [
        point for one, other in zip(corners, [*corners[1:], corners[0]], strict=True) for point in border(one, other)
    ]
    return [*ring, ring[0]]


def border(one: Corner, other: Corner) -> list[Point]:
    """From one corner to before the other, the same line from either side."""
    first, last = sorted((one, other))
    chance = Random(f"{SEED} {first} {last}")
    line = [place(first), place(last)]
    for bend in range(BENDS):
        line = [
            point for pair in zip(line, line[1:], strict=False) for point in (pair[0], bent(*pair, chance, bend))
        ] + line[-1:]
    return line[:-1] if one == first else line[:0:-1]


def place(corner: Corner) -> Point:
    chance = Random(f"{SEED} {corner}")
    x, y = (each + chance.uniform(-SHIFT, SHIFT) for each in corner)
    return round(WEST + x * WIDTH, 6), round(NORTH - y * HEIGHT, 6)


def bent(one: Point, other: Point, chance: Random, bend: int) -> Point:
    """The middle of two points, moved across the line between them, less at each bend."""
    across = chance.uniform(-0.16, 0.16) / (1 + bend / 2)
    (x, y), (to_x, to_y) = one, other
    return round((x + to_x) / 2 - (to_y - y) * across, 6), round((y + to_y) / 2 + (to_x - x) * across, 6)


def outlines(rings: list[list[Point]]) -> list[list[Point]]:
    """Rings around cells together: what two cells share is no border any more."""
    steps = {step for ring in rings for step in zip(ring, ring[1:], strict=False)}
    after = {one: other for one, other in steps if (other, one) not in steps}
    return list(closed_rings(after))


def closed_rings(after: dict[Point, Point]) -> Iterator[list[Point]]:
    while after:
        start, point = after.popitem()
        ring = [start, point]
        while point != start:
            point = after.pop(point)
            ring.append(point)
        yield ring

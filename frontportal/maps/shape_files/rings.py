"""Rings of points as a file writes them, into what geometry may be trusted with: finite, closed, within Viet Nam."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from frontportal.kit.values.money import dong

from .faults import MapFault

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]

WEST, EAST, SOUTH, NORTH = 101.0, 118.0, 6.0, 24.0  # Viet Nam with Hoàng Sa and Trường Sa
MOST_POINTS = 200_000  # of the shapes that are kept
LARGEST = 1e9  # no coordinate of any system is farther out
FEWEST = 4  # points of a ring, of which the last is the first again
OPEN = "{}: đường ranh chưa khép kín, điểm cuối ({}) khác điểm đầu ({}). Hãy khép đường ranh rồi xuất lại."


class PointCounter:
    """Counts the points of the shapes that are kept: beyond MOST_POINTS a file is refused before it fills the memory."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, points: int) -> None:
        """Raises MapFault beyond the most."""
        self.count += points
        if self.count > MOST_POINTS:
            raise MapFault(f"Các hình có hơn {dong(MOST_POINTS)} điểm. Hãy giản lược bản đồ rồi xuất lại.")


def checked_polygons(whose: str, rings: Iterable[Iterable[list[Any]]], counter: PointCounter) -> list[Polygon]:
    """`rings` by polygon, as lists of positions. Raises MapFault that names `whose` they are."""
    found = [[checked_ring(whose, ring, counter) for ring in polygon] for polygon in rings]
    if not found or not all(found):
        raise MapFault(f"{whose}: không có đường ranh nào.")
    return found


def checked_ring(whose: str, positions: list[Any], counter: PointCounter) -> Ring:
    counter.add(len(positions))
    ring = [checked_point(whose, position) for position in positions]
    if len(ring) < FEWEST:
        raise MapFault(f"{whose}: đường ranh chỉ có {len(ring)} điểm, cần ít nhất {FEWEST}.")
    if ring[0] != ring[-1]:
        raise MapFault(OPEN.format(whose, shown(ring[-1]), shown(ring[0])))
    return ring


def checked_point(whose: str, position: Any) -> Point:
    """Longitude and latitude; a height behind them is left away."""
    numbers = position[:2] if isinstance(position, list) else []
    if len(numbers) != 2 or not all(is_number(number) for number in numbers):
        raise MapFault(f"{whose}: có điểm không gồm hai số kinh độ, vĩ độ ({brief(position)}).")
    x, y = float(numbers[0]), float(numbers[1])
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise MapFault(f"{whose}: {outside(x, y)}")
    return x, y


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def brief(value: Any) -> str:
    """As a sentence may tell it; what holds other values is not written out."""
    return "danh sách" if isinstance(value, list | dict) else str(value)[:30]


def outside(x: float, y: float) -> str:
    """Why a point is not in Viet Nam, as far as its numbers tell."""
    point = shown((x, y))
    if WEST <= y <= EAST and SOUTH <= x <= NORTH:
        return f"điểm ({point}) viết vĩ độ trước kinh độ; GeoJSON viết kinh độ trước."
    if abs(x) > 180 or abs(y) > 90:
        return f"điểm ({point}) là toạ độ phẳng (như VN-2000), không phải kinh độ, vĩ độ. Hãy xuất lại theo WGS 84 (EPSG:4326)."
    return f"điểm ({point}) nằm ngoài Việt Nam."


def shown(point: Point) -> str:
    """`"108,2134; 11,8021"`."""
    return "; ".join(f"{number:.4f}".replace(".", ",") for number in point)


def lists_in(whose: str, value: Any, depth: int) -> Any:
    """`value`, held to be lists within lists so deep."""
    if not isinstance(value, list):
        raise MapFault(f"{whose}: toạ độ không viết theo chuẩn GeoJSON.")
    if depth > 1:
        for each in value:
            lists_in(whose, each, depth - 1)
    return value


def walk(positions_of: Callable[[Any], list[Any]], arcs: Iterable[Any], counter: PointCounter) -> Iterator[Any]:
    """The positions along arcs; where one follows another their common point is given once."""
    is_first = True
    for arc in arcs:
        positions = positions_of(arc)
        counter.add(len(positions))
        yield from positions if is_first else positions[1:]
        is_first = False

"""TopoJSON: borders written once as arcs, and shapes as lists of arcs."""

from typing import Any

from .faults import MapFault
from .feature import Feature, feature_of
from .rings import PointCounter, Polygon, brief, checked_polygons, is_number, lists_in, walk

BAD = "Tệp TopoJSON không đúng chuẩn: "


class TopoJson:
    """The features of a file and, asked one by one, their polygons."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.arcs = lists_in("TopoJSON", content.get("arcs"), 2)
        self.scale, self.translate = transform_of(content.get("transform"))
        self.known: dict[int, list[Any]] = {}
        self.walked = PointCounter()
        objects = content.get("objects")
        found = {key: geometries(each) for key, each in objects.items()} if isinstance(objects, dict) else {}
        found = {key: each for key, each in found.items() if each}
        if len(found) != 1:
            named = ", ".join(f"“{str(key)[:40]}”" for key in list(found)[:5])
            raise MapFault(
                f"Tệp có {len(found)} lớp{f' ({named})' if named else ''}; hãy xuất tệp chỉ có lớp xã, thị trấn."
            )
        (only,) = found.values()
        self.features = [feature_of(position, each.get("properties"), each) for position, each in enumerate(only, 1)]

    def polygons(self, feature: Feature, counter: PointCounter) -> list[Polygon]:
        """Raises MapFault for what is no area or not rightly drawn."""
        whose, geometry = feature.described.capitalize(), feature.geometry
        kind = geometry.get("type")
        if kind not in ("Polygon", "MultiPolygon"):
            raise MapFault(f"{whose}: không phải hình vùng (Polygon), mà là “{brief(kind)}”.")
        arcs = lists_in(whose, geometry.get("arcs"), 2 if kind == "Polygon" else 3)
        polygons = [arcs] if kind == "Polygon" else arcs
        rings = [[list(walk(self.positions, ring, self.walked)) for ring in each] for each in polygons]
        return checked_polygons(whose, rings, counter)

    def positions(self, arc: Any) -> list[Any]:
        """Of an arc, backwards where its number is below zero."""
        index = ~arc if isinstance(arc, int) and arc < 0 else arc
        if not isinstance(index, int) or isinstance(index, bool) or index >= len(self.arcs):
            raise MapFault(f"{BAD}có hình dẫn tới cung số {brief(arc)} không có trong tệp.")
        if index not in self.known:
            self.known[index] = self.decoded(self.arcs[index])
        found = self.known[index]
        return found[::-1] if arc < 0 else found

    def decoded(self, arc: list[Any]) -> list[list[float]]:
        if self.scale is None:
            return arc
        x = y = 0
        found = []
        for step in arc:
            if not isinstance(step, list) or len(step) < 2 or not all(is_number(each) for each in step[:2]):
                raise MapFault(f"{BAD}có cung không gồm các cặp số.")
            x, y = x + step[0], y + step[1]
            found.append([x * self.scale[0] + self.translate[0], y * self.scale[1] + self.translate[1]])
        return found


def geometries(value: Any) -> list[dict[str, Any]]:
    """Of one object of the file, the geometries that it collects, itself where it is one."""
    if not isinstance(value, dict):
        return []
    found = value.get("geometries") if value.get("type") == "GeometryCollection" else [value]
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def transform_of(value: Any) -> tuple[list[float] | None, list[float]]:
    """Scale and translation of whole numbers, (None, …) where coordinates are written as they are."""
    if value is None:
        return None, [0, 0]
    pairs = [value.get(key) if isinstance(value, dict) else None for key in ("scale", "translate")]
    if not all(isinstance(pair, list) and len(pair) == 2 and all(map(is_number, pair)) for pair in pairs):
        raise MapFault(f"{BAD}phần “transform” phải có hai cặp số.")
    return pairs[0], pairs[1]

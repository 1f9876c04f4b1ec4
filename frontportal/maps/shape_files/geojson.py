"""GeoJSON: each shape with all its points."""

from typing import Any

from .faults import MapFault
from .feature import Feature, feature_of
from .rings import PointCounter, Polygon, brief, checked_polygons, lists_in

LONGITUDE_FIRST = ("crs84", "4326", "wgs84")


class GeoJson:
    """The features of a file and, asked one by one, their polygons."""

    def __init__(self, content: dict[str, Any]) -> None:
        check_system(content.get("crs"))
        features = content.get("features")
        found = features if isinstance(features, list) else []
        self.features = [
            feature_of(position, each.get("properties"), each.get("geometry"))
            for position, each in enumerate(found, 1)
            if isinstance(each, dict)
        ]

    def polygons(self, feature: Feature, counter: PointCounter) -> list[Polygon]:
        """Raises MapFault for what is no area or not rightly drawn."""
        whose = feature.described.capitalize()
        geometry = feature.geometry if isinstance(feature.geometry, dict) else {}
        kind = geometry.get("type")
        if kind not in ("Polygon", "MultiPolygon"):
            raise MapFault(
                f"{whose}: không phải hình vùng (Polygon), mà là “{brief(kind) if kind else 'không có hình'}”."
            )
        coordinates = lists_in(whose, geometry.get("coordinates"), 2 if kind == "Polygon" else 3)
        return checked_polygons(whose, [coordinates] if kind == "Polygon" else coordinates, counter)


def check_system(value: Any) -> None:
    """Older files name the system of their coordinates. Raises MapFault for one that is not longitude and latitude."""
    properties = value.get("properties") if isinstance(value, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if name and not any(known in name.lower().replace(" ", "").replace("_", "") for known in LONGITUDE_FIRST):
        raise MapFault(f"Tệp ghi hệ toạ độ “{name[:60]}”. Hãy xuất lại theo WGS 84 (EPSG:4326): kinh độ, vĩ độ.")

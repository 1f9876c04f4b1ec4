"""An uploaded file to the shapes of a new map: all of it or nothing."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

import shapely
from django.db import transaction

from frontportal.places.models import Unit

from .geometry.fitting import fitted
from .geometry.simplifying import MapPath, simplified
from .matching import matches
from .models import CommuneMap, MapShape
from .shape_files.faults import MapFault
from .shape_files.feature import Feature
from .shape_files.reading import read
from .shape_files.rings import PointCounter

MOST_SHAPES, MOST_ASKED, MOST_NAMED = 300, 40, 5
TOO_MANY = (
    "{} hình trong tệp không khớp đơn vị nào có vào ngày {:%d/%m/%Y}: {}. Hãy đánh dấu “Bỏ những hình không khớp” nếu đó là các "
    "đơn vị ngoài địa bàn, hoặc ghi mã hành chính vào tệp."
)


@dataclass(frozen=True)
class ReceivedMap:
    """What a file gives: its shapes in order, each with its unit where that is known; `left_out` says what is not drawn."""

    shapes: list[tuple[Feature, Unit | None, MapPath]]
    width: int
    height: int
    file_name: str
    sha256: str
    left_out: list[Feature] = field(default_factory=list)


def receive(data: bytes, file_name: str, day: date, *, leave_out: bool = False) -> ReceivedMap:
    """Read, match, check and simplify. Raises MapFault with a sentence; `leave_out` drops the shapes of no known unit."""
    content = read(data)
    found = matches(content.features, day)
    if not found.known:
        raise MapFault(
            f"Không hình nào trong tệp khớp với một xã, thị trấn có vào ngày {day:%d/%m/%Y}: {listed(found.unknown)}."
        )
    if not leave_out and len(found.unknown) > MOST_ASKED:
        raise MapFault(TOO_MANY.format(len(found.unknown), day, listed(found.unknown)))
    asked = [] if leave_out else found.unknown
    chosen = sorted([*found.known, *((feature, None) for feature in asked)], key=lambda pair: pair[0].position)
    if len(chosen) > MOST_SHAPES:
        raise MapFault(f"Bản đồ có {len(chosen)} hình, nhiều hơn {MOST_SHAPES}.")
    names, counter = [named(feature, unit) for feature, unit in chosen], PointCounter()
    polygons = [content.polygons(feature, counter) for feature, _ in chosen]
    shapes = fitted(list(zip(names, polygons, strict=True)))
    paths = simplified(names, shapes)
    _, _, right, bottom = shapely.total_bounds(shapes)
    return ReceivedMap(
        [(feature, unit, path) for (feature, unit), path in zip(chosen, paths, strict=True)],
        round(right),
        round(bottom),
        file_name[:200],
        hashlib.sha256(data).hexdigest(),
        found.unknown if leave_out else [],
    )


@transaction.atomic
def store(commune_map: CommuneMap, received: ReceivedMap) -> None:
    """Give a saved draft its shapes. Its own columns must have been set by `describe` before it was saved."""
    MapShape.objects.bulk_create(
        MapShape(
            map=commune_map, position=position, unit=unit, name_in_file=feature.described[:200],
            path=path.path, x=path.x, y=path.y, radius=path.radius,
        )
        for position, (feature, unit, path) in enumerate(received.shapes, 1)
    )  # fmt: skip


def describe(commune_map: CommuneMap, received: ReceivedMap) -> None:
    """Set what the file says of the map itself."""
    for name in ("width", "height", "file_name", "sha256"):
        setattr(commune_map, name, getattr(received, name))


def named(feature: Feature, unit: Unit | None) -> str:
    return str(unit) if unit else feature.described.capitalize()


def listed(features: list[Feature]) -> str:
    """Some by name, and how many more."""
    names = ", ".join(feature.described for feature in features[:MOST_NAMED])
    return names + (f" và {len(features) - MOST_NAMED} hình khác" if len(features) > MOST_NAMED else "")

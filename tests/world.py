"""One small district for all tests: two communes, four residential areas, one merger on 01/07/2025."""

from dataclasses import dataclass
from datetime import date

from frontportal.places.models import Succession, Unit

MERGER = date(2025, 7, 1)


@dataclass
class SmallWorld:
    """`north` and `south` are communes of `district` until the merger makes them `merged`; areas two each."""

    province: Unit
    district: Unit
    north: Unit
    south: Unit
    north_areas: list[Unit]
    south_areas: list[Unit]
    merged: Unit


def make() -> SmallWorld:
    province = make_unit("tinh-mau", "Mẫu", "province")
    district = make_unit("huyen-mau", "Suối Mẫu", "district", province, until=MERGER)
    north = make_unit("bac-mau", "Bắc Mẫu", "commune", district, until=MERGER)
    south = make_unit("nam-mau", "Nam Mẫu", "town", district, until=MERGER)
    merged = make_unit("hop-mau", "Hợp Mẫu", "commune", province, since=MERGER)
    for old in (north, south):
        Succession.objects.create(predecessor=old, successor=merged, on=MERGER)
    return SmallWorld(
        province,
        district,
        north,
        south,
        [make_unit(f"bac-mau-{n}", f"Thôn {n}", "area", north) for n in (1, 2)],
        [make_unit(f"nam-mau-{n}", f"Tổ dân phố {n}", "area", south) for n in (1, 2)],
        merged,
    )


def make_unit(code: str, name: str, kind: str, parent: Unit | None = None, **given) -> Unit:
    return Unit.objects.create(code=code, name=name, kind=kind, parent=parent, **given)

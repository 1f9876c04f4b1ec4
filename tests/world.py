"""One small district for all tests: two communes, four residential areas, one merger on 01/07/2025."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from simple_history.utils import bulk_create_with_history

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
    """As `make_unit` would make them, but with five statements instead of twenty-two: a thousand tests begin with this."""
    province = Unit(code="tinh-mau", name="Mẫu", kind="province")
    district = Unit(code="huyen-mau", name="Suối Mẫu", kind="district", parent=province, until=MERGER)
    north = Unit(code="bac-mau", name="Bắc Mẫu", kind="commune", parent=district, until=MERGER)
    south = Unit(code="nam-mau", name="Nam Mẫu", kind="town", parent=district, until=MERGER)
    merged = Unit(code="hop-mau", name="Hợp Mẫu", kind="commune", parent=province, since=MERGER)
    north_areas = [Unit(code=f"bac-mau-{n}", name=f"Thôn {n}", kind="area", parent=north) for n in (1, 2)]
    south_areas = [Unit(code=f"nam-mau-{n}", name=f"Tổ dân phố {n}", kind="area", parent=south) for n in (1, 2)]
    units = [province, district, north, south, merged, *north_areas, *south_areas]
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('places_unit_id_seq') FROM generate_series(1, %s)", [len(units)])
        for unit, (key,) in zip(units, cursor.fetchall(), strict=True):
            unit.pk = key
    for unit in units:
        unit.parent = unit.parent  # whose key is known by now
    bulk_create_with_history(units, Unit)
    successions = [Succession(predecessor=old, successor=merged, on=MERGER) for old in (north, south)]
    bulk_create_with_history(successions, Succession)
    return SmallWorld(province, district, north, south, north_areas, south_areas, merged)


def make_unit(code: str, name: str, kind: str, parent: Unit | None = None, **given) -> Unit:
    return Unit.objects.create(code=code, name=name, kind=kind, parent=parent, **given)

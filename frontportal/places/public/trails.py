"""Breadcrumbs for a unit's page and for pages of other rooms that belong to a unit."""

from django.urls import reverse

from ..models import Unit


def trail_of(unit: Unit) -> list[dict]:
    """Địa bàn › … › the unit, as the breadcrumb part takes it; needs `parent__parent` fetched."""
    steps, above = [], unit.parent
    while above is not None:
        steps.insert(0, {"label": str(above), "url": above.get_absolute_url()})
        above = above.parent if above.kind in (*Unit.COMMUNE_KINDS, Unit.Kind.AREA) else None
    return [{"label": "Địa bàn", "url": reverse("places:units")}, *steps, {"label": unit.name if steps else str(unit)}]

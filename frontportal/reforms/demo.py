"""A rearrangement that is only planned, so that its preview can be tried: invented, and never carried out by itself."""

from datetime import date

from simple_history.utils import bulk_create_with_history

from frontportal.places.models import Unit

from .models import Reform, ReformArea, ReformStep

ORDER = 25
DAY = date(2027, 7, 1)


def load(world) -> None:
    """Two communes become one, an area of which gets another name."""
    areas = Unit.objects.residential_areas().served().on(DAY).select_related("parent").order_by("parent", "sort_name")
    area = areas[0]
    first, second = area.parent, areas.exclude(parent=area.parent)[0].parent
    planned = Reform(
        code="du-thao-sap-xep-2027",
        number="Dự thảo sắp xếp năm 2027",
        on=DAY,
        note="Dữ liệu minh hoạ, chưa có quyết định.",
    )
    bulk_create_with_history([planned], Reform)
    merged = {
        "successor_code": "xa-sap-xep-2027",
        "successor_name": f"{first.name} mới",
        "successor_kind": first.kind,
        "parent": first.parent,
    }
    steps = [ReformStep(reform=planned, predecessor=commune, **merged) for commune in (first, second)]
    bulk_create_with_history(steps, ReformStep)
    moved = ReformArea(reform=planned, area=area, successor_code=merged["successor_code"], new_name=f"{area.name} mới")
    bulk_create_with_history([moved], ReformArea)

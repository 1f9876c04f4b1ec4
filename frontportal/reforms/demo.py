"""A rearrangement that is only planned, so that its preview can be tried: invented, and never carried out by itself."""

from datetime import date

from simple_history.utils import bulk_create_with_history

from frontportal.places.models import Unit

from .models import Reform, ReformArea, ReformStep

ORDER = 25
DAY = date(2027, 7, 1)


def load(world) -> None:
    """Two areas of one commune become one, a third one gets another name."""
    areas = Unit.objects.residential_areas().served().on(DAY).select_related("parent").order_by("parent", "sort_name")
    first, second, third = areas[:3]
    planned = Reform(
        code="du-thao-khu-dan-cu-2027",
        number="Dự thảo sắp xếp khu dân cư năm 2027",
        on=DAY,
        note="Dữ liệu minh hoạ, chưa có quyết định.",
    )
    bulk_create_with_history([planned], Reform)
    merged = {
        "successor_code": "khu-dan-cu-sap-xep",
        "successor_name": f"{first.name} mới",
        "successor_kind": Unit.Kind.AREA,
        "parent": first.parent,
    }
    steps = [ReformStep(reform=planned, predecessor=area, **merged) for area in (first, second)]
    bulk_create_with_history(steps, ReformStep)
    moved = ReformArea(reform=planned, area=third, successor_code=third.parent.code, new_name=f"{third.name} mới")
    bulk_create_with_history([moved], ReformArea)

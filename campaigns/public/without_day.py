"""The areas of a year that did not hold both parts of the Great Unity Day: what stands behind "161/170"."""

from dataclasses import dataclass
from datetime import date

from campaigns.models.unity_day import UnityDay
from frontportal.kit.web.table_cells import header, text
from frontportal.places.models import Unit


@dataclass(frozen=True)
class AreaWithoutDay:
    """An area alive on 18 November; `state` says what is on record of it. Notes of staff are not public."""

    area: Unit
    state: str


def areas_without_day(year: int) -> list[AreaWithoutDay]:
    """By commune and name. Two queries."""
    areas = (
        Unit.objects.residential_areas().filter(parent__is_served=True).on(date(year, 11, 18)).select_related("parent")
    )
    days = {day.unit_id: day for day in UnityDay.objects.in_year(year)}
    lacking = areas.exclude(pk__in=[key for key, day in days.items() if day.ceremony and day.festival])
    return [
        AreaWithoutDay(area, state_of(days.get(area.pk))) for area in lacking.order_by("parent__sort_name", "sort_name")
    ]


def state_of(record: UnityDay | None) -> str:
    if record is None:
        return "Chưa ghi"
    if not record.held:
        return "Không tổ chức"
    parts = {"phần lễ": record.ceremony, "phần hội": record.festival, "bữa cơm đoàn kết": record.meal}
    return f"Chỉ có {', '.join(name for name, is_held in parts.items() if is_held)}"


def table_of(found: list[AreaWithoutDay]) -> dict:
    rows = [
        [text(each.area.name, each.area.get_absolute_url()), text(each.area.parent), text(each.state)] for each in found
    ]
    return {"columns": header("Khu dân cư", "Xã, thị trấn", "Ngày hội"), "rows": rows}

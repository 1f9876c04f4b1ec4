"""What is missing in the areas' records of a year; shown before the year is published."""

from .figures import areas_of
from .models.unity_day import UnityDay

MOST_NAMED = 10


def findings(year: int) -> list[str]:
    """Areas of which nobody wrote down whether they held the Great Unity Day."""
    silent = list(
        areas_of(year)
        .exclude(pk__in=UnityDay.objects.in_year(year).values("unit"))
        .select_related("parent")
        .order_by("parent__sort_name", "sort_name")
    )
    if not silent:
        return []
    named = ", ".join(str(area) for area in silent[:MOST_NAMED])
    more = f" và {len(silent) - MOST_NAMED} khu dân cư khác" if len(silent) > MOST_NAMED else ""
    return [f"{len(silent)} khu dân cư chưa ghi Ngày hội Đại đoàn kết: {named}{more}."]

"""Areas with poor households where nobody was helped for two years. Reads only; for staff, never public."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from frontportal.places.models import Succession, Unit
from welfare.assistance.models.gift import Gift
from welfare.assistance.models.house import House
from welfare.assistance.models.livelihood import Livelihood
from welfare.follow_ups.terms import months_later
from welfare.gift_lists.models import GiftRecipient

from .models import HouseholdYear

MONTHS = 24


@dataclass(frozen=True)
class UnhelpedArea:
    """`poor` and `near_poor` households of the newest review; `last` is when anything was given there, None for never."""

    area: Unit
    poor: int
    near_poor: int
    last: date | None


def unhelped_areas(user: Any, today: date) -> list[UnhelpedArea]:
    """Of the units the user works for, by commune and name. What was given before a merger counts for the area of today."""
    records = HouseholdYear.objects.visible_to(user)
    year = records.newest_year()
    if year is None:
        return []
    heirs = successors()
    households: dict[int, tuple[int, int]] = {}
    for unit, (poor, near) in records.in_year(year).poor_by_unit().items():
        before = households.get(heir_of(unit, heirs), (0, 0))
        households[heir_of(unit, heirs)] = (before[0] + poor, before[1] + near)
    last = last_help(heirs)
    since = months_later(today, -MONTHS)
    areas = Unit.objects.residential_areas().filter(pk__in=households).select_related("parent")
    return [
        UnhelpedArea(area, *households[area.pk], last.get(area.pk))
        for area in areas.order_by("parent__sort_name", "sort_name")
        if last.get(area.pk, date.min) < since
    ]


def successors() -> dict[int, int]:
    """Area → the area it lives on as."""
    return dict(Succession.objects.filter(predecessor__kind="area").values_list("predecessor", "successor"))


def heir_of(unit: int, heirs: dict[int, int]) -> int:
    """The area of today; no line of successions is a circle (places)."""
    while unit in heirs:
        unit = heirs[unit]
    return unit


def last_help(heirs: dict[int, int]) -> dict[int, date]:
    """Area of today → the last day on which a house, a livelihood or a gift was handed over there."""
    found: dict[int, date] = {}
    for unit, day in days_of_help():
        area = heir_of(unit, heirs)
        found[area] = max(day, found.get(area, date.min))
    return found


def days_of_help() -> Iterator[tuple[int, date]]:
    asked: Iterable[tuple[Any, str, str]] = (
        (House.objects.filter(handed_over_on__isnull=False), "unit", "handed_over_on"),
        (Livelihood.objects.handed_over(), "unit", "date"),
        (Gift.objects.all(), "unit", "round__date"),
        (GiftRecipient.objects.filter(household__isnull=False), "household__unit", "gift__round__date"),
    )
    for records, unit, day in asked:
        yield from records.order_by().values_list(unit).annotate(last=Max(day))

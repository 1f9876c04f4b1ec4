"""Great Unity Days in the calendar: one event for the areas of a commune that held theirs on one day."""

import re
from datetime import date
from itertools import groupby

from django.urls import reverse

from campaigns.models.unity_day import HELD, UnityDay
from frontportal.event_calendar.events import Event, lasting_id

SOURCE = "ngay-hoi"
KEY = re.compile(r"([\w-]+)-(\d{4})-(\d\d)-(\d\d)")


def events(first, last, unit=None) -> list[Event]:
    days = UnityDay.objects.filter(HELD, held_on__gte=first, held_on__lte=last)
    return events_of(days.within(unit) if unit else days)


def event(key: str) -> Event | None:
    found = KEY.fullmatch(key)
    try:
        day = date(*map(int, found.groups()[1:])) if found else None
    except ValueError:
        return None
    days = UnityDay.objects.filter(HELD, held_on=day) if day else UnityDay.objects.none()
    return next((event for event in events_of(days) if event.key == key), None)


def events_of(days) -> list[Event]:
    days = days.select_related("unit__parent").order_by("held_on", "unit__parent_id", "unit__sort_name")
    return [
        event_of(commune, day, list(held))
        for (day, commune), held in groupby(days, lambda each: (each.held_on, each.unit.parent or each.unit))
    ]


def event_of(commune, day: date, held: list[UnityDay]) -> Event:
    names = ", ".join(each.unit.name for each in held)
    return Event(
        source=SOURCE,
        key=f"{commune.code}-{day}",
        uid=lasting_id("campaigns.unityday", commune, day),
        title=f"Ngày hội Đại đoàn kết: {len(held)} khu dân cư {commune.described}",
        url=reverse("campaigns:areas-year", args=[day.year]),
        created=min(each.created_at for each in held),
        changed=max(each.updated_at for each in held),
        first=day,
        last=day,
        place=str(commune),
        words=f"{names}.",
        kind="Ngày hội Đại đoàn kết",
    )

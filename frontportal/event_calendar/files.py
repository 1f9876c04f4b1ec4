"""Events as a calendar file: RFC 5545, with its time zone, in the same bytes as long as nothing changes."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from .events import Event

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PRODUCT = "-//Cong thong tin Mat tran//Lich su kien//VI"
FRESH = timedelta(hours=6)


def calendar_file(name: str, events: list[Event], site: str) -> bytes:
    """`site` is the address that links begin with."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", FRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(component_of(event, site))
    # One hour for all years: Vietnam has no summer time. Earlier rules of the zone concern no event here.
    calendar.add_missing_timezones(first_date=date(2000, 1, 1))
    return calendar.to_ical()


def component_of(event: Event, site: str) -> CalendarEvent:
    component = CalendarEvent()
    component.add("uid", event.uid)
    component.add("dtstamp", event.changed)
    component.add("created", event.created)
    component.add("last-modified", event.changed)
    component.add("sequence", event.sequence)
    if event.start:
        component.add("dtstart", event.start.astimezone(HERE))
    else:
        component.add("dtstart", event.first)
        component.add("dtend", (event.last or event.first) + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
    title = f"Không tổ chức: {event.title}" if event.is_cancelled else event.title
    component.add("summary", title)
    component.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    for name, value in (("location", event.place), ("description", event.words), ("categories", event.kind)):
        if value:
            component.add(name, [value] if name == "categories" else value)
    component.add("url", f"{site}{event.url}")
    return component

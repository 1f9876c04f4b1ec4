"""Meetings in the calendar: each at its hour, cancelled ones too."""

from frontportal.event_calendar.events import Event, lasting_id
from frontportal.kit.values.text import fold
from voters.models.meeting import Meeting

SOURCE = "hoi-nghi"


def events(first, last, unit=None) -> list[Event]:
    meetings = Meeting.objects.shown().filter(start__date__gte=first, start__date__lte=last)
    meetings = meetings.within(unit) if unit else meetings
    return [event_of(meeting) for meeting in meetings.select_related("unit__parent")]


def event(key: str) -> Event | None:
    meeting = Meeting.objects.shown().filter(code=key.upper()).select_related("unit__parent").first()
    return meeting and event_of(meeting)


def event_of(meeting: Meeting) -> Event:
    return Event(
        source=SOURCE,
        key=meeting.code,
        uid=lasting_id("voters.meeting", meeting),
        title=f"Tiếp xúc cử tri {meeting.unit.described}",
        url=meeting.get_absolute_url(),
        created=meeting.created_at,
        changed=meeting.updated_at,
        first=meeting.day,
        last=meeting.day,
        start=meeting.start,
        place=with_unit(meeting.place, str(meeting.unit)),
        words=f"{meeting.topic}. Đại biểu: {meeting.council_names}.",
        kind="Tiếp xúc cử tri",
        is_cancelled=meeting.state == Meeting.State.CANCELLED,
    )


def with_unit(place: str, unit: str) -> str:
    """Where to go, the unit named once: "Hội trường xã Nam Hà" says it already."""
    return place if fold(unit) in fold(place) else f"{place}, {unit}"

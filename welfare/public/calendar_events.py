"""Appeals in the calendar: from the first day on which gifts are taken to the last. They belong to no one unit."""

from django.db.models import Q

from frontportal.event_calendar.events import Event, lasting_id
from welfare.appeals.models import Appeal

SOURCE = "dot-van-dong"


def events(first, last, unit=None) -> list[Event]:
    if unit:
        return []
    lasting = Appeal.objects.published().filter(
        Q(closed_on__isnull=True) | Q(closed_on__gte=first), opened_on__lte=last
    )
    return [event_of(appeal) for appeal in lasting.exclude(closed_on__isnull=True, opened_on__lt=first)]


def event(key: str) -> Event | None:
    appeal = Appeal.objects.published().filter(code=key.upper()).first()
    return appeal and event_of(appeal)


def event_of(appeal: Appeal) -> Event:
    return Event(
        source=SOURCE,
        key=appeal.code,
        uid=lasting_id("appeals.appeal", appeal),
        title=f"Vận động ủng hộ: {appeal.title}",
        url=appeal.get_absolute_url(),
        created=appeal.created_at,
        changed=appeal.updated_at,
        first=appeal.opened_on,
        last=appeal.closed_on,
        words=f"Tiếp nhận ủng hộ {appeal.days_text}.",
        kind="Vận động ủng hộ",
    )

"""What a calendar knows of an event. Each room of public pages tells its own in a module `calendar_events`."""

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import ModuleType
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.utils import timezone

from frontportal.kit import discovery


@dataclass(frozen=True)
class Event:
    """`start` with an hour, or `first` and `last` as whole days; `last` None where the end is not known.

    `source` and `key` make the address of its own file; `uid` stays the same whatever changes. `created` and `changed` are
    moments of its records. `words` say what happens, without any name that is not public.
    """

    source: str
    key: str
    uid: str
    title: str
    url: str
    created: datetime
    changed: datetime
    first: date
    last: date | None = None
    start: datetime | None = None
    place: str = ""
    words: str = ""
    kind: str = ""
    is_cancelled: bool = False

    @property
    def sequence(self) -> int:
        """0 for what was never changed, then higher with each change: whole seconds from the making to the last one."""
        seconds = (self.changed - self.created).total_seconds()
        return 0 if seconds < 0.1 else math.ceil(seconds)

    @property
    def hour(self) -> str:
        """`"08:00"`; empty for whole days."""
        return f"{timezone.localtime(self.start):%H:%M}" if self.start else ""

    def words_on(self, day: date) -> str:
        """What is to be said of one of its days: of several days only the first and the last are."""
        if self.last is None or self.last == self.first:
            return self.title if self.last or self.start else f"Bắt đầu: {self.title}"
        return f"{'Bắt đầu' if day == self.first else 'Ngày cuối'}: {self.title}"

    @property
    def marked_days(self) -> list[date]:
        return sorted({self.first, self.last or self.first})


def lasting_id(label: str, record: Any, *more: Any) -> str:
    """The same whatever becomes of the record's address; no other portal's record has it."""
    return str(uuid5(NAMESPACE_OID, " ".join([label, str(record.pk), record.created_at.isoformat(), *map(str, more)])))


def sources() -> list[ModuleType]:
    """Modules with SOURCE, `events(first, last, unit)` and `event(key)`: events that touch the days; the one of a key."""
    return discovery.modules("calendar_events")


def events_between(first: date, last: date, unit: Any = None) -> list[Event]:
    """All that touch the days, of the unit and what lies in it if one is named, by time."""
    found = [event for source in sources() for event in source.events(first, last, unit)]
    return sorted(found, key=lambda event: (event.first, event.hour, event.title, event.uid))


def event_of(source: str, key: str) -> Event | None:
    """The one that a file of its own is asked for; None where there is none that the public may see."""
    for module in sources():
        if source == module.SOURCE:
            return module.event(key)
    return None


def days_of_feed() -> tuple[date, date]:
    """What a feed holds: a year back, two ahead. Programs keep what they had before."""
    today = timezone.localdate()
    return today - timedelta(days=366), today + timedelta(days=731)

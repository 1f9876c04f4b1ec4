"""What waits for a person on the first screen of the admin. Rooms answer in `todo.py`: `def todos(user) -> list[Todo]`."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone


@dataclass(frozen=True)
class Todo:
    """One line of work: how many records wait, and the list (a URL of the admin, already filtered) that shows them.

    `tone` is "calm" (can wait), "due" (should be done soon) or "late" (a deadline has passed). A line of which
    nothing waits is left out of the screen; a room returns only what `user` is permitted to do. `older` of which the
    deadline passed more than a year ago are folded away below: what can be acted on stands first.
    """

    label: str
    count: int
    url: str
    tone: str = "calm"
    older: int = 0
    older_url: str = ""


def late_todo(label: str, late: QuerySet, day_field: str, url: str, older_url: str) -> Todo:
    """What is late, for a year at most and for longer, in one query."""
    old = Q(**{f"{day_field}__lt": year_ago()})
    counted = late.order_by().aggregate(recent=Count("pk", filter=~old), older=Count("pk", filter=old))
    return Todo(label, counted["recent"], url, "late", older=counted["older"], older_url=older_url)


def year_ago() -> date:
    """What passed before this day is folded away."""
    return timezone.localdate() - timedelta(days=365)

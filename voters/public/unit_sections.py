"""What a unit's page tells of its voters, year by year."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet, TextField, Value
from django.urls import reverse

from frontportal.places.sections import Link, Section
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.workflow import ANSWERED


def question(unit) -> QuerySet:
    """(year, kind, count): meetings held, petitions the public may read and those answered."""
    meetings = yearly(Meeting.objects.shown().held().within(unit), "meetings", Count("pk"))
    public = Petition.objects.public().within(unit)
    asked = yearly(public, "asked", Count("pk"))
    answered = yearly(public, "answered", Count("pk", filter=Q(state__in=ANSWERED)))
    return meetings.union(asked, answered, all=True)


def sections(unit, rows: Iterable[tuple] | None = None) -> list[Section]:
    """All years; `rows` of `question`, where they were asked already."""
    found = defaultdict(lambda: dict.fromkeys(("meetings", "asked", "answered"), 0))
    for year, kind, count in question(unit) if rows is None else rows:
        found[year][kind] = count
    filtered = f"{reverse('voters:petitions')}?dia_ban={unit.code}"
    return [
        Section(
            "Tiếp xúc cử tri và kiến nghị",
            ("Năm", "Hội nghị", "Kiến nghị", "Đã trả lời"),
            [
                (
                    str(year),
                    counts["meetings"],
                    Link(f"{counts['asked']}", f"{filtered}&nam={year}"),
                    counts["answered"],
                )
                for year, counts in sorted(found.items(), reverse=True)
            ],
            position=30,
            url=filtered,
            more="Xem kiến nghị",
        )
    ]


def yearly(records, kind: str, measure):
    """(year, kind, count) of each year; ordered by nothing, so that a union can take it."""
    rows = records.order_by().values("year").annotate(kind=Value(kind, TextField()), count=measure)
    return rows.values_list("year", "kind", "count")

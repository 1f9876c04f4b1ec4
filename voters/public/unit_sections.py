"""What a unit's page tells of its voters: meetings to come, then year by year."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import BigIntegerField, Count, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Extract
from django.urls import reverse
from django.utils import timezone

from frontportal.places.sections import Link, Section
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.workflow import ANSWERED

MOST_COMING = 3


def question(unit) -> QuerySet:
    """(year, kind, count, "", ""): meetings held, petitions the public may read and those answered; of meetings to come
    (year, "coming", second of the start since 1970, topic, code).
    """
    meetings = yearly(Meeting.objects.shown().held().within(unit), "meetings", Count("pk"))
    public = Petition.objects.public().within(unit)
    asked = yearly(public, "asked", Count("pk"))
    answered = yearly(public, "answered", Count("pk", filter=Q(state__in=ANSWERED)))
    return meetings.union(asked, answered, coming(Meeting.objects.shown().within(unit)), all=True)


def sections(unit, rows: Iterable[tuple] | None = None) -> list[Section]:
    """All years; `rows` of `question`, where they were asked already."""
    found = defaultdict(lambda: dict.fromkeys(("meetings", "asked", "answered"), 0))
    announced = []
    for year, kind, count, topic, code in question(unit) if rows is None else rows:
        if kind == "coming":
            announced.append((count, topic, code))
        else:
            found[year][kind] = count
    filtered = f"{reverse('voters:petitions')}?dia_ban={unit.code}"
    return [
        Section(
            "Sắp tiếp xúc cử tri",
            ("Hội nghị", "Ngày, giờ"),
            [
                (Link(topic, reverse("voters:meeting", args=[code])), hour_of(second))
                for second, topic, code in sorted(announced)
            ],
            position=5,
            url=reverse("voters:meetings"),
            more="Lịch tiếp xúc cử tri",
        ),
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
        ),
    ]


def yearly(records, kind: str, measure):
    """The rows of each year; ordered by nothing, so that a union can take them."""
    return as_rows(records.order_by().values("year"), kind, measure, Value("", TextField()), Value("", TextField()))


def coming(meetings):
    start = Cast(Extract("start", "epoch", tzinfo=UTC), BigIntegerField())
    rows = as_rows(
        meetings.upcoming().values("year"), "coming", start, Cast("topic", TextField()), Cast("code", TextField())
    )
    return rows[:MOST_COMING]


def as_rows(records, kind: str, count, words, key):
    named = records.annotate(kind=Value(kind, TextField()), number=count, words=words, key=key)
    return named.values_list("year", "kind", "number", "words", "key")


def hour_of(second: int) -> str:
    return f"{timezone.localtime(datetime.fromtimestamp(second, tz=UTC)):%d/%m/%Y %H:%M}"

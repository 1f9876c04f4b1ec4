"""What the campaigns pillar tells on a unit's page: recognitions and unity days year by year."""

from collections.abc import Iterable

from django.db.models import Count, F, IntegerField, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from campaigns.models.activity import Activity
from campaigns.models.recognition import Recognition
from campaigns.models.titles import Title
from campaigns.models.unity_day import UnityDay
from frontportal.places.models import Unit
from frontportal.places.sections import Link, Section


def sections(unit, found: Iterable[tuple] | None = None) -> list[Section]:
    """`found`: the rows of `question`, where they were asked already."""
    found = question(unit) if found is None else found
    counts = {(kind, year): tuple(numbers) for kind, year, *numbers in found}
    years = sorted({year for _, year in counts}, reverse=True)
    rows = area_rows if unit.kind == Unit.Kind.AREA else commune_rows
    return [*rows(counts, years), activities(unit, counts, years)]


def onward() -> list[Link]:
    return [Link("Khu dân cư được công nhận và Ngày hội Đại đoàn kết theo năm", reverse("campaigns:areas"))]


def question(unit) -> QuerySet:
    """(record, year, four numbers).

    recognition: exemplary, model; unity: complete, records, meals, lượt; activity: how many, lượt.
    """
    none = Value(0, output_field=IntegerField())
    recognitions = row_of(
        Recognition.objects.within(unit).standing(),
        "recognition",
        Count("pk", filter=Q(title=Title.EXEMPLARY)),
        Count("pk", filter=Q(title=Title.MODEL)),
        none,
        none,
    )
    unity = row_of(
        UnityDay.objects.within(unit),
        "unity",
        Count("pk", filter=Q(ceremony=True, festival=True)),
        Count("pk"),
        Count("pk", filter=Q(meal=True)),
        Sum("attendance"),
    )
    shown = row_of(
        Activity.objects.within(unit).shown(), "activity", Count("pk"), Coalesce(Sum("participants"), 0), none, none
    )
    return recognitions.union(unity, shown, all=True)


def row_of(records, kind: str, *numbers):
    named = {f"number_{position}": number for position, number in enumerate(numbers)}
    grouped = (
        records.order_by().annotate(kind=Value(kind), of_year=F("year")).values("kind", "of_year").annotate(**named)
    )
    return grouped.values_list("kind", "of_year", *named)


def commune_rows(counts, years) -> list[Section]:
    recognised = [
        (Link(str(year), areas_url(year)), *counts["recognition", year][:2])
        for year in years
        if ("recognition", year) in counts
    ]
    unity = [
        (Link(str(year), areas_url(year)), f"{complete}/{records}", meals, attended)
        for year in years
        for complete, records, meals, attended in [counts.get(("unity", year), (0, 0, 0, 0))]
        if records
    ]
    return [
        Section("Khu dân cư được công nhận", ("Năm", "Tiêu biểu", "Kiểu mẫu"), recognised, position=10),
        Section("Ngày hội Đại đoàn kết", ("Năm", "Đủ lễ và hội", "Bữa cơm", "Lượt người"), unity, position=11),
    ]


def area_rows(counts, years) -> list[Section]:
    """An area has at most one record of each kind a year: said in words, not counted."""
    recognised = [
        (Link(str(year), areas_url(year)), "Đạt" if exemplary else "–", "Đạt" if model else "–")
        for year in years
        for exemplary, model, *_ in [counts.get(("recognition", year), (0, 0))]
        if exemplary or model
    ]
    unity = [
        (Link(str(year), areas_url(year)), "Có" if complete else "–", "Có" if meals else "–", attended)
        for year in years
        for complete, records, meals, attended in [counts.get(("unity", year), (0, 0, 0, 0))]
        if records
    ]
    return [
        Section("Được công nhận", ("Năm", "Tiêu biểu", "Kiểu mẫu"), recognised, position=10),
        Section("Ngày hội Đại đoàn kết", ("Năm", "Đủ lễ và hội", "Bữa cơm", "Lượt người"), unity, position=11),
    ]


def activities(unit, counts, years) -> Section:
    rows = [(str(year), *counts["activity", year][:2]) for year in years if ("activity", year) in counts]
    return Section("Hoạt động của các cuộc vận động, phong trào", ("Năm", "Hoạt động", "Lượt người"), rows, position=12)


def areas_url(year: int) -> str:
    return reverse("campaigns:areas-year", args=[year])

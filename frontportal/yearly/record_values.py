"""What each record adds to each figure of a year, all figures in one query: the ground of editions and of checks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BigIntegerField, F, IntegerField, Max, QuerySet, TextField, Value
from django.db.models.functions import Cast, ExtractMonth

from .figures import Figure, commune_of


@dataclass(frozen=True)
class RecordValue:
    """One record's part in a figure. `commune` is a key, None above communes; `month` 1–12, None without a day."""

    record: int
    value: int
    commune: int | None
    month: int | None


def record_values(figures: Iterable[Figure], year: int) -> dict[str, list[RecordValue]]:
    """Slug → record values in the order of the records' keys; one query however many figures."""
    figures = list(figures)
    found = {figure.slug: [] for figure in figures}
    if figures:
        first, *rest = [part(figure, year) for figure in figures]
        for row in first.union(*rest, all=True) if rest else first:
            share = RecordValue(row["share_record"], row["share_value"] or 0, row["share_commune"], row["share_month"])
            found[row["share_slug"]].append(share)
    return {slug: sorted(each, key=lambda share: share.record) for slug, each in found.items()}


def part(figure: Figure, year: int) -> QuerySet:
    month = Cast(ExtractMonth(figure.day), IntegerField()) if figure.day else Value(None, IntegerField())
    return (
        figure.records(year)
        .order_by()
        .annotate(
            share_slug=Value(figure.slug, TextField()),
            share_record=Cast(F("pk"), BigIntegerField()),
            share_commune=Cast(commune_of(figure.place), BigIntegerField()),
            share_month=month,
        )
        .values("share_slug", "share_record", "share_commune", "share_month")
        .annotate(share_value=Cast(figure.measure, BigIntegerField()))
    )


def together(figure: Figure, values: Iterable[int]) -> int:
    """Values of several records or places as one: the greatest for a maximum, else their sum."""
    return max(values, default=0) if isinstance(figure.measure, Max) else sum(values)


def grouped(figure: Figure, each: Iterable[RecordValue], name: str) -> dict:
    """Shares by `"commune"` or `"month"` → value."""
    groups = defaultdict(list)
    for share in each:
        groups[getattr(share, name)].append(share.value)
    return {key: together(figure, values) for key, values in groups.items()}

"""What each record adds to each figure of a year, all figures in one query: the ground of editions and of checks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, F, IntegerField, Max, QuerySet, Sum, TextField, Value
from django.db.models.functions import Cast, ExtractMonth
from django.utils import timezone

from frontportal.replica.routing import read_connection

from .figure_values import Statement
from .figures import Figure, commune_of, registry


class RecordValue(NamedTuple):
    """One record's part in a figure. `commune` is a key, None above communes; `month` 1–12, None without a day; `people`: the households or
    persons behind it, of a figure that rests on them.
    """

    record: int
    value: int
    commune: int | None
    month: int | None
    people: int = 0


class StoredSums(NamedTuple):
    """What stands for the records of a figure that `is_summed`: its value by commune's key and by month, and how many records they are."""

    communes: dict[int | None, int]
    months: dict[int | None, int]
    records: int


RecordValues = Mapping[str, list[RecordValue] | StoredSums]  # of figures by their slugs


def record_values(figures: Iterable[Figure], year: int) -> dict[str, list[RecordValue]]:
    """Slug → record values in the order of the records' keys; one query however many figures."""
    figures = tuple(figures)
    found: dict[str, list[RecordValue]] = {figure.slug: [] for figure in figures}
    question = statement_of(figures, year)
    if question is not None:
        with read_connection().cursor() as cursor:
            cursor.execute(*question)
            for slug, *values in cursor.fetchall():
                found[slug].append(RecordValue(*values))
    return {slug: sorted(each, key=lambda share: share.record) for slug, each in found.items()}


def statement_of(figures: tuple[Figure, ...], year: int) -> Statement | None:
    if all(registry.get(figure.slug) is figure for figure in figures):
        return statement_of_day(tuple(figure.slug for figure in figures), year, timezone.localdate())
    return statement(figures, year)


@lru_cache(maxsize=32)
def statement_of_day(slugs: tuple[str, ...], year: int, day: date) -> Statement | None:
    """Made once, as in `figure_values`: only the day may stand in a figure's question."""
    return statement([registry[slug] for slug in slugs], year)


def statement(figures: Iterable[Figure], year: int) -> Statement | None:
    """All questions as one text of SQL with its values, whose columns are a slug and the fields of RecordValue."""
    parts = [part(figure, year) for figure in figures]
    if not parts:
        return None
    asked = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    columns = (
        "share_slug, share_record, coalesce(share_value, 0), share_commune, share_month, coalesce(share_people, 0)"
    )
    try:
        text, values = asked.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return f"SELECT {columns} FROM ({text}) AS shares", values  # noqa: S608 - Django's own text


def part(figure: Figure, year: int) -> QuerySet:
    month = Cast(ExtractMonth(figure.day), IntegerField()) if figure.day else Value(None, IntegerField())
    people = Cast(
        Sum(figure.people or Value(0)), BigIntegerField()
    )  # a sum always: columns of a UNION go by their place
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
        .annotate(share_value=Cast(figure.measure, BigIntegerField()), share_people=people)
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

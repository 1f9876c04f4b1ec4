"""All figures of several years asked in one query, broken down by commune, with their wholes and plans."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, Count, IntegerField, Max, QuerySet, Sum, TextField, Value
from django.db.models.functions import Cast
from django.utils import timezone

from frontportal.page_cache.remembered import remembered
from frontportal.replica.routing import read_connection

from .figures import Figure, commune_of, registry
from .models.values import Target

Statement = tuple[str, tuple[Any, ...]]
NOWHERE, RECORDS = Value(None, BigIntegerField()), Count("pk", distinct=True)


@dataclass
class Answer:
    """What the records say to one figure of one year. `people`: the households or persons behind it, None where it counts none.

    `by_commune`: commune's key (None above communes) → value. `whole` and `plan` are None where the figure has none;
    `target` is the year's Target, None without one.
    """

    value: int = 0
    records: int = 0
    by_commune: dict[int | None, int] = field(default_factory=dict)
    whole: int | None = None
    plan: int | None = None
    target: int | None = None
    people: int | None = None


def compute(figures: Iterable[Figure], years: Iterable[int]) -> dict[tuple[str, int], Answer]:
    """(slug, year) → Answer, for every pair; one query however many figures and years. Nobody may change an Answer:
    those of registered figures are kept while the content is the same.
    """
    figures, years = tuple(figures), tuple(years)
    if all(registry.get(figure.slug) is figure for figure in figures):
        return computed_of_registered(tuple(figure.slug for figure in figures), years)
    return computed(figures, years, joined(statement(figures, year) for year in years))


@remembered()
def computed_of_registered(slugs: tuple[str, ...], years: tuple[int, ...]) -> dict[tuple[str, int], Answer]:
    figures = tuple(registry[slug] for slug in slugs)
    return computed(figures, years, joined(statement_of_day(slugs, year, timezone.localdate()) for year in years))


def computed(
    figures: Sequence[Figure], years: Sequence[int], question: Statement | None
) -> dict[tuple[str, int], Answer]:
    found: defaultdict[tuple[str, int], Answer] = defaultdict(Answer)
    measures = {figure.slug: figure.measure for figure in figures}
    for row in rows_of(question) if question else ():
        add(found[row["figure_slug"], row["figure_year"]], row, measures[row["figure_slug"]])
    return {(figure.slug, year): found[figure.slug, year] for figure in figures for year in years}


@lru_cache(maxsize=128)
def statement_of_day(slugs: tuple[str, ...], year: int, day: date) -> Statement | None:
    """A figure is a question: records change what is answered, not what is asked. Only the day may stand in it. Made once for a year."""
    return statement([registry[slug] for slug in slugs], year)


def joined(statements: Iterable[Statement | None]) -> Statement | None:
    """Those of several years as one."""
    asked = [each for each in statements if each]
    text = " UNION ALL ".join(f"({each})" for each, _ in asked)
    return (text, tuple(value for _, values in asked for value in values)) if asked else None


def statement(figures: Sequence[Figure], year: int) -> Statement | None:
    """All questions about a year as one text of SQL with its values; None where there is nothing to ask."""
    parts = [part for figure in figures for part in parts_of(figure, year)]
    if not parts:
        return None
    first, *rest = [*parts, targets([figure.slug for figure in figures], year)]
    asked = first.union(*rest, all=True)
    try:
        return asked.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None


def rows_of(question: Statement) -> Iterator[dict[str, Any]]:
    with read_connection().cursor() as cursor:
        cursor.execute(*question)
        names = [column.name for column in cursor.description]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def parts_of(figure: Figure, year: int) -> Iterator[QuerySet]:
    """The queries that make an Answer: the value by commune, then whole and plan as one row each."""
    records, measure, count = figure.question(year)
    yield part(figure, year, "value", records, measure, commune_of(figure.place), count)
    if figure.people:
        yield part(figure, year, "people", figure.records(year), Sum(figure.people), NOWHERE)
    for aspect, asked in (("whole", figure.whole), ("plan", figure.plan)):
        if asked:
            yield part(figure, year, aspect, asked.records(year), asked.measure, NOWHERE)


def targets(slugs: Sequence[str], year: int) -> QuerySet:
    """The plan values that were set for figures, as further rows of the same shape."""
    return (
        Target.objects.filter(figure__in=slugs, year=year)
        .order_by()
        .annotate(
            figure_slug=Cast("figure", TextField()),
            figure_year=Cast("year", IntegerField()),
            figure_aspect=Value("target", TextField()),
            figure_commune=NOWHERE,
        )
        .values("figure_slug", "figure_year", "figure_aspect", "figure_commune")
        .annotate(figure_value=Max("value"), figure_records=Count("pk"))
    )


def part(figure: Figure, year: int, aspect: str, records: QuerySet, measure, commune, count=RECORDS) -> QuerySet:
    return (
        records.order_by()
        .annotate(
            figure_slug=Value(figure.slug, TextField()),
            figure_year=Value(year, IntegerField()),
            figure_aspect=Value(aspect, TextField()),
            figure_commune=Cast(commune, BigIntegerField()),
        )
        .values("figure_slug", "figure_year", "figure_aspect", "figure_commune")
        .annotate(
            figure_value=Cast(measure, BigIntegerField()),
            figure_records=Cast(count, BigIntegerField()),
        )
    )


def add(answer: Answer, row: dict, measure) -> None:
    """Every record lies in one commune or above, so counts and sums add up; a maximum is the greatest."""
    if row["figure_aspect"] != "value":
        setattr(answer, row["figure_aspect"], row["figure_value"])
    elif row["figure_records"]:
        value = row["figure_value"] or 0
        answer.value = max(answer.value, value) if isinstance(measure, Max) else answer.value + value
        answer.records += row["figure_records"]
        answer.by_commune[row["figure_commune"]] = value

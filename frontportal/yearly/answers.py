"""All figures of several years asked in one query, broken down by commune."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import BigIntegerField, Count, IntegerField, Max, TextField, Value
from django.db.models.functions import Cast

from .figures import Figure, commune_of


@dataclass
class Answer:
    """What the records say to one figure of one year. `by_commune`: commune's key (None above communes) → value."""

    value: int = 0
    records: int = 0
    by_commune: dict[int | None, int] = field(default_factory=dict)


def answers(figures: Iterable[Figure], years: Iterable[int]) -> dict[tuple[str, int], Answer]:
    """(slug, year) → Answer, for every pair; one query however many figures and years."""
    figures, years = list(figures), list(years)
    found = defaultdict(Answer)
    measures = {figure.slug: figure.measure for figure in figures}
    questions = [question(figure, year) for figure in figures for year in years]
    if questions:
        first, *rest = questions
        for row in first.union(*rest, all=True) if rest else first:
            add(found[row["figure_slug"], row["figure_year"]], row, measures[row["figure_slug"]])
    return {(figure.slug, year): found[figure.slug, year] for figure in figures for year in years}


def question(figure: Figure, year: int):
    """Rows of one figure and year, one for each commune."""
    return (
        figure.records(year)
        .order_by()
        .annotate(
            figure_slug=Value(figure.slug, TextField()),
            figure_year=Value(year, IntegerField()),
            figure_commune=commune_of(figure.place),
        )
        .values("figure_slug", "figure_year", "figure_commune")
        .annotate(
            figure_value=Cast(figure.measure, BigIntegerField()),
            figure_records=Count("pk", distinct=True),
        )
    )


def add(answer: Answer, row: dict, measure) -> None:
    """Every record lies in one commune or above, so counts and sums add up; a maximum is the greatest."""
    value = row["figure_value"] or 0
    answer.value = max(answer.value, value) if isinstance(measure, Max) else answer.value + value
    answer.records += row["figure_records"]
    answer.by_commune[row["figure_commune"]] = value

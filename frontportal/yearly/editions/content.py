"""A year as plain data, the same for the same records: what editions keep, what files and comparisons read."""

from collections.abc import Iterable, Sequence

from django.db.models import Max

from frontportal.places.models import Unit

from ..figures import Figure
from ..record_values import RecordValue, RecordValues, StoredSums, grouped, record_values, together
from ..small_counts.content import without_small_counts
from ..small_counts.year_facts import NO_FACTS, YearFacts
from ..summary import YearFigure, figures_of_year

FORMAT = 1


def year_content(year: int) -> dict:
    """The year as its records are now: `{"format", "year", "figures": [{"slug", "value", …}]}`, see `figure_content`; what is too small to be
    told (`small_counts.content`) is None."""
    year_figures = figures_of_year(year)
    found = record_values([each.figure for each in year_figures], year)
    return without_small_counts(content_of(year, year_figures, found))


def content_of(year: int, year_figures: Iterable[YearFigure], found: RecordValues, known: YearFacts = NO_FACTS) -> dict:
    """The exact content from what was asked before; what is `known` saves the queries for the communes' names and for details."""
    keys = {key for each in found.values() for key in communes_of(each) if key}
    units = dict(known.units)
    if missing := keys - units.keys():
        units |= {unit.pk: unit for unit in Unit.objects.filter(pk__in=missing)}
    named_units = {key: {"code": units[key].code, "name": str(units[key])} for key in keys}
    return {
        "format": FORMAT,
        "year": year,
        "figures": [figure_content(each, found[each.figure.slug], named_units, known) for each in year_figures],
    }


def summed(figure: Figure, each: list[RecordValue] | StoredSums) -> tuple[dict, dict, Sequence]:
    """The value by commune, by month, and the records, as a content has them."""
    if isinstance(each, StoredSums):
        return each.communes, each.months, range(each.records)
    months = grouped(figure, each, "month") if figure.day else {}
    records = [[share.record, share.value if figure.columns else None] for share in each]
    return grouped(figure, each, "commune"), months, records


def communes_of(each: list[RecordValue] | StoredSums) -> Iterable[int | None]:
    """By their first records, where those are known."""
    return each.communes if isinstance(each, StoredSums) else dict.fromkeys(share.commune for share in each)


def figure_content(
    year_figure: YearFigure, each: list[RecordValue] | StoredSums, named: dict, known: YearFacts
) -> dict:
    """One figure: value and words, plan, whole, declared value, last year; its records, communes and months.

    `records` are pairs [key, value]; of a figure without public columns the value stays out; of StoredSums there is but a range of as
    many, which no edition may hold. `by_commune` holds
    `{"code", "name", "value"}`; `by_month` month → value; both sum to the value where it `adds_up` (no maximum).
    `order`: codes of the communes by their first records; `detail`: what the figure's records say beside the value.
    Editions from before there were these two do without.
    """
    figure, declared = year_figure.figure, year_figure.declared
    communes, months, records = summed(figure, each)
    return {
        "slug": figure.slug,
        "section": figure.section,
        "label": figure.label,
        "note": figure.note,
        "unit_of_measure": figure.unit_of_measure,
        "value": year_figure.value,
        "text": year_figure.text,
        "sentence": year_figure.sentence,
        "plan": year_figure.target,
        "whole": year_figure.denominator,
        "declared": {"value": declared.value, "source": declared.source} if declared else None,
        "last_year": dict(year_figure.trend).get(year_figure.year - 1),
        "record_kind": figure.records(year_figure.year).model._meta.model_name,
        "records": records,
        "adds_up": not isinstance(figure.measure, Max),
        "by_commune": [
            named[key] | {"value": communes[key]}
            for key in sorted((key for key in communes if key), key=lambda key: (named[key]["code"], key))
        ],
        "above_communes": communes.get(None, 0),
        "order": [named[key]["code"] for key in communes_of(each) if key],
        "detail": known.answer(figure.detail, year_figure.year) if figure.detail else "",
        "by_month": {str(month): months[month] for month in sorted(month for month in months if month)},
    }


def disagreements(year_figures: Iterable[YearFigure], found: RecordValues) -> list[Figure]:
    """Figures whose value is not what their records add up to; empty unless records changed between two questions."""
    return [each.figure for each in year_figures if not agrees(each, found[each.figure.slug])]


def agrees(year_figure: YearFigure, each: list[RecordValue]) -> bool:
    value = together(year_figure.figure, [share.value for share in each])
    return (year_figure.value, year_figure.answer.records) == (value, len(each))

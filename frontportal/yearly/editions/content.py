"""A year as plain data, the same for the same records: what editions keep, what files and comparisons read."""

from collections.abc import Iterable

from django.db.models import Max

from frontportal.places.models import Unit

from ..figures import Figure
from ..record_values import RecordValue, grouped, record_values, together
from ..small_counts.content import without_small_counts
from ..small_counts.year_facts import NO_FACTS, YearFacts
from ..summary import Line, year_lines

FORMAT = 1


def year_content(year: int) -> dict:
    """The year as its records are now: `{"format", "year", "figures": [{"slug", "value", …}]}`, see `figure_content`; what is too small to be
    told (`small_counts.content`) is None."""
    lines = year_lines(year)
    return without_small_counts(content_of(year, lines, record_values([line.figure for line in lines], year)))


def content_of(
    year: int, lines: Iterable[Line], found: dict[str, list[RecordValue]], known: YearFacts = NO_FACTS
) -> dict:
    """The exact content from what was asked before; what is `known` saves the queries for the communes' names and for details."""
    keys = {share.commune for each in found.values() for share in each if share.commune}
    units = dict(known.units)
    if missing := keys - units.keys():
        units |= {unit.pk: unit for unit in Unit.objects.filter(pk__in=missing)}
    return {
        "format": FORMAT,
        "year": year,
        "figures": [figure_content(line, found[line.figure.slug], units, known) for line in lines],
    }


def figure_content(line: Line, each: list[RecordValue], units: dict, known: YearFacts) -> dict:
    """One figure: value and words, plan, whole, declared value, last year; its records, communes and months.

    `records` are pairs [key, value]; of a figure without public columns the value stays out. `by_commune` holds
    `{"code", "name", "value"}`; `by_month` month → value; both sum to the value where it `adds_up` (no maximum).
    `order`: codes of the communes by their first records; `detail`: what the figure's records say beside the value.
    Editions from before there were these two do without.
    """
    figure = line.figure
    communes = grouped(figure, each, "commune")
    months = grouped(figure, each, "month") if figure.day else {}
    return {
        "slug": figure.slug,
        "section": figure.section,
        "label": figure.label,
        "note": figure.note,
        "unit_of_measure": figure.unit_of_measure,
        "value": line.value,
        "text": line.text,
        "sentence": line.sentence,
        "plan": line.target,
        "whole": line.denominator,
        "declared": {"value": line.declared.value, "source": line.declared.source} if line.declared else None,
        "last_year": dict(line.trend).get(line.year - 1),
        "record_kind": figure.records(line.year).model._meta.model_name,
        "records": [[share.record, share.value if figure.columns else None] for share in each],
        "adds_up": not isinstance(figure.measure, Max),
        "by_commune": [
            {"code": units[key].code, "name": str(units[key]), "value": communes[key]}
            for key in sorted((key for key in communes if key), key=lambda key: (units[key].code, key))
        ],
        "above_communes": communes.get(None, 0),
        "order": [units[key].code for key in dict.fromkeys(share.commune for share in each if share.commune)],
        "detail": known.answer(figure.detail, line.year) if figure.detail else "",
        "by_month": {str(month): months[month] for month in sorted(month for month in months if month)},
    }


def disagreements(lines: Iterable[Line], found: dict[str, list[RecordValue]]) -> list[Figure]:
    """Figures whose value is not what their records add up to; empty unless records changed between two questions."""
    return [line.figure for line in lines if not agrees(line, found[line.figure.slug])]


def agrees(line: Line, each: list[RecordValue]) -> bool:
    value = together(line.figure, [share.value for share in each])
    return (line.value, line.answer.records) == (value, len(each))

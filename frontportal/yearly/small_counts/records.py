"""Single records that rest on so few households or persons that what they add is not shown."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import Sum

from frontportal.sheets.datasets.suppression import suppressed_cells

from ..figures import Figure
from ..record_values import RecordValue, record_values


def people_by_record(figures: Iterable[Figure], year: int) -> dict[str, list[RecordValue]]:
    """Slug → what each record counts of households or persons, of figures that rest on them; one query at most."""
    counted = [replace(figure, measure=Sum(figure.people), sums=None) for figure in figures if figure.people]
    return record_values(counted, year) if counted else {}


def people_of(figures: Iterable[Figure], found: Mapping[str, list[RecordValue]]) -> dict[str, list[RecordValue]]:
    """The same from what each record adds to the figures, which was asked already."""
    return {
        figure.slug: [each._replace(value=each.people) for each in found[figure.slug]]
        for figure in figures
        if figure.people
    }


def hidden_records(people: Iterable[RecordValue]) -> set[int]:
    """Keys of the records that would tell a small number, or a commune's that is not told."""
    groups: dict[int | None, dict[int, int]] = {}
    for each in people:
        groups.setdefault(each.commune, {})[each.record] = each.value
    return {key for key in suppressed_cells(groups) if isinstance(key, int)}


def hidden_records_of(figure: Figure, year: int) -> set[int]:
    """The same of one figure; empty for one that counts no people."""
    if figure.suppressed:
        return figure.suppressed(year)
    return hidden_records(people_by_record([figure], year).get(figure.slug, ()))

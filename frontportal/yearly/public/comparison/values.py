"""Values of figures in several years and communes; a handful of queries whatever their number."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Max
from django.utils import timezone

from frontportal.page_cache.remembered import remembered
from frontportal.places.mapping import UnitMapping, map_communes
from frontportal.places.models import Unit
from frontportal.sheets.datasets.suppression import is_small
from frontportal.yearly.figure_values import Answer, compute
from frontportal.yearly.figures import Figure, registry
from frontportal.yearly.models.values import DeclaredFigure
from frontportal.yearly.small_counts.hidden import ABOVE, Hidden, People, counts_people, hidden_values, people_behind

from ..datasets.values import DECLARED, NOTHING, OF_RECORDS, TOO_FEW

NO_UNIT = "Chưa có đơn vị này"


class Cell(NamedTuple):
    """`value` is None where `nature` says why."""

    value: int | None
    nature: str


@dataclass
class Places:
    """Communes by code. `names`: code → name as the choices show it; `lives`: code → its units; `keys`: unit → code.

    `mapping`: to the units of today, where they are asked for. `codes`: what an address may say → code; of a commune that has become part of another, that of the other.
    """

    names: dict[str, str] = field(default_factory=dict)
    lives: dict[str, list[Unit]] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    unmapped: dict[int, str] = field(default_factory=dict)
    mapping: UnitMapping | None = None
    codes: dict[str, str] = field(default_factory=dict)


@dataclass
class FigureTable:
    """`rows`: code, "" for the whole, → one cell for each year. `left_out`: sentences about communes without one of today."""

    figure: Figure
    rows: dict[str, list[Cell]]
    left_out: list[str] = field(default_factory=list)


@remembered()
def places_of(in_todays_units: bool) -> Places:
    """All communes that were ever served, or those of today with what became part of them. One query, two for today."""
    day = timezone.localdate()
    units = list(Unit.objects.communes().alphabetical())
    mapping = map_communes(units, day) if in_todays_units else None
    found = Places()
    for unit in units:
        end = mapping.mapped.get(unit.pk) if mapping else unit
        if end is None:
            continue
        found.keys[unit.pk] = end.code
        if end.is_served:
            found.names[end.code] = str(end)
            found.lives.setdefault(end.code, []).append(end)
            found.codes.setdefault(unit.code, end.code)
    found.codes |= {code: code for code in found.names}
    if mapping:
        found.mapping = mapping
        found.unmapped = {unit.pk: reason for unit, reason in mapping.unmapped}
        found.names = dict(sorted(found.names.items(), key=lambda item: found.lives[item[0]][0].sort_name))
    return found


@remembered()
def compared(
    slugs: tuple[str, ...], years: tuple[int, ...], codes: tuple[str, ...], in_todays_units: bool
) -> list[FigureTable]:
    """A table for each figure. Nobody may change it: it is kept while the content is the same."""
    figures, places = [registry[slug] for slug in slugs], places_of(in_todays_units)
    answers, people = compute(figures, years), people_behind(figures, years)
    rows = DeclaredFigure.objects.filter(figure__in=slugs, year__in=years).values_list("figure", "year", "value")
    declared = {(slug, year): value for slug, year, value in rows}
    tables = []
    for figure in figures:
        table = FigureTable(figure, {code: [] for code in ("", *codes)})
        for year in years:
            answer = answers[figure.slug, year]
            values = by_code(figure, answer, places.keys)
            hidden = hidden_in_year(figure, year, answer, people).among(dict(places.keys))
            total = total_cell(answer, declared.get((figure.slug, year)))
            is_hidden = hidden.total or counts_people(figure) and is_small(total.value)
            table.rows[""].append(Cell(None, TOO_FEW) if is_hidden else total)
            for code in codes:
                exists = in_todays_units or any(life.exists_in(year) for life in places.lives[code])
                table.rows[code].append(commune_cell(answer, values.get(code, 0), code in hidden.communes, exists))
        table.left_out = sorted(
            {
                places.unmapped[key]
                for year in years
                for key in answers[figure.slug, year].by_commune
                if key in places.unmapped
            }
        )
        if places.mapping:
            table.left_out += places.mapping.gained_since(date(min(years), 1, 1))
        tables.append(table)
    return tables


def hidden_in_year(figure: Figure, year: int, answer: Answer, people: People) -> Hidden:
    """By the communes of the year, whose values the year's page tells."""
    return hidden_values(figure, year, {unit or ABOVE: value for unit, value in answer.by_commune.items()}, people, {})


def by_code(figure: Figure, answer: Answer, keys: dict[int, str]) -> dict[str, int]:
    """Commune's code → value, of all units that stand under one code together."""
    found: Counter[str] = Counter()
    for unit, value in answer.by_commune.items():
        if code := keys.get(unit or 0):
            found[code] = max(found[code], value) if isinstance(figure.measure, Max) else found[code] + value
    return found


def total_cell(answer: Answer, declared: int | None) -> Cell:
    """Without records the declared value stands; without either there is none, which is not 0."""
    if answer.records:
        return Cell(answer.value, OF_RECORDS)
    return Cell(declared, NOTHING if declared is None else DECLARED)


def commune_cell(answer: Answer, value: int, is_hidden: bool, exists: bool) -> Cell:
    if is_hidden:
        return Cell(None, TOO_FEW)
    if not exists and not value:
        return Cell(None, NO_UNIT)
    return Cell(value, OF_RECORDS) if answer.records else Cell(None, NOTHING)

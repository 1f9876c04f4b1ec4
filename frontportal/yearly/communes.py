"""Figures by commune: by the units of then, or carried over to today's, with what can't be carried over."""

from dataclasses import dataclass, field

from django.db.models import Max
from django.utils import timezone

from frontportal.places.mapping import map_communes
from frontportal.places.models import Unit

from .summary import Line


@dataclass
class CommuneRow:
    """A unit with one value for each line, in the lines' order."""

    unit: Unit
    values: list[int] = field(default_factory=list)


@dataclass
class CommuneTable:
    """`above`: what belongs to no single commune. `unmapped`: (unit, reason) that today's communes leave out."""

    rows: list[CommuneRow]
    above: list[int]
    unmapped: list[tuple[Unit, str]] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)


def commune_table(lines: list[Line], year: int, *, today: bool = False) -> CommuneTable:
    """Every commune served in the year (or today) with the values of all lines; two queries, three for today."""
    keys = {key for line in lines for key in line.answer.by_commune if key}
    communes = list(Unit.objects.filter(pk__in=keys).alphabetical())
    above = [line.answer.by_commune.get(None, 0) for line in lines]
    if today:
        return carried_over(lines, communes, above)
    idle = Unit.objects.communes().served().in_year(year).exclude(pk__in=keys)
    communes = sorted([*communes, *idle], key=lambda unit: (unit.sort_name, unit.code))
    return CommuneTable([CommuneRow(unit, values_of(lines, [unit.pk])) for unit in communes], above)


def carried_over(lines: list[Line], communes: list[Unit], above: list[int]) -> CommuneTable:
    day = timezone.localdate()
    mapping = map_communes(communes, day)
    units = {unit.pk: unit for unit in Unit.objects.communes().served().on(day)}
    units |= {unit.pk: unit for unit in mapping.mapped.values()}
    origins = {key: [old for old, new in mapping.mapped.items() if new.pk == key] for key in units}
    rows = [
        CommuneRow(unit, values_of(lines, origins[key]))
        for key, unit in sorted(units.items(), key=lambda item: item[1].sort_name)
    ]
    left_out = values_of(lines, [unit.pk for unit, _ in mapping.unmapped])
    return CommuneTable(rows, above, mapping.unmapped, left_out)


def values_of(lines: list[Line], keys: list[int]) -> list[int]:
    """The lines' values over several communes together."""
    return [combine(line, [line.answer.by_commune.get(key, 0) for key in keys]) for line in lines]


def combine(line: Line, values: list[int]) -> int:
    return max(values, default=0) if isinstance(line.figure.measure, Max) else sum(values)

"""Figures by commune: by the units of then, or carried over to today's, with what can't be carried over."""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, Q
from django.utils import timezone

from frontportal.places.mapping import map_communes
from frontportal.places.models import Unit

from .summary import YearFigure


@dataclass
class CommuneRow:
    """A unit with one value for each figure of the year, in their order."""

    unit: Unit
    values: list[int] = field(default_factory=list)


@dataclass
class CommuneTable:
    """`above`: what belongs to no single commune. `units`: key → unit, all that were asked for.

    `unmapped`: (unit, reason) that today's communes leave out; `gained`: sentences on ground of theirs whose records are not here. `origins`: unit → unit of the row that it was carried to.
    """

    rows: list[CommuneRow]
    above: list[int]
    units: dict[int, Unit] = field(default_factory=dict)
    unmapped: list[tuple[Unit, str]] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    origins: dict[int, int] = field(default_factory=dict)
    is_carried: bool = False
    gained: list[str] = field(default_factory=list)

    def rows_for(self, positions: Iterable[int], year: int, suppressed: Container[Hashable] = ()) -> list[CommuneRow]:
        """Of the figures at `positions`: a unit that had ended before the year only where it has one of them, or one `suppressed`."""
        begun, chosen = date(year, 1, 1), list(positions)
        stands = [row.unit.until is None or row.unit.until > begun for row in self.rows]
        has = [row.unit.pk in suppressed or any(row.values[each] for each in chosen) for row in self.rows]
        return [row for row, *reasons in zip(self.rows, stands, has, strict=True) if any(reasons)]


def commune_table(
    year_figures: list[YearFigure], year: int, *, in_todays_units: bool = False, communes: list[Unit] | None = None
) -> CommuneTable:
    """Every commune served in the year (or today) with the values of all figures; one query, two for today, one less where all `communes` of
    all days are known, by name."""
    keys = {key for each in year_figures for key in each.answer.by_commune if key}
    day = timezone.localdate()
    if communes is None or not keys <= {unit.pk for unit in communes}:
        idle = Unit.objects.communes().served()
        idle = idle.on(day) if in_todays_units else idle.in_year(year)
        communes = list(Unit.objects.filter(Q(pk__in=keys) | Q(pk__in=idle.values("pk"))).alphabetical())
    else:
        communes = [unit for unit in communes if unit.pk in keys or is_idle(unit, day if in_todays_units else year)]
    units = {unit.pk: unit for unit in communes}
    above = [each.answer.by_commune.get(None, 0) for each in year_figures]
    if in_todays_units:
        return carried_over(year_figures, units, keys, above, day, date(year, 1, 1))
    rows = [CommuneRow(unit, values_of(year_figures, [key])) for key, unit in units.items()]
    return CommuneTable(rows, above, units)


def is_idle(unit: Unit, when: date | int) -> bool:
    """Whether a commune is shown though nothing happened in it: it is served, and there on the day or on one of the year."""
    if isinstance(when, date):
        return unit.is_served and unit.exists_on(when)
    begun = unit.since is None or unit.since.year <= when
    return unit.is_served and begun and (unit.until is None or unit.until > date(when, 1, 1))


def carried_over(
    year_figures: list[YearFigure], units: dict[int, Unit], keys: set[int], above: list[int], day: date, begun: date
):
    mapping = map_communes([unit for key, unit in units.items() if key in keys], day)
    ends = {key: unit for key, unit in units.items() if unit.exists_on(day) and unit.is_served}
    ends |= {unit.pk: unit for unit in mapping.mapped.values()}
    origins = defaultdict(list)
    for old, new in mapping.mapped.items():
        origins[new.pk].append(old)
    in_order = sorted(ends.items(), key=lambda item: item[1].sort_name)
    rows = [CommuneRow(unit, values_of(year_figures, origins[key])) for key, unit in in_order]
    left_out = values_of(year_figures, [unit.pk for unit, _ in mapping.unmapped])
    carried = {old: new.pk for old, new in mapping.mapped.items()}
    return CommuneTable(rows, above, units, mapping.unmapped, left_out, carried, True, mapping.gained_since(begun))


def values_of(year_figures: list[YearFigure], keys: list[int]) -> list[int]:
    """The figures' values over several communes together."""
    return [combine(each, [each.answer.by_commune.get(key, 0) for key in keys]) for each in year_figures]


def combine(year_figure: YearFigure, values: list[int]) -> int:
    return max(values, default=0) if isinstance(year_figure.figure.measure, Max) else sum(values)

"""A figure's values by commune on a map: what is not told there is not told here, by no shade either."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from frontportal.kit.values.money import dong, short_money
from frontportal.maps.drawing import UnitValue, drawn_maps
from frontportal.maps.models import MapShape
from frontportal.sheets.datasets.suppression import NOTE, UNTOLD
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.communes import CommuneTable
from frontportal.yearly.summary import Line

from .matrix import MOST_UNITS, NOTHING_HIDDEN, HiddenValues, header
from .overview import Asked, by_commune


def map_of_year(
    table: CommuneTable,
    lines: Sequence[Line],
    hidden: HiddenValues,
    asked: Asked,
    shapes: list[MapShape],
    *,
    today: bool,
    compare: int | None,
) -> dict | None:
    """The figure asked for, else the one by which the table stands, else the first; with the choices. None where no value lies in a commune."""
    offered = {line.figure.slug: position for position, line in enumerate(lines) if by_commune(line)}
    if not offered:
        return None
    chosen = next(slug for slug in (asked.map_figure, asked.order.removeprefix("-"), *offered) if slug in offered)
    other = {"bang": asked.group, "xep": asked.order, "sovoi": compare, "donvi": "hien-nay" if today else ""}
    return map_of_figure(table, lines, offered[chosen], hidden, shapes, today=today) | {
        "kept": [(name, value) for name, value in other.items() if value],
        "choices": [
            {"slug": slug, "label": lines[position].figure.label, "is_chosen": slug == chosen}
            for slug, position in offered.items()
        ],
    }


def map_of_figure(
    table: CommuneTable,
    lines: Sequence[Line],
    position: int,
    hidden: HiddenValues,
    shapes: list[MapShape],
    *,
    today: bool,
) -> dict:
    """What maps/_map.html and maps/_table.html take, for the figure at `position`."""
    line = lines[position]
    closed = hidden.get(line.figure.slug, NOTHING_HIDDEN)
    values = [
        unit_value(line, row.unit, None if closed.has(row.unit.pk) else row.values[position], today=today)
        for row in table.rows[:MOST_UNITS]
    ]
    is_told = all(value.value is not None for value in values)
    return drawn_maps(values, *days_shown(line.year, today), shapes) | {
        "figure_label": f"{line.figure.label}, năm {line.year}",
        "value_header": header(line.figure),
        "note": "" if is_told else NOTE,
    }


def days_shown(year: int, today: bool) -> tuple[date, date]:
    """First and last of the days whose communes, and so whose maps, a page of the year shows."""
    return (timezone.localdate(),) * 2 if today else (date(year, 1, 1), date(year, 12, 31))


def unit_value(line: Line, unit, value: int | None, *, today: bool) -> UnitValue:
    if value is None:
        return UnitValue(unit, None, UNTOLD)
    url = "" if today or not value else figure_url(line.figure, line.year, xa=unit.code) + "#ho-so"
    return UnitValue(unit, value, dong(value), short_money(value) if line.figure.is_money else dong(value), url)

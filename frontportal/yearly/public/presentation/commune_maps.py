"""A figure's values by commune on a map: what is not told there is not told here, by no shade either."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from frontportal.kit.values.money import dong, short_money
from frontportal.maps.drawing import UnitValue, drawn_maps
from frontportal.maps.models import MapShape
from frontportal.sheets.datasets.suppression import NOTE, SUPPRESSED
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.communes import CommuneTable
from frontportal.yearly.summary import YearFigure

from .matrix import MOST_UNITS, NOTHING_HIDDEN, HiddenValues, header
from .overview import TableChoice, has_communes


def map_of_year(
    table: CommuneTable,
    year_figures: Sequence[YearFigure],
    hidden: HiddenValues,
    asked: TableChoice,
    shapes: list[MapShape],
    *,
    in_todays_units: bool,
    compare: int | None,
) -> dict | None:
    """The figure asked for, else the one by which the table stands, else the first; with the choices. None where no value lies in a commune."""
    offered = {each.figure.slug: position for position, each in enumerate(year_figures) if has_communes(each)}
    if not offered:
        return None
    chosen = next(slug for slug in (asked.map_figure, asked.order.removeprefix("-"), *offered) if slug in offered)
    other = {"bang": asked.group, "xep": asked.order, "sovoi": compare, "donvi": "hien-nay" if in_todays_units else ""}
    return map_of_figure(table, year_figures, offered[chosen], hidden, shapes, in_todays_units=in_todays_units) | {
        "kept": [(name, value) for name, value in other.items() if value],
        "choices": [
            {"slug": slug, "label": year_figures[position].figure.label, "is_chosen": slug == chosen}
            for slug, position in offered.items()
        ],
    }


def map_of_figure(
    table: CommuneTable,
    year_figures: Sequence[YearFigure],
    position: int,
    hidden: HiddenValues,
    shapes: list[MapShape],
    *,
    in_todays_units: bool,
) -> dict:
    """What maps/_map.html and maps/_table.html take, for the figure at `position`."""
    year_figure = year_figures[position]
    closed = hidden.get(year_figure.figure.slug, NOTHING_HIDDEN)
    values = [
        unit_value(
            year_figure,
            row.unit,
            None if closed.has(row.unit.pk) else row.values[position],
            in_todays_units=in_todays_units,
        )
        for row in table.rows_for([position], year_figure.year, closed.communes)[:MOST_UNITS]
    ]
    is_told = all(value.value is not None for value in values)
    return drawn_maps(values, *days_shown(year_figure.year, in_todays_units), shapes) | {
        "figure_label": f"{year_figure.figure.label}, năm {year_figure.year}",
        "value_header": header(year_figure.figure),
        "note": "" if is_told else NOTE,
    }


def days_shown(year: int, in_todays_units: bool) -> tuple[date, date]:
    """First and last of the days whose communes, and so whose maps, a page of the year shows."""
    return (timezone.localdate(),) * 2 if in_todays_units else (date(year, 1, 1), date(year, 12, 31))


def unit_value(year_figure: YearFigure, unit, value: int | None, *, in_todays_units: bool) -> UnitValue:
    if value is None:
        return UnitValue(unit, None, SUPPRESSED)
    url = (
        ""
        if in_todays_units or not value
        else figure_url(year_figure.figure, year_figure.year, xa=unit.code) + "#ho-so"
    )
    return UnitValue(unit, value, dong(value), short_money(value) if year_figure.figure.is_money else dong(value), url)

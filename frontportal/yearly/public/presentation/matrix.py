"""Communes × figures as one table: the order of its rows, what is not told, and the row of what has no room."""

from collections.abc import Mapping, Sequence
from typing import Any

from frontportal.kit.values.money import dong
from frontportal.sheets.datasets.suppression import SUPPRESSED
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.communes import CommuneRow, CommuneTable, combine
from frontportal.yearly.figures import Figure
from frontportal.yearly.small_counts.hidden import ABOVE, Hidden
from frontportal.yearly.summary import YearFigure

from .hidden_cells import LEFT_OUT

HEAT_STEPS = 5
MOST_UNITS = 200  # rows of units on one page; the data files hold them all
NOTHING_HIDDEN = Hidden()
BY_NAME = ""
EXTRA_ROWS = (("Cấp trên xã", ABOVE), ("Không quy được", LEFT_OUT))

HiddenValues = Mapping[str, Hidden]  # slug → what is not told


class CommuneView:
    """The figures at `positions` of the year's figures, by communes; `hidden` as small_counts says."""

    def __init__(
        self, table: CommuneTable, year_figures: Sequence[YearFigure], positions: Sequence[int], hidden: HiddenValues
    ) -> None:
        self.table, self.year_figures, self.hidden = table, year_figures, hidden
        self.positions = [position for position in positions if any(row.values[position] for row in table.rows)]
        hides = {row.unit.pk for row in table.rows if any(self.hides(each, row.unit.pk) for each in self.positions)}
        self.rows = table.rows_for(self.positions, year_figures[0].year, hides) if year_figures else table.rows

    def hides(self, position: int, key: Any) -> bool:
        return self.hidden.get(self.year_figures[position].figure.slug, NOTHING_HIDDEN).has(key)

    def shown_value(self, position: int, row: CommuneRow) -> int | None:
        return None if self.hides(position, row.unit.pk) else row.values[position]

    @property
    def has_suppressed(self) -> bool:
        keys = [*(row.unit.pk for row in self.rows), ABOVE, LEFT_OUT]
        return any(self.hides(position, key) for position in self.positions for key in keys)

    def ordered(self, order: str) -> list[CommuneRow]:
        """By a figure's slug, the largest first, with a minus before it the smallest; by name without one. What is not told comes last,
        by name: its place must not tell it either."""
        slugs = {self.year_figures[position].figure.slug: position for position in self.positions}
        position = slugs.get(order.removeprefix("-"))
        if position is None:
            return list(self.rows)
        visible = [row for row in self.rows if self.shown_value(position, row) is not None]
        rest = [row for row in self.rows if self.shown_value(position, row) is None]
        return [*sorted(visible, key=lambda row: row.values[position], reverse=not order.startswith("-")), *rest]

    def shown(self, order: str, in_todays_units: bool) -> dict | None:
        """What yearly/_matrix.html takes; None when nothing lies in any commune."""
        if not self.positions:
            return None
        ordered = self.ordered(order)
        most = {position: max(self.shown_value(position, row) or 0 for row in ordered) for position in self.positions}
        rows = [self.row(row, most, "" if in_todays_units else row.unit.code) for row in ordered[:MOST_UNITS]]
        if rest := ordered[MOST_UNITS:]:
            rows.append(self.rest(rest))
        return {
            "columns": [
                column("Đơn vị", BY_NAME, order),
                *(self.column(position, order) for position in self.positions),
            ],
            "rows": [*rows, *self.extra()],
            "total": [
                {"text": "Toàn địa bàn"},
                *(self.cell(position, self.total(position)) for position in self.positions),
            ],
            "has_suppressed": self.has_suppressed,
        }

    def total(self, position: int) -> int | None:
        return None if self.year_figures[position].is_untold else self.year_figures[position].value

    def column(self, position: int, order: str) -> dict:
        figure = self.year_figures[position].figure
        return column(header(figure), figure.slug, order) | {"numeric": True}

    def row(self, row: CommuneRow, most: dict[int, int], code: str) -> list[dict]:
        cells = (
            self.cell(position, self.shown_value(position, row), most[position], code) for position in self.positions
        )
        return [{"text": str(row.unit), "url": row.unit.get_absolute_url()}, *cells]

    def rest(self, rest: list[CommuneRow]) -> list[dict]:
        """The units that a page has no room for, together, so that the column still adds up; files hold them all."""
        label = f"{dong(len(rest))} đơn vị khác (xem trong tệp dữ liệu)"
        return [{"text": label}, *(self.cell(position, self.rest_of(position, rest)) for position in self.positions)]

    def rest_of(self, position: int, rest: list[CommuneRow]) -> int | None:
        if any(self.hides(position, row.unit.pk) for row in rest):
            return None
        return combine(self.year_figures[position], [row.values[position] for row in rest])

    def extra(self) -> list[list[dict]]:
        """What belongs to no commune, and what today's communes leave out."""
        found = []
        for (label, key), values in zip(EXTRA_ROWS, (self.table.above, self.table.left_out), strict=True):
            if values and any(values[position] for position in self.positions):
                cells = (
                    self.cell(position, None if self.hides(position, key) else values[position])
                    for position in self.positions
                )
                found.append([{"text": label}, *cells])
        return found

    def cell(self, position: int, value: int | None, most: int = 0, code: str = "") -> dict:
        if value is None:
            return {"text": SUPPRESSED, "numeric": True}
        year_figure, heat = (
            self.year_figures[position],
            -(-value * HEAT_STEPS // most) if most > 0 and value > 0 else "",
        )
        url = figure_url(year_figure.figure, year_figure.year, xa=code) + "#ho-so" if code and value else ""
        return {"text": dong(value), "numeric": True, "sort": value, "heat": heat, "url": url}


def column(label: str, key: str, order: str) -> dict:
    """A header and the order that a click on it asks for; `sort`: how the rows stand by it."""
    sort = "descending" if key and order == key else "ascending" if order == (f"-{key}" if key else key) else ""
    return {"label": label, "order": f"-{key}" if sort == "descending" else key, "sort": sort}


def header(figure: Figure) -> str:
    """A column's header; only money needs its unit said."""
    return f"{figure.short or figure.label}{' (đ)' if figure.is_money else ''}"

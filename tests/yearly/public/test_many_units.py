"""Ten thousand communes: the page stays small, and its column still adds up."""

from types import SimpleNamespace

from frontportal.sheets.datasets.suppression import SUPPRESSED
from frontportal.yearly.communes import CommuneRow, CommuneTable
from frontportal.yearly.figure_values import Answer
from frontportal.yearly.figures import registry
from frontportal.yearly.public.presentation.figures import commune_bars
from frontportal.yearly.public.presentation.matrix import MOST_UNITS, CommuneView
from frontportal.yearly.small_counts.hidden import Hidden
from frontportal.yearly.summary import YearFigure

MANY = 10_000


def make_table(year_figure: YearFigure) -> CommuneTable:
    units = [
        SimpleNamespace(pk=position, until=None, code=f"xa-{position}", get_absolute_url=lambda: "/dia-ban/xa/")
        for position in range(MANY)
    ]
    return CommuneTable([CommuneRow(unit, [1]) for unit in units], [0])


def test_what_does_not_fit_is_one_row():
    year_figure = YearFigure(registry["houses"], 2023, Answer(MANY, MANY))
    table = make_table(year_figure)
    rows = CommuneView(table, [year_figure], [0], {}).shown("", in_todays_units=False)["rows"]
    assert len(rows) == MOST_UNITS + 1
    assert sum(row[1]["sort"] for row in rows) == MANY
    bars = commune_bars(year_figure, table, False, {})
    assert (len(bars), sum(each["value"] for each in bars)) == (MOST_UNITS + 1, MANY)


def test_together_they_do_not_tell_what_one_of_them_does_not():
    year_figure = YearFigure(registry["houses"], 2023, Answer(MANY, MANY))
    hidden = {"houses": Hidden(frozenset({3, MANY - 1}))}
    rows = CommuneView(make_table(year_figure), [year_figure], [0], hidden).shown("", in_todays_units=False)["rows"]
    assert [position for position, row in enumerate(rows) if row[1]["text"] == SUPPRESSED] == [3, MOST_UNITS]

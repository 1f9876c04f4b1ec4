"""Ten thousand communes: the page stays small, and its column still adds up."""

from types import SimpleNamespace

from frontportal.yearly.communes import CommuneRow, CommuneTable
from frontportal.yearly.figure_values import Answer
from frontportal.yearly.figures import registry
from frontportal.yearly.public.presentation.figures import MOST_UNITS, commune_bars, commune_view
from frontportal.yearly.summary import Line

MANY = 10_000


def test_what_does_not_fit_is_one_row():
    line = Line(registry["houses"], 2023, Answer(MANY, MANY))
    units = [
        SimpleNamespace(code=f"xa-{position}", get_absolute_url=lambda: "/dia-ban/xa/") for position in range(MANY)
    ]
    table = CommuneTable([CommuneRow(unit, [1]) for unit in units], [0])
    rows = commune_view(table, [line], [0], today=False)["rows"]
    assert len(rows) == MOST_UNITS + 1
    assert sum(row[1]["sort"] for row in rows) == MANY
    bars = commune_bars(line, table, today=False)
    assert (len(bars), sum(each["value"] for each in bars)) == (MOST_UNITS + 1, MANY)

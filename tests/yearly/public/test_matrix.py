"""The table of communes: any order, by an address and without a script; nothing but its own links in it."""

from datetime import date
from types import SimpleNamespace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontportal.page_cache.eligibility import KNOWN_QUERY
from frontportal.yearly.communes import CommuneRow, CommuneTable
from frontportal.yearly.figure_values import Answer
from frontportal.yearly.figures import registry
from frontportal.yearly.public.presentation.matrix import SUPPRESSED, CommuneView, column
from frontportal.yearly.public.presentation.overview import TableChoice
from frontportal.yearly.small_counts.hidden import Hidden
from frontportal.yearly.summary import YearFigure

PAGE = "/nam/2023/"
HOUSES = YearFigure(registry["houses"], 2023, Answer(1, 1))
cells = st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=12)


def rows_of(values: list[tuple[int, bool]], order: str) -> list[tuple[str, object]]:
    """(code, value as shown) of each row; a cell is (value, whether it is hidden)."""
    units = [
        SimpleNamespace(pk=place, until=None, code=f"xa-{place:02}", get_absolute_url=lambda: "/x/")
        for place in range(len(values))
    ]
    table = CommuneTable([CommuneRow(unit, [value]) for unit, (value, _) in zip(units, values, strict=True)], [0])
    hidden = {"houses": Hidden(frozenset(place for place, (_, is_hidden) in enumerate(values) if is_hidden))}
    view = CommuneView(table, [HOUSES], [0], hidden)
    shown = view.shown(order, in_todays_units=False) or {"rows": []}
    return list(
        zip([row.unit.code for row in view.ordered(order)], [row[1]["text"] for row in shown["rows"]], strict=False)
    )


@given(values=cells, is_rising=st.booleans())
def test_a_row_that_is_not_told_does_not_tell_by_its_place(values, is_rising):
    found = rows_of(values, f"{'-' * is_rising}houses")
    told = [int(text) for _, text in found if text != SUPPRESSED]
    untold = [code for code, text in found if text == SUPPRESSED]
    assert told == sorted(told, reverse=not is_rising)
    assert untold == sorted(untold) and found[len(told) :] == [(code, SUPPRESSED) for code in untold]


def test_a_unit_that_ended_before_the_year_stands_only_where_it_has_something():
    old, gone, present = (
        SimpleNamespace(pk=pk, until=until, code=f"xa-{pk}", get_absolute_url=lambda: "/x/")
        for pk, until in enumerate((date(2022, 7, 1), date(2022, 7, 1), None))
    )
    table = CommuneTable([CommuneRow(old, [4]), CommuneRow(gone, [0]), CommuneRow(present, [0])], [0])
    assert [row.unit for row in CommuneView(table, [HOUSES], [0], {}).ordered("")] == [old, present]
    assert [row.unit for row in table.rows_for([0], 2022)] == [old, gone, present]
    hidden = {"houses": Hidden(frozenset({gone.pk}))}
    assert [row.unit for row in CommuneView(table, [HOUSES], [0], hidden).ordered("")] == [old, gone, present]


@pytest.mark.parametrize(
    ("order", "asked", "sort"),
    [("houses", "-houses", "descending"), ("-houses", "houses", "ascending"), ("", "houses", "")],
)
def test_a_header_asks_for_the_other_direction(order, asked, sort):
    assert column("Nhà", "houses", order) == {"label": "Nhà", "order": asked, "sort": sort}


def test_an_address_orders_the_rows(visit, client):
    def values(order: str) -> list[int]:
        table = client.get(PAGE, {"xep": order}).context["matrix"]["table"]
        place = [each["label"] for each in table["columns"]].index("Nhà")
        return [row[place]["sort"] for row in table["rows"][:16]]

    assert values("houses") == sorted(values(""), reverse=True) and values("-houses") == sorted(values(""))
    assert values("<script>") == values("houses--") == values("")


def test_links_hold_nothing_that_a_reader_brought(visit, client):
    page = client.get(PAGE, {"sovoi": "2024", "donvi": "hien-nay", "xep": "houses", "x": "secret"})
    matrix = page.context["matrix"]
    queries = [each["query"] for each in (*matrix["choices"], *matrix["table"]["columns"])]
    assert all(dict(parse_qsl(query)).items() >= {"sovoi": "2024", "donvi": "hien-nay"}.items() for query in queries)
    assert (
        {name for query in queries for name, _ in parse_qsl(query)} == {"sovoi", "donvi", "bang", "xep"} <= KNOWN_QUERY
    )
    assert "secret" not in page.content.decode().partition('id="theo-xa"')[2].partition("</section>")[0]


def test_what_is_not_known_is_one_page():
    assert TableChoice.of("muc-khong-co", "khong-co") == TableChoice.of("houses", "--houses") == TableChoice()
    assert TableChoice.of("muc-houses", "-houses") == TableChoice("muc-houses", "-houses")

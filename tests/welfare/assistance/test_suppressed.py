"""Sums of gifts by round, commune and group, held together, lead to no small number; pages and files hide the same."""

import csv
import io
from collections import defaultdict

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from frontportal.sheets.datasets.suppression import FEWEST, SUPPRESSED, is_small, suppressed_in_sums
from frontportal.yearly.models.summary import YearSummary
from tests.welfare.makers import MILLION, make_books, make_gift, make_livelihood
from welfare.assistance.suppressed import SUMS, suppressed_gifts, suppressed_livelihood_keys
from welfare.public.datasets import GIFTS
from welfare.public.unit_sections import sections

cells = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(1, 3), st.sampled_from("ab")), st.integers(1, 30), min_size=1, max_size=12
)


@given(counts=cells)
def test_no_sum_has_a_hidden_cell_by_itself(counts):
    hidden = suppressed_in_sums(counts, SUMS)
    assert {key for key, count in counts.items() if is_small(count)} <= hidden
    for name in SUMS:
        lines = defaultdict(list)
        for key in counts:
            lines[name(key)].append(key)
        for keys in lines.values():
            inside = [key for key in keys if key in hidden]
            enough = len(inside) > 1 and sum(counts[key] for key in inside) >= FEWEST
            assert not inside or enough or inside == keys


@pytest.fixture
def given_gifts(world):
    """Two rounds in two communes; one cell of three packages."""
    make_books(2023)
    YearSummary.objects.create(year=2023, state="published", published_at=timezone.now())
    make_gift(world.north, 40, 500_000)
    make_gift(world.south, 3, 500_000)
    make_gift(world.north, 50, 500_000, name="Đợt hai")
    make_gift(world.south, 60, 500_000, name="Đợt hai")
    return world


def test_a_cell_is_found_neither_by_its_round_nor_by_its_commune(given_gifts):
    """Of the round of 43 both are hidden; then of each commune the other round's, too."""
    untold = suppressed_gifts(2023)
    assert len(untold.gifts) == len(untold.cells) == 4
    assert (untold.rounds, untold.communes) == (frozenset(), frozenset())


def test_pages_and_files_hide_the_same(given_gifts, client):
    page = client.get("/quy-vi-nguoi-ngheo/2023/qua/")
    assert page.context["places"]["rows"][0][1]["text"] != SUPPRESSED  # 63 of the south: enough
    for row in page.context["rounds"]["rows"]:
        shown = client.get(row[0]["url"]).context["table"]["rows"]
        assert {each[2]["text"] for each in shown} == {each[4]["text"] for each in shown} == {SUPPRESSED}
    text = client.get("/quy-vi-nguoi-ngheo/2023/qua.csv").content.decode("utf-8-sig")
    assert [row[-2:] for row in csv.reader(io.StringIO(text))][1:] == [["", ""]] * 4
    assert [tuple(row[-2:]) for row in GIFTS.rows()] == [(None, None)] * 4
    figure = client.get("/nam/2023/gift-packages/").context["records"]["rows"]
    assert [row[-1]["text"] for row in figure] == [SUPPRESSED] * 4


def test_a_unit_s_page_tells_no_small_number(world):
    make_books(2023)
    make_gift(world.north, 40, 500_000)
    make_gift(world.south, 3, 500_000)
    for unit in (world.north, world.south):
        (block,) = [each for each in sections(unit) if each.title == "Quà, nhà, sinh kế"]
        assert block.rows[0][1] == SUPPRESSED


def test_households_of_livelihoods(world, client):
    make_books(2023)
    few = make_livelihood(world.north, 9 * MILLION, "sk-1", households=3)
    make_livelihood(world.south, 9 * MILLION, "sk-2", households=30)
    many = make_livelihood(world.south, 9 * MILLION, "sk-3", households=20)
    assert few.pk in suppressed_livelihood_keys(2023)
    page = client.get("/quy-vi-nguoi-ngheo/2023/sinh-ke/")
    assert {row[-1]["text"] for row in page.context["table"]["rows"]} == {SUPPRESSED}
    assert SUPPRESSED in client.get(few.get_absolute_url()).content.decode()
    text = client.get("/quy-vi-nguoi-ngheo/2023/sinh-ke.csv").content.decode("utf-8-sig")
    headers, *rows = csv.reader(io.StringIO(text))
    assert {row[headers.index("Số hộ")] for row in rows} == {""} and many.households == 20

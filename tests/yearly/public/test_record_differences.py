"""What an edition has otherwise is the same, whether all records are read or the database is asked; a page of a year reads none of the books."""

import json
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frontportal.yearly.editions.changes import changes_since, record_difference
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.figures import all_figures, registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.public.presentation.overview import TableChoice
from frontportal.yearly.public.presentation.record_differences import ComparedFigure, record_differences
from frontportal.yearly.public.presentation.year_view import year_view
from frontportal.yearly.record_values import record_values

YEAR = 2023
pytestmark = pytest.mark.usefixtures("visit")


def summed():
    return [figure for figure in all_figures() if figure.is_summed]


def pairs(figure) -> list[list[int]]:
    return [[each.record, each.value] for each in record_values([figure], YEAR)[figure.slug]]


@pytest.mark.parametrize("seed", range(6))
def test_the_same_as_from_all_records(seed, django_assert_num_queries):
    draw = random.Random(seed)
    compared, expected = [], {}
    for figure in summed():
        now = pairs(figure)
        published = [
            [key, None if draw.random() < 0.02 else value + draw.choice([0, 0, 0, 0, 7])]
            for key, value in now
            if seed == 0 or draw.random() < draw.choice([0.5, 0.95, 1])
        ]
        published += [[10**12 + number, number] for number in range(draw.choice([0, 3, 30]))]
        draw.shuffle(published)
        compared.append(ComparedFigure(figure, len(now), published))
        expected[figure.slug] = record_difference(published, now)
    with django_assert_num_queries(1):
        assert record_differences(compared, YEAR) == expected
    assert any(each.come[0] for each in expected.values()) or seed == 0
    assert any(each.other[0] > 20 for each in expected.values())


def test_nothing_published_and_nothing_there():
    figures = summed()
    all_new = record_differences([ComparedFigure(each, len(pairs(each)), []) for each in figures], YEAR)
    assert all_new == {each.slug: record_difference([], pairs(each)) for each in figures}
    assert record_differences([ComparedFigure(figures[0], 0, [[1, 5]])], 1999) == {
        figures[0].slug: record_difference([[1, 5]], [])
    }
    assert record_differences([], YEAR) == {}


def test_the_page_says_what_all_records_say(monkeypatch):
    """Content and differences of a page are those that publishing would freeze, also where the books were published otherwise."""
    edition = Edition.objects.latest_of(YEAR)
    published = json.loads(edition.content)
    for figure in published["figures"]:
        if registry[figure["slug"]].is_summed:
            figure["records"] = [[key, value + key % 2] for key, value in figure["records"][3:]] + [[10**12, 1]]
    monkeypatch.setattr(Edition, "data", published)
    shown = year_view(YEAR, YEAR - 1, False, TableChoice.of("", "", ""))["publication"]
    whole = year_content(YEAR)
    ranges = [each["slug"] for each in shown.now["figures"] if isinstance(each["records"], range)]
    assert ranges == [each.slug for each in summed() if each.slug in {figure["slug"] for figure in whole["figures"]}]
    assert [told(each) for each in shown.now["figures"]] == [told(each) for each in whole["figures"]]
    assert shown.changes == changes_since(published, whole) != []


def told(figure: dict) -> dict:
    """All but which records, and in which order their places came."""
    return figure | {"records": len(figure["records"]), "order": []}


def test_no_entry_of_the_books_is_read(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/nam/{YEAR}/").status_code == 200
    asked = [each["sql"] for each in queries if '"ledger_contribution"' in each["sql"]]
    assert len(asked) == 1 and "published" in asked[0]

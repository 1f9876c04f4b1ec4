"""What was worked out is used again while it is true, and not a moment longer."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.template import Context, engines
from django.test.utils import CaptureQueriesContext

from frontportal.page_cache import remembered as module
from frontportal.page_cache.remembered import remembered
from tests.news.makers import make_article
from tests.welfare.makers import MILLION, make_books, make_contribution, make_pair

TODAY = datetime(2026, 11, 30, tzinfo=UTC)
TOMORROW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def state(settings, monkeypatch) -> SimpleNamespace:
    """The database as `remembered` sees it: the version, until when it is true, whether a transaction is open."""
    settings.PAGE_CACHE_BYTES = 1
    state = SimpleNamespace(version="news:1 welfare:1", until=TODAY, in_atomic_block=False)
    monkeypatch.setattr(module, "current_version", lambda: state.version)
    monkeypatch.setattr(module, "expiry_of", lambda version: state.until)
    monkeypatch.setattr(module, "connection", state)
    return state


def counting(*areas: str, **given):
    """A remembered function and the arguments with which it was worked out."""
    asked = []

    @remembered(*areas, **given)
    def function(number: int, *, unit: str = "") -> list:
        asked.append((number, unit))
        return [number, unit]

    return function, asked


def test_once_for_each_argument(state):
    function, asked = counting()
    assert function(1) is function(1)
    assert [function(2), function(1, unit="xã"), function(1)] == [[2, ""], [1, "xã"], [1, ""]]
    assert asked == [(1, ""), (2, ""), (1, "xã")]


def test_anew_after_any_writing_and_when_a_moment_has_come(state):
    function, asked = counting()
    function(1)
    state.version = "news:2 welfare:1"
    function(1)
    state.until = TOMORROW
    function(1)
    assert len(asked) == 3


def test_only_after_writing_to_what_it_is_made_of(state):
    function, asked = counting("welfare")
    function(1)
    state.version = "news:2 welfare:1"
    function(1)
    assert len(asked) == 1
    state.version = "news:2 welfare:1 welfare:7"
    function(1)
    assert len(asked) == 2


def test_nothing_within_a_transaction_nor_where_nothing_is_kept(state, settings):
    function, asked = counting()
    state.in_atomic_block = True
    function(1), function(1)
    state.in_atomic_block, settings.PAGE_CACHE_BYTES = False, 0
    function(1), function(1)
    assert len(asked) == 4


def test_the_oldest_goes_when_there_are_too_many(state):
    function, asked = counting(most=2)
    for number in (1, 2, 1, 3, 1, 2):
        function(number)
    assert [number for number, _ in asked] == [1, 2, 3, 2]


def test_a_part_of_a_page_for_each_of_its_values(state):
    made = engines["django"].from_string("{% remember year unit %}{{ year }} {{ unit }} {{ other }}{% endremember %}")
    values = [(2023, "a", "one"), (2023, "b", "two"), (2023, "a", "three"), (2024, "a", "<four>")]
    names = ("year", "unit", "other")
    parts = [made.template.render(Context(dict(zip(names, each, strict=True)))) for each in values]
    assert parts == ["2023 a one", "2023 b two", "2023 a one", "2024 a &lt;four&gt;"]
    state.version = "news:2"
    assert made.template.render(Context({"year": 2023, "unit": "a", "other": "five"})) == "2023 a five"


def test_nothing_of_a_record_that_is_not_stored(state):
    made = engines["django"].from_string("{% remember record.pk %}{{ record.title }}{% endremember %}")
    shown = [made.render({"record": {"pk": pk, "title": title}}) for pk, title in ((None, "a"), (None, "b"), (1, "c"))]
    assert [*shown, made.render({"record": {"title": "d"}})] == ["a", "b", "c", "d"]


@pytest.mark.django_db
def test_what_stands_beside_an_article_is_asked_for_once(state, client):
    """Who comes by a link with an unknown parameter gets a page made anew; of it only the article itself is."""
    article, other = make_article("Bài này"), make_article("Bài kia")

    def visit() -> tuple[list[str], str]:
        with CaptureQueriesContext(connection) as asked:
            page = client.get(article.get_absolute_url() + "?theo=zalo").content.decode()
        return [each["sql"] for each in asked if "news_" in each["sql"]], page

    (first, page), (second, again) = visit(), visit()
    assert (len(first), len(second)) == (6, 1)
    assert other.title in page and again == page
    other.state = "withdrawn"
    other.save()
    state.version = "news:2"
    assert other.title not in visit()[1]


@pytest.mark.django_db
def test_the_first_page_of_a_list_that_nothing_narrows_is_asked_for_once(state, client, world):
    books, (maker, other) = make_books(), make_pair()
    make_contribution(books, world.north, MILLION, by=maker, confirmed_by=other)

    def visit(query: str = "theo=zalo") -> tuple[int, str]:
        with CaptureQueriesContext(connection) as asked:
            page = client.get(f"/quy-vi-nguoi-ngheo/2023/dong-gop/?{query}").content.decode()
        return sum("ledger_" in each["sql"] for each in asked), page

    assert [visit()[0], visit()[0], visit("xa=bac-mau")[0], visit("q=a")[0]] == [3, 1, 3, 3]
    make_contribution(books, world.north, MILLION, by=maker, confirmed_by=other)
    assert "2 khoản" in visit("xa=bac-mau")[1] and "1 khoản" in visit()[1]
    state.version = "welfare:2"
    assert "2 khoản" in visit()[1]

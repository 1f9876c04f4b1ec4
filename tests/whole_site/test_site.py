"""The whole public site of the demonstration year, with much planted that nobody may read: no dead link, nobody's name,
no number of an account or phone, on no page and in no file.

Of each kind of answer some are read, and all that could hold what was planted; every one by `bin/test -m slow`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from django.test import override_settings

from frontportal.page_cache import triggers
from tests.reading import nothing_written
from tests.whole_site.crawling import Answer, crawl
from tests.whole_site.planting import ASKED, MEMOS, SEARCH, plant, said, secrets_in

pytestmark = pytest.mark.xdist_group("the whole public site")
MOST = 3  # of a kind
BEGIN = [
    "/",
    "/sitemap.xml",
    "/robots.txt",
    "/quy-vi-nguoi-ngheo/2023/dong-gop/?q=1",
    "/tim-kiem/?q=ung+ho",
    *(SEARCH + asked for asked in ASKED),
]
# The search's own pages; the fund's files of the year, planted gifts, statements.
PLANTED = re.compile(rf"^{SEARCH}\?|^/quy-vi-nguoi-ngheo/2023/(.*\.[a-z]+|.*/90\d\d\d/|sao-ke/\d+/)$")


@pytest.fixture(scope="module")
def tables_read() -> set[str]:
    """Which tables the answers of `site` ask; it is filled while they are made."""
    return set()


@pytest.fixture(scope="module", params=[MOST, pytest.param(None, marks=pytest.mark.slow)], ids=["some", "all"])
def site(request, portal, tables_read, demonstration_files) -> dict[str, Answer]:
    plant()

    def note(execute, sql, params, many, context):
        tables_read.update(re.findall(r'(?:FROM|JOIN) "?([a-z]\w+)', sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note), override_settings(MEDIA_ROOT=demonstration_files), nothing_written():
        return crawl(BEGIN, request.param, lambda path: bool(PLANTED.search(path)))


class TestPages:
    def test_no_dead_links(self, site):
        assert {path: answer.status for path, answer in site.items() if answer.status >= 400} == {}

    def test_reaches_every_room(self, site):
        rooms = {path.split("/")[1] for path in site}
        assert rooms >= {
            "tin-tuc", "van-ban", "gioi-thieu", "dia-ban", "nam", "quy-vi-nguoi-ngheo", "phong-trao", "khu-dan-cu",
            "tiep-xuc-cu-tri", "kien-nghi", "giam-sat", "gop-y",
        }  # fmt: skip

    def test_every_page_has_one_h1(self, site):
        counts = {path: answer.html.count("<h1") for path, answer in site.items() if answer.is_page}
        assert {path: count for path, count in counts.items() if count != 1} == {}

    def test_no_private_name_is_read_anywhere(self, site):
        """Names of households and petitioners, and of givers who did not agree, are on no page."""
        names = private_names()
        assert names_in("\n".join(answer.html for answer in site.values()), names) == set()
        assert names_in(f"<td>{min(names)}</td>", names) >= {min(names)}, "it would be noticed"

    def test_no_long_run_of_digits(self, site):
        """No account or phone number: eight digits or more, however they are parted, outside the committee's own.

        An account that the office published for gifts may be read where one learns how to give, and nowhere else.
        """
        accounts = apps.get_model("funds", "BankAccount").objects.accepting_donations()
        published = set(accounts.values_list("number", flat=True))
        assert published, "without a published account this would not try the exception"
        runs = {}
        for path, answer in site.items():
            if not re.search(r"\d{8}", answer.html):
                continue
            for tag in [*answer.soup(["script", "footer"]), *answer.soup.select("code.hash")]:
                tag.decompose()
            found = re.findall(r"(?<![\d.,])\d{8,}(?![\d.,])", answer.soup.get_text(" "))
            if path.startswith("/quy-vi-nguoi-ngheo/ung-ho/"):
                found = [run for run in found if run not in published]
            if found:
                runs[path] = found
        assert runs == {}

    def test_demonstration_is_labelled(self, site):
        pages = {path: answer.html for path, answer in site.items() if answer.is_page}
        assert [path for path, html in pages.items() if "Dữ liệu minh hoạ" not in html] == []


def private_names() -> set[str]:
    """Everybody in the demonstration year who never agreed to be named."""
    households = apps.get_model("assistance", "Household").objects.all()
    petitioners = apps.get_model("voters", "Petitioner").objects.all()
    givers = apps.get_model("ledger", "Contribution").objects.filter(donor_kind="person", publish_name=False)
    givers = givers.filter(receipt_number__lt=90_000)  # what was planted has tests of its own
    named = [names_of(households, "head"), names_of(petitioners, "name"), names_of(givers, "donor_name")]
    assert all(named), "each group must hold names for this test to mean anything"
    return set.union(*named)


def names_of(records: QuerySet, field: str) -> set[str]:
    return set(records.values_list(field, flat=True)) - {""}


def names_in(text: str, names: Iterable[str]) -> set[str]:
    """Those of the names that stand in the text, looked for from their first letter on once for all of them."""
    by_beginning = defaultdict(list)
    for name in names:
        by_beginning[re.match(r"\w*", name)[0]].append(name)
    words = re.finditer(r"\w+", text)
    return {name for word in words for name in by_beginning.get(word[0], ()) if text.startswith(name, word.start())}


class TestPlanted:
    def test_secrets_would_be_noticed(self):
        assert [memo for memo in MEMOS if "HYPERLINK" not in memo and not secrets_in(memo)] == []
        assert secrets_in("<td>0987</td>654 321") == set(), "a cell's own digits do not count as the next one's"

    def test_crawl_reached_what_it_must(self, site):
        assert len(site) > 150
        kinds = {path.rpartition(".")[2] for path in site}
        assert {"xlsx", "csv", "json", "xml"} <= kinds
        assert any(path.endswith("rss.xml") for path in site)
        assert any(re.search(r"/sao-ke/\d+/$", path) for path in site)

    def test_search_finds_the_lines(self, site):
        shown = site[SEARCH + "?q=ung+ho&thang=6/2023"].html
        assert shown.count("777.777") >= len(MEMOS) - 1
        assert "TRAN V. Q. ung ho" in shown

    def test_no_answer_has_a_secret(self, site):
        leaks = {path: secrets_in(said(answer.content_type, answer.body)) for path, answer in site.items()}
        assert {path: found for path, found in leaks.items() if found} == {}

    def test_search_page_has_no_long_run(self, site):
        for path, answer in site.items():
            if path.startswith(SEARCH):
                cells = [cell.get_text(" ") for cell in answer.soup.select("table td, table th")]
                amounts = [cell for cell in cells if re.fullmatch(r"[+−][\d.]+|\d\d/\d\d/\d{4}", cell.strip())]
                assert amounts or "table" not in answer.html
                rest = [cell for cell in cells if cell not in amounts]
                assert [cell for cell in rest if re.search(r"\d(?:[\W_]*\d){7,}", cell)] == []


def test_every_table_that_answers_read_says_when_it_changes(site, tables_read):
    """But for the counters, which are no part of what is kept (the page of statistics never is), and the versions themselves; an answer kept in
    memory would not hear of a change else."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    counters = {"visits_baseline", "visits_dailycount", "visits_presence", "visits_salt", "ratings_monthlyrating"}
    versions = {"page_cache_contentversion"}
    assert len(tables_read & known) > 40
    assert (tables_read & known) - triggers.watched_tables().keys() - counters - versions == set()

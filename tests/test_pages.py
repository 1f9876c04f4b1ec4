"""Every public page of the demonstration year: it answers, has one h1, asks little, and leaks nobody."""

import json
import re
from collections import Counter
from functools import cache
from html import unescape
from urllib.parse import urldefrag, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from frontportal.page_cache import triggers

QUERIES = 12
MORE = {"/quy-vi-nguoi-ngheo/2023/": 2}  # how far the statements are proven, whether the year is published
# What of a year may be told: people by commune and by record, gifts and livelihoods by what else is told of them.
MORE |= dict.fromkeys(("/nam/2022/", "/nam/2023/", "/nam/2024/", "/nam/2023/?sovoi=2024"), 3) | {
    "/nam/2023/?donvi=hien-nay": 4
}
KIB = 1024
PAGES = [
    "/",
    "/tim-kiem/",
    "/tim-kiem/?q=quy+vi+nguoi+ngheo",
    "/tin-tuc/",
    "/van-ban/",
    "/dia-ban/",
    "/dia-ban/da-don/",
    "/dia-ban/lam-ha/",
    "/nam/2022/",
    "/nam/2023/",
    "/nam/2024/",
    "/nam/2023/?donvi=hien-nay",
    "/nam/2023/?sovoi=2024",
    "/nam/2023/an-ban/1/",
    "/nam/so-sanh/",
    "/nam/so-sanh/?chitieu=houses,gift-packages&nam=2022,2023&xa=da-don,dinh-van",
    "/nam/2023/fund-received/",
    "/du-lieu/",
    "/du-lieu/nha/",
    "/nam/2023/houses/?xa=da-don",
    "/nam/2023/unity-areas/?donvi=hien-nay",
    "/quy-vi-nguoi-ngheo/2023/",
    "/quy-vi-nguoi-ngheo/2024/tam-ghi/",
    "/quy-vi-nguoi-ngheo/ung-ho/",
    "/quy-vi-nguoi-ngheo/ung-ho/?so-tien=abc",
    "/quy-vi-nguoi-ngheo/ung-ho/ap-phich/",
    "/quy-vi-nguoi-ngheo/ung-ho/vnn2023/",
    "/quy-vi-nguoi-ngheo/ung-ho/dinhvanlamha/",
    "/phong-trao/",
    "/khu-dan-cu/2023/",
    "/tiep-xuc-cu-tri/",
    "/kien-nghi/",
    "/giam-sat/",
    "/gop-y/",
    "/thong-ke-truy-cap/",
    "/tin-tuc/the/dai-doan-ket/",
    "/tin-tuc/ngay-hoi-dai-doan-ket-2026-mam-com-bay-theo-bep-khong-theo-nha/",
    "/tin-tuc/mot-nghin-hai-tram-cay-sao-den-len-doi-sau-mua/",
]
# What a page may lead to that is no page: files, feeds, the sign-in.
MOST_OF_A_KIND = 60
NOT_PAGES = re.compile(r"^/(static|tep|quan-tri|mau)/|\.(xml|csv|json|xlsx|docx|ics|txt)$|/(rss|atom)/")


def links_of(soup: BeautifulSoup) -> set[str]:
    """Addresses of this site that a page leads to, without fragments."""
    found = {urldefrag(unescape(link["href"]))[0] for link in soup.find_all("a", href=True)}
    return {path for path in found if path.startswith("/") and not path.startswith("//")}


@pytest.fixture(scope="module")
def tables_read() -> set[str]:
    """Which tables the pages of `crawled` ask; it is filled while they are."""
    return set()


@pytest.fixture(scope="module")
def crawled(portal, tables_read) -> dict[str, tuple[int, str]]:
    """Path → (status, text) of the public pages reachable from home, up to MOST_OF_A_KIND of each kind, query strings
    left aside."""
    found, waiting, kinds = {}, ["/", *PAGES], Counter()
    client = Client()

    def note(execute, sql, params, many, context):
        tables_read.update(re.findall(r'(?:FROM|JOIN) "?([a-z]\w+)', sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        crawl(client, found, waiting, kinds)
    return found


def crawl(client: Client, found: dict, waiting: list[str], kinds: Counter) -> None:
    while waiting:
        path = waiting.pop()
        if path in found or NOT_PAGES.search(path) or kinds[kind_of(path)] >= MOST_OF_A_KIND:
            continue
        kinds[kind_of(path)] += 1
        response = client.get(path)
        html = response.content.decode() if response.get("Content-Type", "").startswith("text/html") else ""
        found[path] = (response.status_code, html)
        waiting += sorted(link for link in links_of(BeautifulSoup(html, "lxml")) if "?" not in link)


def kind_of(path: str) -> str:
    """The name of the view that answers; a path that none answers is a kind of its own."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return path


@pytest.fixture(scope="module")
def answers(portal):
    """Gives the answer to a path and what it asked of the database, from one request for all tests of the path."""

    @cache
    def answer(path: str):
        Client().get(path)  # what the process keeps is there afterwards
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(path)
        return response, [query["sql"] for query in queries], BeautifulSoup(response.content, "lxml")

    return answer


# The tests of a path go to the worker that asked for it.
@pytest.mark.parametrize("path", [pytest.param(path, marks=pytest.mark.xdist_group(path)) for path in PAGES])
class TestPage:
    def test_answers_within_its_share_of_queries(self, path, answers):
        response, queries, _ = answers(path)
        assert response.status_code == 200
        asked = [sql for sql in queries if not sql.startswith(("SAVEPOINT", "RELEASE"))]
        most = QUERIES + MORE.get(path, 0)
        assert len(asked) <= most, "\n".join(re.sub(r"SELECT .*? FROM", "SELECT … FROM", sql)[:160] for sql in asked)

    def test_is_well_made(self, path, answers):
        _, _, soup = answers(path)
        assert len(soup.find_all("h1")) == 1
        assert soup.html["lang"] == "vi"
        assert soup.title.text.strip()
        assert soup.find("meta", {"name": "description"})["content"].strip()
        assert soup.find("a", class_="skip")["href"] == "#noi-dung"
        assert [image["src"] for image in soup.find_all("img") if image.get("alt") is None] == []
        assert [table.caption for table in soup.find_all("table") if not table.find("th", scope=True)] == []
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert sorted(ids) == sorted(set(ids))

    def test_is_valid_html(self, path, answers):
        if "?" not in path:  # the same templates
            parser = html5lib.HTMLParser()
            parser.parse(answers(path)[0].content.decode())
            assert parser.errors == []

    def test_obeys_the_content_policy(self, path, answers):
        response, _, soup = answers(path)
        assert "unsafe" not in response["Content-Security-Policy"]
        assert soup.find_all(style=True) == []
        scripts = [tag for tag in soup.find_all("script") if not tag.get("src")]
        assert [tag for tag in scripts if tag.get("type") != "application/ld+json"] == []
        handlers = [tag.name for tag in soup.find_all() if any(name.startswith("on") for name in tag.attrs)]
        assert handlers == []
        sources = [tag.get("src") or tag.get("href") for tag in soup.find_all(["script", "img", "link", "source"])]
        foreign = [each for each in sources if each and re.match(r"(https?:)?//", each) and "testserver" not in each]
        assert foreign == []

    def test_asks_nothing_of_a_reader(self, path, answers):
        """No cookie for those who only read."""
        assert set(answers(path)[0].cookies) <= ({"csrftoken"} if path == "/gop-y/" else set())


@pytest.mark.xdist_group("every public page")
class TestWholeSite:
    def test_no_dead_links(self, crawled):
        assert {path: status for path, (status, _) in crawled.items() if status >= 400} == {}

    def test_reaches_every_room(self, crawled):
        rooms = {path.split("/")[1] for path in crawled}
        assert rooms >= {
            "tin-tuc", "van-ban", "gioi-thieu", "dia-ban", "nam", "quy-vi-nguoi-ngheo", "phong-trao", "khu-dan-cu",
            "tiep-xuc-cu-tri", "kien-nghi", "giam-sat", "gop-y",
        }  # fmt: skip

    def test_every_page_has_one_h1(self, crawled):
        counts = {path: html.count("<h1") for path, (status, html) in crawled.items() if html}
        assert {path: count for path, count in counts.items() if count != 1} == {}

    def test_no_private_name_is_read_anywhere(self, crawled):
        """Names of households and petitioners, and of givers who did not agree, are on no page."""
        text = "\n".join(html for _, html in crawled.values())
        assert {name for name in private_names() if name in text} == set()

    def test_no_long_run_of_digits(self, crawled):
        """No account or phone number: eight digits or more, however they are parted, outside the committee's own.

        An account that the office published for gifts may be read where one learns how to give, and nowhere else.
        """
        published = set(
            apps.get_model("funds", "BankAccount").objects.accepting_donations().values_list("number", flat=True)
        )
        assert published, "without a published account this would not try the exception"
        runs = {}
        for path, (_, html) in crawled.items():
            soup = BeautifulSoup(html, "lxml")
            for tag in [*soup(["script", "footer"]), *soup.select("code.hash")]:
                tag.decompose()
            found = re.findall(r"(?<![\d.,])\d{8,}(?![\d.,])", soup.get_text(" "))
            if path.startswith("/quy-vi-nguoi-ngheo/ung-ho/"):
                found = [run for run in found if run not in published]
            if found:
                runs[path] = found
        assert runs == {}

    def test_demonstration_is_labelled(self, crawled):
        assert [path for path, (_, html) in crawled.items() if html and "Dữ liệu minh hoạ" not in html] == []


def private_names() -> set[str]:
    """Everybody in the demonstration year who never agreed to be named."""
    households = apps.get_model("assistance", "Household").objects.values_list("head", flat=True)
    petitioners = apps.get_model("voters", "Petitioner").objects.values_list("name", flat=True)
    givers = apps.get_model("ledger", "Contribution").objects.filter(donor_kind="person", publish_name=False)
    named = [set(households), set(petitioners), set(givers.values_list("donor_name", flat=True))]
    assert all(named), "each group must hold names for this test to mean anything"
    return set.union(*named) - {""}


@pytest.mark.usefixtures("visit")
class TestSmallThings:
    def test_not_found_in_the_house_look(self):
        response = Client().get("/khong-co-trang-nay/")
        assert response.status_code == 404
        assert "Không tìm thấy" in response.content.decode()

    @pytest.mark.parametrize(
        ("path", "sentence"),
        [
            ("/nam/2099/", "Năm 2099 chưa được tổng hợp."),
            ("/nam/2023/khong-co/", "Không có chỉ tiêu “khong-co”."),
            ("/khu-dan-cu/2099/", "Chưa ghi gì cho các khu dân cư năm 2099."),
        ],
    )
    def test_not_found_says_why(self, path, sentence):
        response = Client().get(path)
        assert (response.status_code, sentence in response.content.decode()) == (404, True)

    def test_healthz(self):
        response = Client().get("/healthz")
        assert (response.status_code, response.json()) == (200, {"database": "ok", "migrations": "ok"})

    def test_robots_names_the_sitemap(self):
        assert "Sitemap: http://testserver/sitemap.xml" in Client().get("/robots.txt").content.decode()

    def test_sitemap_lists_pages_that_answer(self):
        addresses = re.findall(r"<loc>http://testserver([^<]+)</loc>", Client().get("/sitemap.xml").content.decode())
        assert len(addresses) > 50
        assert {path for path in addresses[:: len(addresses) // 25] if Client().get(path).status_code != 200} == set()

    def test_sitemap_follows_the_site_address(self, settings):
        settings.SITE_URL = "https://mattran.example.vn"
        addresses = re.findall(r"<loc>([^<]+)</loc>", Client().get("/sitemap.xml").content.decode())
        assert [each for each in addresses if not each.startswith("https://mattran.example.vn/")] == []

    def test_articles_describe_themselves(self):
        from frontportal.news.models.article import Article

        article = Article.objects.published().first()
        soup = BeautifulSoup(Client().get(article.get_absolute_url()).content, "lxml")
        described = json.loads(soup.find("script", type="application/ld+json").string)
        assert (described["@type"], described["headline"]) == ("NewsArticle", article.title)

    def test_home_is_light(self):
        import gzip

        assert len(gzip.compress(Client().get("/").content)) <= 30 * KIB


@pytest.mark.xdist_group("every public page")
def test_every_table_that_pages_read_says_when_it_changes(crawled, tables_read):
    """But for the counters, which are no part of what is kept (the page of statistics never is); a page kept in memory would not hear of a change else."""
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    counters = {"visits_baseline", "visits_dailycount", "visits_presence", "visits_salt", "ratings_monthlyrating"}
    assert len(tables_read & known) > 40
    assert (tables_read & known) - triggers.watched_tables().keys() - counters == set()

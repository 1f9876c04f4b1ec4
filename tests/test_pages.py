"""Every public page of the demonstration year: it answers, has one h1, asks little, and leaks nobody."""

import json
import re
from functools import cache

import html5lib
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.public_pages import PAGES

QUERIES = 8
MORE = {"/thong-ke-truy-cap/": 1}  # counters of pages, months, ratings and redirects
KIB = 1024


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

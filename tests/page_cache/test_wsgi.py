"""Kept pages given out before Django: the same answers, to nobody who may not have them, as long as they are true."""

import gzip
import io
import sys

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from frontportal.page_cache import versions, wsgi
from frontportal.visits.middleware import count_reading
from tests.news.makers import make_article

from .conftest import as_if_committed

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
pytestmark = pytest.mark.django_db


class Site:
    """The portal as a server calls it; `asked` counts the requests that came to Django."""

    def __init__(self) -> None:
        self.django, self.asked, self.readings = get_wsgi_application(), 0, []
        self.application = wsgi.CacheHits(self.behind, self.count)

    def behind(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)

    def count(self, environ, page: str) -> None:
        self.readings.append(page)

    def get(self, path: str, query: str = "", **given) -> tuple[str, dict[str, str], bytes]:
        said: list = []
        environ = {
            "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "REMOTE_ADDR": "10.0.0.1",
            "HTTP_USER_AGENT": FIREFOX, "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
        } | given  # fmt: skip
        answer = self.application(environ, lambda status, headers, error=None: said.extend([status, dict(headers)]))
        body = b"".join(answer)
        getattr(answer, "close", lambda: None)()
        return said[0], said[1], body


@pytest.fixture
def site(kept, monkeypatch):
    """Asks for the version within the test's transaction, as the site never would: `test_the_version…` asks outside."""
    monkeypatch.setattr("frontportal.visits.waiting.add", lambda reading: None)
    monkeypatch.setattr(wsgi, "version_asked", lambda connection: versions.read())
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # as the test client does: the connection is within a transaction
    wsgi._addresses.clear()
    site = Site()
    site.get("/tin-tuc/")
    yield site
    wsgi._addresses.clear()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_second_reader_never_comes_to_django(site):
    status, headers, body = site.get("/tin-tuc/")
    asked = site.asked
    again = site.get("/tin-tuc/")
    assert (site.asked - asked, again[0], again[2]) == (0, status, body)
    assert {name: again[1][name] for name in headers if name != "X-Request-ID"} == {
        name: value for name, value in headers.items() if name != "X-Request-ID"
    }
    assert again[1]["X-Request-ID"] != headers["X-Request-ID"]


def test_compressed_or_known_already(site):
    plain = site.get("/tin-tuc/")
    asked = site.asked
    packed = site.get("/tin-tuc/", HTTP_ACCEPT_ENCODING="br, gzip")
    known = site.get("/tin-tuc/", HTTP_IF_NONE_MATCH=plain[1]["ETag"])
    assert (packed[1]["Content-Encoding"], gzip.decompress(packed[2])) == ("gzip", plain[2])
    assert packed[1]["Content-Length"] == str(len(packed[2]))
    assert (known[0], known[1]["ETag"], known[2]) == ("304 Not Modified", plain[1]["ETag"], b"")
    assert site.asked == asked
    assert "Content-Length" not in known[1]


def test_what_is_withdrawn_is_gone_at_once(site):
    article = make_article("Trao nhà cho bà con")
    as_if_committed()
    assert "Trao nhà cho bà con" in site.get("/tin-tuc/")[2].decode()
    assert "Trao nhà cho bà con" in site.get("/tin-tuc/")[2].decode()
    type(article).objects.filter(pk=article.pk).update(state="withdrawn")
    assert "Trao nhà cho bà con" not in site.get("/tin-tuc/")[2].decode()


@pytest.mark.parametrize(
    "given",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "a=1; messages=x"},
        {"HTTP_AUTHORIZATION": "Basic eDp5"},
        {"REQUEST_METHOD": "HEAD"},
        {"REQUEST_METHOD": "POST"},
        {"CONTENT_TYPE": "text/html; charset=utf-7"},
        {"HTTP_HOST": "dau-do.example"},
        {"SERVER_NAME": "dau-do.example", "HTTP_HOST": ""},
        {"wsgi.url_scheme": "https"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"query": "q=quy"},
        {"query": "fbclid=x"},
        {"query": "%00"},
    ],
    ids=str,
)
def test_whoever_differs_is_judged_by_django_each_time(site, given):
    site.get("/tin-tuc/")
    asked = site.asked
    site.get("/tin-tuc/", **given)
    assert site.asked - asked == 1


def test_readers_are_counted_by_page_and_files_are_not(site):
    article = make_article()
    as_if_committed()
    for path in (article.get_absolute_url(), "/tin-tuc/rss.xml"):
        site.get(path)
        site.get(path)
        site.get(path)
    assert set(site.readings) == {f"news.article:{article.pk}"}
    assert len(site.readings) == 2


def test_programs_and_pages_fetched_ahead_do_not_count(monkeypatch):
    counted = []
    monkeypatch.setattr("frontportal.visits.waiting.add", counted.append)
    for given in ({}, {"HTTP_SEC_PURPOSE": "prefetch"}, {"HTTP_USER_AGENT": "Googlebot/2.1"}, {"HTTP_USER_AGENT": ""}):
        count_reading({"HTTP_USER_AGENT": FIREFOX, "REMOTE_ADDR": "10.0.0.1"} | given, "/tin-tuc/")
    assert [reading.page for reading in counted] == ["/tin-tuc/"]


def test_the_version_is_asked_on_a_connection_that_django_would_keep(own):
    assert wsgi.version_asked(own) == versions.asked(own)
    own.close_at = 0
    assert wsgi.version_asked(own) is None
    own.close_at = None
    own.errors_occurred = True
    assert wsgi.version_asked(own) is None
    own.errors_occurred = False
    own.set_autocommit(False)
    versions.asked(own)
    assert wsgi.version_asked(own) is None
    own.rollback()
    own.set_autocommit(True)
    assert wsgi.version_asked(own) == versions.asked(own)
    own.close()
    assert wsgi.version_asked(own) is None


def test_no_more_requests_are_known_than_there_is_room_for(site, monkeypatch):
    monkeypatch.setattr(wsgi, "MOST", 3)
    for year in range(2001, 2010):
        site.get("/kien-nghi/", f"nam={year}")
        site.get("/kien-nghi/", f"nam={year}")
        assert len(wsgi._addresses) <= 3

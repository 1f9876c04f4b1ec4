"""Pages kept in memory: true at every moment, and nobody's but everybody's."""

import gzip
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from frontportal.committee.models import Notice
from frontportal.page_cache import middleware, placeholders
from frontportal.replica import routing
from frontportal.visits import counting
from frontportal.visits.pages import key_of
from tests.makers import make_user
from tests.news.makers import make_article

from .conftest import as_if_committed

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """later(minutes=…) moves the clock of Python, which begins at noon: a few minutes never end the day."""
    real, passed = timezone.now, timedelta(hours=12 - timezone.localtime().hour)

    def move(**given):
        nonlocal passed
        passed += timedelta(**given)

    monkeypatch.setattr(timezone, "now", lambda: real() + passed)
    return move


def asked_of_view(path: str, client: Client | None = None, **headers) -> bool:
    """Whether a page is made anew rather than taken from memory: only then a template is filled."""
    return bool((client or Client()).get(path, headers=headers).templates)


class TestKept:
    def test_a_page_is_made_once(self, kept, django_assert_num_queries):
        assert [asked_of_view("/tin-tuc/") for _ in range(3)] == [True, False, False]
        with django_assert_num_queries(1):
            Client().get("/tin-tuc/")

    def test_it_is_the_same_page_with_the_same_headers(self, kept):
        first, second = Client().get("/tin-tuc/"), Client().get("/tin-tuc/")
        ids = [response.headers.pop("X-Request-ID") for response in (first, second)]
        assert (first.content, first.headers) == (second.content, second.headers)
        assert ids[0] != ids[1]
        assert "Content-Security-Policy" in second.headers

    def test_any_writing_makes_it_anew_at_once(self, kept):
        article = make_article("Trao nhà cho bà con")
        as_if_committed()
        assert "Trao nhà cho bà con" in Client().get("/tin-tuc/").content.decode()
        kept_before = len(kept.pages)
        type(article).objects.filter(pk=article.pk).update(state="withdrawn")
        assert kept_before == 1
        assert "Trao nhà cho bà con" not in Client().get("/tin-tuc/").content.decode()

    def test_each_choice_and_page_of_a_list_its_own(self, kept):
        assert [asked_of_view(path) for path in ("/van-ban/", "/van-ban/?loai=plan", "/van-ban/")] == [
            True,
            True,
            False,
        ]

    def test_words_that_somebody_typed_are_not_kept(self, kept):
        assert [asked_of_view("/tim-kiem/?q=quy") for _ in range(2)] == [True, True]
        assert [asked_of_view("/tin-tuc/?x=1") for _ in range(2)] == [True, True]
        assert len(kept.pages) == 0

    def test_what_other_sites_add_to_follow_people_is_no_other_page(self, kept):
        assert [asked_of_view(f"/tin-tuc/{end}") for end in ("", "?fbclid=IwAR0x&utm_source=zalo")] == [True, False]

    def test_another_host_is_another_page(self, kept):
        assert asked_of_view("/tin-tuc/", host="127.0.0.1")
        assert asked_of_view("/tin-tuc/", host="localhost")
        assert Client().get("/tin-tuc/", headers={"host": "dau-do.example"}).status_code == 400

    def test_compressed_for_who_takes_it(self, kept):
        for _ in range(2):
            response = Client().get("/tin-tuc/", headers={"accept-encoding": "gzip"})
            assert response["Content-Encoding"] == "gzip"
            assert gzip.decompress(response.content) == Client().get("/tin-tuc/").content
            assert response["Content-Length"] == str(len(response.content))
            assert response["Vary"] == "Accept-Encoding, Cookie"

    def test_no_more_than_its_room(self, kept, settings):
        settings.PAGE_CACHE_BYTES = 400_000
        for number in range(1, 10):
            Client().get(f"/kien-nghi/?nam={2000 + number}")
            assert kept.size == sum(page.size for page in kept.pages.values())
            assert 0 < kept.size <= 400_000
        settings.PAGE_CACHE_BYTES = 100_000  # of which one page takes too large a part
        kept.clear()
        Client().get("/kien-nghi/")
        assert (len(kept.pages), kept.size) == (0, 0)


class TestTime:
    def test_a_text_appears_when_its_hour_comes(self, kept, later):
        make_article("Hẹn giờ", published_at=timezone.now() + timedelta(minutes=5))
        shown = []
        for _ in range(3):
            shown.append("Hẹn giờ" in Client().get("/tin-tuc/").content.decode())
            later(minutes=4)
        assert shown == [False, False, True]

    def test_a_notice_goes_at_midnight(self, kept, later, monkeypatch):
        Notice.objects.create(
            shown=True, title="Nghỉ lễ hôm nay", since=timezone.localdate(), until=timezone.localdate()
        )
        assert "Nghỉ lễ hôm nay" in Client().get("/tin-tuc/").content.decode()
        later(days=1)
        assert "Nghỉ lễ hôm nay" not in Client().get("/tin-tuc/").content.decode()

    def test_the_clock_of_a_kept_page_goes_on(self, kept, later):
        first = Client().get("/tin-tuc/")
        later(minutes=7)
        second = Client().get("/tin-tuc/")
        assert (len(first.templates) > 0, len(second.templates)) == (True, 0)
        assert f"In lúc {timezone.localtime():%d/%m/%Y %H:%M}" in second.content.decode()
        assert placeholders.TOKEN not in second.content.decode()


class TestForOneReaderAlone:
    def test_who_is_signed_in_gets_his_own_and_leaves_nothing(self, kept):
        client = Client()
        client.force_login(make_user(group="Biên tập viên"))
        for _ in range(2):
            response = client.get("/tin-tuc/")
            assert (bool(response.templates), response["Cache-Control"]) == (True, "private")
        assert "ETag" not in response.headers
        assert len(kept.pages) == 0

    def test_nor_is_he_given_what_others_were(self, kept):
        draft = make_article("Bài chưa đăng", state="draft", published_at=None)
        assert Client().get(draft.get_absolute_url()).status_code == 404
        client = Client()
        client.force_login(make_user(group="Biên tập viên"))
        assert client.get(draft.get_absolute_url()).status_code == 200
        assert Client().get(draft.get_absolute_url()).status_code == 404

    def test_a_form_with_its_token(self, kept):
        tokens = {Client().get("/gop-y/").cookies["csrftoken"].value for _ in range(2)}
        assert (len(tokens), len(kept.pages)) == (2, 0)

    @pytest.mark.parametrize("path", ["/quan-tri/login/", "/khong-co/", "/healthz", "/static/css/site.css"])
    def test_pages_that_are_nobodys_or_change_with_who_asks(self, kept, path):
        Client().get(path)
        assert len(kept.pages) == 0

    def test_who_has_a_message_to_read(self, kept):
        client = Client()
        client.cookies["messages"] = "x"
        assert [asked_of_view("/tin-tuc/", client) for _ in range(2)] == [True, True]


class TestKnownToTheBrowser:
    def test_not_sent_again(self, kept):
        make_article()
        as_if_committed()
        etag = Client().get("/tin-tuc/")["ETag"]
        for _ in range(2):
            response = Client().get("/tin-tuc/", headers={"if-none-match": etag})
            assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
            kept.clear()
        make_article("Bài nữa")
        assert Client().get("/tin-tuc/", headers={"if-none-match": etag}).status_code == 200

    @pytest.mark.parametrize("path", ["/tin-tuc/rss.xml", "/sitemap.xml", "/robots.txt"])
    def test_feeds_and_files_too(self, kept, path):
        etag = Client().get(path)["ETag"]
        assert Client().get(path, headers={"if-none-match": etag}).status_code == 304

    def test_tomorrow_it_is_another_page(self, kept, later):
        etag = Client().get("/tin-tuc/")["ETag"]
        later(days=1)
        assert Client().get("/tin-tuc/", headers={"if-none-match": etag}).status_code == 200


def test_readers_of_a_kept_page_are_counted(kept):
    article = make_article()
    etag = Client().get(article.get_absolute_url())["ETag"]
    for position, headers in enumerate([{}, {}, {"if-none-match": etag}]):
        headers |= {"user-agent": FIREFOX}
        Client().get(article.get_absolute_url(), headers=headers, REMOTE_ADDR=f"10.0.0.{position}")
    assert counting.totals(key_of(article))["total"] == 3


class TestCutWhileItReads:
    """Somebody may restart the database, or cut its connections, in the middle of a page."""

    @pytest.mark.parametrize("method, is_cut, expected", [("get", True, 200), ("get", False, 503), ("post", True, 503)])
    def test_who_only_reads_asks_again(self, kept, rf, monkeypatch, method, is_cut, expected):
        answers = [HttpResponse("hỏng", status=503), HttpResponse("trang")]
        monkeypatch.setattr(middleware, "drop_broken_connection", lambda: is_cut)
        answer = middleware.PageCache(lambda request: answers.pop(0))(getattr(rf, method)("/tin-tuc/"))
        assert (answer.status_code, len(answers)) == (expected, 2 - (1 + (expected == 200)))

    def test_a_cut_connection_is_given_up_and_a_whole_one_is_not(self, own, monkeypatch):
        monkeypatch.setattr(routing, "read_connection", lambda: own)
        assert not routing.drop_broken_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [own.connection.info.backend_pid])
        with pytest.raises(OperationalError):
            own.cursor().execute("SELECT 1")
        assert routing.drop_broken_connection()
        assert (own.connection, routing.drop_broken_connection()) == (None, False)

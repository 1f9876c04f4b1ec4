"""Counting readers without knowing them."""

import logging
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Thread

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from frontportal.visits import counting, waiting
from frontportal.visits.models import SITE, Baseline, DailyCount, Presence, Salt
from frontportal.visits.pages import key_of
from frontportal.visits.templatetags.visits import words
from tests.news.makers import make_article

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def forgetful(monkeypatch):
    """Each test starts as a new process would."""
    monkeypatch.setattr(counting, "salt_of_day", None)


def views_of(record) -> int:
    return counting.totals(key_of(record))["total"]


def count(*, address: str, agent: str, page: str) -> None:
    counting.count(counting.reading(address=address, agent=agent, page=page))


def read(path: str, *, agent: str = FIREFOX, address: str = "10.0.0.1", **headers):
    return Client().get(path, headers={"User-Agent": agent, **headers}, REMOTE_ADDR=address)


@pytest.mark.django_db
class TestWhatCounts:
    def test_a_reader_of_a_page(self):
        article = make_article()
        read(article.get_absolute_url())
        assert views_of(article) == 1
        assert counting.totals() == {"total": 1, "week": 1, "month": 1, "year": 1, "online": 1}
        assert [words("|total"), words("|online"), words(f"{key_of(article)}|total")] == ["0000001", "1", "1"]

    def test_a_reload_adds_nothing(self):
        article = make_article()
        for _ in range(5):
            read(article.get_absolute_url())
        assert (views_of(article), counting.totals()["total"]) == (1, 1)

    def test_a_second_page_is_a_view_but_no_second_visit(self):
        article = make_article()
        read(article.get_absolute_url())
        read("/tin-tuc/")
        assert counting.totals()["total"] == 1
        assert counting.totals("/tin-tuc/")["total"] == 1

    def test_another_reader_counts(self):
        article = make_article()
        read(article.get_absolute_url())
        read(article.get_absolute_url(), agent=PHONE)
        read(article.get_absolute_url(), address="10.0.0.2")
        assert (views_of(article), counting.totals()["online"]) == (3, 3)

    def test_the_same_reader_after_half_an_hour_counts_again(self):
        article = make_article()
        read(article.get_absolute_url())
        Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=31))
        read(article.get_absolute_url())
        assert views_of(article) == 2

    def test_a_new_address_of_the_article_keeps_its_count(self):
        article = make_article()
        read(article.get_absolute_url())
        article.slug = "dia-chi-moi"
        article.save()
        read(article.get_absolute_url(), agent=PHONE)
        assert views_of(article) == 2

    @pytest.mark.parametrize(
        "agent",
        ["", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.5.0", "python-requests/2.32", "bingbot/2.0"],
    )
    def test_bots_do_not(self, agent):
        read("/tin-tuc/", agent=agent)
        assert not DailyCount.objects.exists()

    @pytest.mark.parametrize("path", ["/khong-co/", "/tin-tuc/rss.xml", "/robots.txt", "/healthz", "/quan-tri/login/"])
    def test_only_public_pages_do(self, path):
        read(path)
        assert not DailyCount.objects.exists()

    def test_nor_pages_fetched_ahead_nor_heads(self):
        read("/tin-tuc/", **{"Sec-Purpose": "prefetch;prerender"})
        Client().head("/tin-tuc/", headers={"User-Agent": FIREFOX})
        assert not DailyCount.objects.exists()

    def test_nor_the_preview_of_a_draft(self):
        from tests.makers import make_user

        client = Client(headers={"User-Agent": FIREFOX})
        client.force_login(make_user(group="Biên tập viên"))
        assert client.get(make_article(state="draft", published_at=None).get_absolute_url()).status_code == 200
        assert not DailyCount.objects.exists()


@pytest.mark.django_db
class TestWhatIsKept:
    def test_nothing_that_names_a_reader(self):
        read("/tin-tuc/", address="203.0.113.77")
        kept = [*Presence.objects.values_list(), *DailyCount.objects.values_list()]
        assert "203.0.113.77" not in repr(kept)
        assert "Firefox" not in repr(kept)

    def test_the_hash_differs_from_day_to_day_and_its_key_is_thrown_away(self, monkeypatch):
        read("/tin-tuc/")
        today = set(Presence.objects.values_list("visitor", flat=True))
        Presence.objects.all().delete()
        monkeypatch.setattr(timezone, "localdate", lambda *given: timezone.now().date() + timedelta(days=2))
        read("/tin-tuc/")
        assert today.isdisjoint(Presence.objects.values_list("visitor", flat=True))
        assert Salt.objects.count() == 1

    def test_processes_share_the_days_key(self, monkeypatch):
        read("/tin-tuc/")
        monkeypatch.setattr(counting, "salt_of_day", None)
        read("/tin-tuc/")
        assert counting.totals("/tin-tuc/")["total"] == 1

    def test_presence_is_forgotten_after_half_an_hour(self, monkeypatch):
        read("/tin-tuc/")
        Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=31))
        read("/van-ban/", address="10.9.9.9")
        assert set(Presence.objects.values_list("page", flat=True)) == {SITE, "/van-ban/"}

    def test_no_cookie_is_set(self):
        assert dict(read("/tin-tuc/").cookies) == {}


@pytest.mark.django_db
class TestTotals:
    def test_the_old_sites_count_is_added(self):
        article = make_article()
        Baseline.objects.create(page=SITE, count=424_280, as_of="2024-03-15")
        Baseline.objects.create(page=key_of(article), count=423, as_of="2024-03-15")
        assert words("|total") == "0424280"
        assert views_of(article) == 423

    def test_week_month_and_year(self, monkeypatch):
        wednesday = timezone.datetime(2024, 5, 15).date()
        monkeypatch.setattr(timezone, "localdate", lambda *given: wednesday)
        for day, count in [("2024-05-13", 1), ("2024-05-12", 10), ("2024-04-30", 100), ("2023-12-31", 1000)]:
            DailyCount.objects.create(day=day, page=SITE, count=count)
        found = counting.totals()
        assert (found["week"], found["month"], found["year"], found["total"]) == (1, 11, 111, 1111)

    def test_online_means_five_minutes(self):
        read("/tin-tuc/")
        Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=6))
        assert counting.totals()["online"] == 0


@pytest.mark.django_db
class TestCost:
    def test_one_statement_and_one_for_the_days_key(self, django_assert_num_queries):
        for statements in (2, 1, 1):
            with django_assert_num_queries(statements):
                count(address="10.0.0.1", agent=FIREFOX, page="/tin-tuc/")

    def test_readings_that_waited_are_counted_in_one_statement(self, django_assert_num_queries, settings):
        settings.VISITS_SECONDS = 600
        for position in range(5):
            read("/tin-tuc/", address=f"10.0.0.{position % 2}")
        assert not DailyCount.objects.exists()
        waiting._timer.cancel()
        with django_assert_num_queries(1):
            waiting.write()
        assert counting.totals("/tin-tuc/") == {"total": 2, "week": 2, "month": 2, "year": 2, "online": 2}
        with django_assert_num_queries(0):
            waiting.write()

    def test_readings_of_two_days_that_waited_together(self, monkeypatch):
        evening = counting.reading(address="10.0.0.1", agent=FIREFOX, page="/tin-tuc/")
        night = evening._replace(visitor="other", day=evening.day + timedelta(days=1))
        counting.count(evening, night)
        assert [*DailyCount.objects.filter(page=SITE).order_by("day").values_list("day", "count")] == [
            (evening.day, 1),
            (night.day, 1),
        ]

    def test_a_failure_is_logged_and_the_page_still_comes(self, monkeypatch, caplog):
        def broken(*readings):
            raise DatabaseError("hỏng")

        monkeypatch.setattr(waiting, "count", broken)
        with caplog.at_level(logging.ERROR):
            assert read("/tin-tuc/").status_code == 200
        assert "1 visits could not be counted" in caplog.text


@pytest.mark.django_db
def test_many_at_once_lose_nothing():
    """Real connections that commit, each reader's own; what they leave is swept away afterwards."""

    def run(*jobs):
        threads = [Thread(target=job) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def readers(number):
        try:
            for position in range(10):
                count(address=f"10.{number}.0.{position}", agent=FIREFOX, page="/tin-tuc/")
        finally:
            connection.close()

    def sweep():
        for model in (Presence, DailyCount, Salt):
            model.objects.all().delete()
        connection.close()

    try:
        run(*(partial(readers, number) for number in range(6)))
        assert (counting.totals("/tin-tuc/")["total"], counting.totals()["total"]) == (60, 60)
    finally:
        run(sweep)


def test_presence_is_told_by_the_clock_of_vietnam():
    seen = datetime(2026, 11, 28, 18, 30, tzinfo=UTC)
    assert str(Presence(page="", seen_at=seen)) == "Toàn trang lúc 01:30"

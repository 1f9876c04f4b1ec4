"""One tap under an article: counted by month, once a day of a sender, and nothing about who it was."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection, transaction

from frontportal.ratings.models import MonthlyRating
from frontportal.visits.models import SenderWindow
from tests.news.makers import make_article


@pytest.fixture
def article(db):
    return make_article()


def rate(client, article, opinion: str = "co", address: str = "192.0.2.1", **headers):
    form = BeautifulSoup(client.get(article.get_absolute_url()).content, "lxml").select_one("form.rating")
    return client.post(form["action"], {"y": opinion}, REMOTE_ADDR=address, headers=headers)


def counts() -> list[tuple[int, int]]:
    return list(MonthlyRating.objects.values_list("helpful", "unhelpful"))


class TestRating:
    def test_is_counted_once_a_day_of_a_sender(self, client, article):
        assert "Cảm ơn" in rate(client, article).content.decode()
        assert "đã đánh giá rồi" in rate(client, article, "chua").content.decode()
        page = rate(client, article, "chua", "192.0.2.2").content.decode()
        assert counts() == [(1, 1)]
        assert "1 trong 2 người đọc" in page

    def test_a_sender_may_rate_so_many_articles_a_day(self, client, article, monkeypatch):
        monkeypatch.setattr("frontportal.ratings.views.MOST_A_DAY", 1)
        rate(client, article)
        rate(client, make_article("Khác"))
        assert counts() == [(1, 0)]

    def test_keeps_no_address(self, client, article):
        rate(client, article)
        assert "192.0.2.1" not in str(list(SenderWindow.objects.values()))

    @pytest.mark.parametrize(
        "headers",
        [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.com"}, {"Origin": "null"}],
    )
    def test_other_sites_can_t_send_for_their_readers(self, client, article, headers):
        assert rate(client, article, **headers).status_code == 403
        assert counts() == []

    @pytest.mark.parametrize("opinion", ["", "x", "<b>", "co,chua"])
    def test_anything_else_is_told(self, client, article, opinion):
        response = rate(client, article, opinion)
        assert (response.status_code, "Hãy chọn" in response.content.decode()) == (404, True)

    def test_only_what_the_public_reads(self, client, article):
        path = f"{article.get_absolute_url()}danh-gia/"
        assert client.get(path).status_code == 405
        type(article).objects.filter(pk=article.pk).update(state="withdrawn")
        assert client.post(path, {"y": "co"}).status_code == 404

    def test_reading_writes_nothing(self, client, article):
        client.get(article.get_absolute_url())
        assert counts() == []


def test_a_year_s_end_begins_a_new_row(article, monkeypatch):
    for day in (date(2026, 12, 31), date(2027, 1, 1)):
        monkeypatch.setattr("frontportal.ratings.models.timezone.localdate", lambda day=day: day)
        MonthlyRating.objects.add(article, is_helpful=True)
    assert [rating.month for rating in MonthlyRating.objects.order_by("month")] == [date(2026, 12, 1), date(2027, 1, 1)]


@pytest.mark.parametrize(
    "values", [{"month": date(2026, 1, 2), "helpful": 1}, {"month": date(2026, 1, 1)}, {"month": None, "helpful": 1}]
)
def test_the_database_takes_months_with_opinions(article, values):
    with pytest.raises(DatabaseError), transaction.atomic():
        MonthlyRating.objects.create(article=article, **values)
    assert connection.is_usable()

"""The public page of what is read: months, sections, articles, opinions; counts only."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from frontportal.ratings.models import MonthlyRating
from frontportal.statistics_page import section_of
from frontportal.visits.models import SITE, Baseline, DailyCount
from frontportal.visits.statistics import months_before, visits_by_month
from tests.news.makers import make_article


def count(page: str, views: int, day: date) -> None:
    DailyCount.objects.create(page=page, day=day, count=views)


def rows(soup, caption: str) -> list[list[str]]:
    table = next(each for each in soup.find_all("table") if each.caption.text == caption)
    return [[cell.text for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")]


@pytest.mark.parametrize(
    ("page", "section"),
    [
        ("/", "Trang chủ"),
        ("/tin-tuc/chuyen-muc/x/", "Tin tức"),
        ("news.article:1", "Tin tức"),
        ("news.document:1", "Văn bản"),
        ("voters.petition:1", "Kiến nghị"),
        ("/quy-vi-nguoi-ngheo/ung-ho/", "Ủng hộ"),
        ("ledger.contribution:3", "Thu chi của Quỹ"),
        ("redirects.redirect:1", ""),
        ("khong.ro:1", "Trang khác"),
        ("/khong-co-trong-danh-muc/", "Trang khác"),
    ],
)
def test_every_page_belongs_to_a_section(page, section):
    assert section_of(page) == section


def test_months_are_counted_back():
    assert months_before(date(2026, 1, 31), 1) == date(2025, 12, 1)
    assert months_before(date(2026, 11, 30), 11) == date(2025, 12, 1)


@pytest.mark.django_db
class TestStatistics:
    def test_months_begin_with_the_first_that_was_counted(self):
        today = date(2026, 11, 29)
        count(SITE, 5, date(2026, 9, 30))
        count(SITE, 7, date(2026, 11, 1))
        count(SITE, 9, date(2024, 11, 1))
        assert visits_by_month(today) == [(date(2026, 9, 1), 5), (date(2026, 10, 1), 0), (date(2026, 11, 1), 7)]

    def test_the_page_says_it_all_in_few_questions(self, client, django_assert_max_num_queries):
        today, article = timezone.localdate(), make_article("Đọc nhiều")
        count(SITE, 1200, today)
        count(f"news.article:{article.pk}", 1100, today)
        count("/van-ban/", 100, today)
        count("/van-ban/", 900, today - timedelta(days=31))
        count("redirects.redirect:1", 50, today)
        Baseline.objects.create(page=SITE, count=424_280, as_of=date(2024, 3, 15))
        MonthlyRating.objects.create(article=article, month=today.replace(day=1), helpful=4, unhelpful=1)
        with django_assert_max_num_queries(12):
            response = client.get("/thong-ke-truy-cap/")
        soup = BeautifulSoup(response.content, "lxml")
        assert rows(soup, "Lượt truy cập từng tháng") == [[f"{today:%m/%Y}", "1.200"]]
        assert rows(soup, "Lượt xem theo mục") == [["Tin tức", "1.100"], ["Văn bản", "100"]]
        text = " ".join(soup.main.get_text(" ").split())
        assert "424.280 lượt do trang cũ đếm đến 15/03/2024" in text
        assert "Đọc nhiều 4/5 người đọc" in text
        assert "no-store" in response["Cache-Control"]

    def test_nothing_counted_yet_is_said(self, client):
        assert "Chưa đếm được lượt nào." in client.get("/thong-ke-truy-cap/").content.decode()

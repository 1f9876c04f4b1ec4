"""The front page's news: lead, four beside it, a second tier, what is read most, and how old the newest is."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from frontportal.front_page import front_articles, most_read
from frontportal.visits.models import DailyCount
from tests.news.makers import make_article
from tests.welfare.makers import make_appeal, make_books


def count(article, views: int, *, days_ago: int = 0) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    DailyCount.objects.create(page=f"news.article:{article.pk}", day=day, count=views)


@pytest.mark.django_db
class TestFrontPage:
    def test_most_read_of_thirty_days_and_only_what_is_public(self, client):
        seldom, often, gone, old = (make_article(title) for title in ("Ít", "Nhiều", "Gỡ", "Cũ"))
        count(seldom, 2)
        count(often, 3)
        count(often, 4, days_ago=29)
        count(gone, 9)
        count(old, 99, days_ago=31)
        type(gone).objects.filter(pk=gone.pk).update(state="withdrawn")
        assert [(article.title, article.views) for article in most_read()] == [("Nhiều", 7), ("Ít", 2)]
        soup = BeautifulSoup(client.get("/").content, "lxml")
        assert [link.text for link in soup.select(".most-read-list a")] == ["Nhiều", "Ít"]

    def test_a_lead_four_beside_it_and_a_second_tier(self, client):
        for number in range(12):
            make_article(f"Bài {number}")
        soup = BeautifulSoup(client.get("/").content, "lxml")
        found = [len(soup.select(each)) for each in (".lead", ".front .side-list > li", ".front-tier > article")]
        assert found == [1, 4, 6]
        assert not soup.select(".most-read")

    def test_what_is_pinned_leads(self):
        make_article("Mới hơn")
        make_article("Ghim", pinned=True, published_at=timezone.now() - timedelta(days=300))
        assert [article.title for article in front_articles().newest] == ["Ghim", "Mới hơn"]

    @pytest.mark.parametrize(("days", "is_said"), [(10, False), (90, True)])
    def test_says_when_the_newest_is_old(self, client, days, is_said):
        moment = timezone.now() - timedelta(days=days)
        make_article("Bài", published_at=moment)
        said = f"Tin mới nhất đăng ngày {timezone.localtime(moment):%d/%m/%Y}."
        assert (said in client.get("/").content.decode()) is is_said

    def test_names_the_appeals_that_take_gifts_today(self, client):
        today, fund = timezone.localdate(), make_books(year=timezone.localdate().year).fund
        shown = {"state": "published", "published_at": timezone.now()}
        for code, title, opened, closed in (
            ("SAU1", "Đóng sau", today - timedelta(days=3), today + timedelta(days=9)),
            ("TRUOC1", "Đóng trước", today - timedelta(days=9), today),
            ("QUA1", "Đã đóng", today - timedelta(days=9), today - timedelta(days=1)),
            ("MAI1", "Chưa mở", today + timedelta(days=1), None),
        ):
            make_appeal(fund.years.get(), code=code, title=title, opened_on=opened, closed_on=closed, **shown)
        make_appeal(fund.years.get(), code="NHAP1", title="Bản nháp", opened_on=today)
        soup = BeautifulSoup(client.get("/").content, "lxml")
        found = [
            line.text
            for line in soup.select("section[aria-labelledby=quy-vi-nguoi-ngheo] p")
            if "vận động" in line.text
        ]
        assert found == [
            f"Đang vận động: Đóng trước, nhận đến hết {today:%d/%m/%Y}.",
            f"Đang vận động: Đóng sau, nhận đến hết {today + timedelta(days=9):%d/%m/%Y}.",
        ]

"""The committee's particulars on every page, its standing pages, notices and links."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from frontportal.committee.models import Committee, Link, LinkList, Notice, Officer, Page
from tests.makers import make_user

TODAY = timezone.localdate


def make_committee(**given) -> Committee:
    return Committee.objects.create(**{"name": "huyện Mẫu", "year": 2024, "theme": "Đoàn kết"} | given)


def make_page(slug: str = "gioi-thieu", **given) -> Page:
    values = {"title": "Giới thiệu", "body": "<p>Chữ.</p>", "state": "published", "published_at": timezone.now()}
    return Page.objects.create(slug=slug, **values | given)


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


@pytest.mark.django_db
class TestCommittee:
    def test_there_is_only_one(self):
        make_committee()
        with pytest.raises(IntegrityError), transaction.atomic():
            Committee.objects.create(id=2, name="khác", year=2024)

    def test_its_name_and_theme_stand_above_every_page(self, client):
        year = timezone.localdate().year
        make_committee(year=year)
        soup = soup_of(client.get("/van-ban/"))
        assert "Mẫu" in soup.find(class_="masthead-place").text
        assert soup.find(class_="strip-theme").text == f"Năm {year}: Đoàn kết"

    def test_a_theme_goes_with_its_year(self, client):
        make_committee(year=timezone.localdate().year - 1)
        assert soup_of(client.get("/van-ban/")).find(class_="strip-theme") is None

    def test_pages_answer_before_anyone_entered_it(self, client):
        assert client.get("/van-ban/").status_code == 200

    def test_the_list_leads_to_the_one_record(self, client):
        make_committee()
        client.force_login(make_user(group="Biên tập viên"))
        assert client.get("/quan-tri/committee/committee/")["Location"] == "/quan-tri/committee/committee/1/change/"
        assert client.get("/quan-tri/committee/committee/add/").status_code == 403


@pytest.mark.django_db
class TestPages:
    def test_only_published_ones(self, client):
        make_page()
        make_page("nhap", title="Bản nháp này", state="draft", published_at=None)
        assert "Bản nháp này" not in client.get("/gioi-thieu/").content.decode()
        assert client.get("/gioi-thieu/nhap/").status_code == 404

    def test_officers_in_office_are_listed(self, client):
        make_page("co-cau", appendix="officers")
        Officer.objects.create(full_name="Người Đang Làm", title="Chủ tịch", since="2019-06-01")
        Officer.objects.create(full_name="Người Đã Nghỉ", title="Phó Chủ tịch", until=TODAY() - timedelta(days=1))
        rows = soup_of(client.get("/gioi-thieu/co-cau/")).find_all("th", scope="row")
        assert [row.text for row in rows] == ["Người Đang Làm"]

    def test_contacts_are_shown(self, client):
        make_committee(address="Số 1, đường Minh Hoạ", working_hours="7:30–16:30")
        make_page("lien-he", appendix="contacts")
        values = [value.text for value in soup_of(client.get("/gioi-thieu/lien-he/")).main.find_all("dd")]
        assert values == ["Số 1, đường Minh Hoạ", "7:30–16:30"]


@pytest.mark.django_db
class TestNotices:
    def test_shown_from_day_to_day(self, client):
        day = TODAY()
        Notice.objects.create(shown=True, title="Hôm nay", since=day, until=day)
        Notice.objects.create(shown=True, title="Còn mãi", since=day - timedelta(days=9))
        Notice.objects.create(shown=True, title="Đã qua", since=day - timedelta(days=9), until=day - timedelta(days=1))
        Notice.objects.create(shown=True, title="Sắp tới", since=day + timedelta(days=1))
        shown = [notice.strong.text for notice in soup_of(client.get("/van-ban/")).find_all(class_="notice")]
        assert shown == ["Hôm nay", "Còn mãi"]

    def test_cannot_end_before_it_starts(self):
        notice = Notice(title="Sai", since=TODAY(), until=TODAY() - timedelta(days=1))
        with pytest.raises(ValidationError, match="Ngày kết thúc"):
            notice.full_clean()


@pytest.mark.django_db
class TestLinks:
    def test_in_lists_in_the_footer(self, client):
        first = LinkList.objects.create(title="Liên kết", position=1)
        Link.objects.create(link_list=first, label="Mặt trận Việt Nam", url="https://mattran.org.vn/")
        footer = soup_of(client.get("/van-ban/")).footer
        assert footer.find("a", href="https://mattran.org.vn/").text == "Mặt trận Việt Nam"

    @pytest.mark.parametrize(
        "url", ["javascript:alert(1)", "//evil.example", "mattran.org.vn", 'https://a"b', "data:x"]
    )
    def test_only_real_addresses(self, url):
        with pytest.raises(ValidationError, match="https://"):
            Link(label="x", url=url).clean_fields(exclude=["link_list"])

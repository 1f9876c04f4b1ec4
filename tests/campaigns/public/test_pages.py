"""Public pages of campaigns and areas, on the small world."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client

from tests.campaigns.makers import make_activity, make_campaign, make_honour, make_recognition, make_unity_day


def page(path: str) -> BeautifulSoup:
    response = Client().get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def cells(row) -> list[str]:
    return [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]


def test_areas_of_a_year(world):
    make_recognition(world.north_areas[0])
    make_recognition(world.north_areas[0], title="kieu-mau", decision_number="87/QĐ")
    make_unity_day(world.south_areas[0], attendance=1234)
    soup = page("/khu-dan-cu/2023/")
    rows = [cells(row) for row in soup.select("tbody tr")]
    assert rows == [["Bắc Mẫu", "2", "1", "1", "0", "0", "0"], ["Nam Mẫu", "2", "0", "0", "1", "1", "1.234"]]
    assert cells(soup.select_one("tfoot tr")) == ["Toàn địa bàn", "4", "1", "1", "1", "1", "1.234"]
    assert "Theo Quyết định số 87/QĐ ngày 22/11/2023." in soup.get_text(" ", strip=True)


def test_areas_without_records(world):
    assert Client().get("/khu-dan-cu/").status_code == 404
    assert Client().get("/khu-dan-cu/2023/").status_code == 404
    make_unity_day(world.north_areas[0])
    assert Client().get("/khu-dan-cu/").url == "/khu-dan-cu/2023/"
    assert Client().get("/khu-dan-cu/99999999999/").status_code == 404


def test_campaigns_show_only_what_is_shown(world):
    shown, hidden = make_campaign(), make_campaign(slug="kin", name="Còn kín", shown=False)
    make_activity(world.north, shown, title="Phiên chợ")
    make_activity(world.north, shown, title="Nháp", shown=False)
    make_activity(world.north, hidden, title="Trong phong trào kín")
    make_honour(world.district)
    text = page("/phong-trao/").get_text(" ", strip=True)
    assert "Phiên chợ" in text and "1 hoạt động" in text and "chưa rõ" in text
    assert "Nháp" not in text and "kín" not in text
    assert Client().get("/phong-trao/kin/").status_code == 404


def test_activities_of_a_campaign_by_year(world):
    campaign = make_campaign()
    make_activity(world.north, campaign, title="Năm ngoái", date=date(2022, 3, 1))
    make_activity(world.north, campaign, title="Năm nay")
    text = page("/phong-trao/hang-viet/").get_text(" ", strip=True)
    assert "Năm nay" in text and "Năm ngoái" not in text
    assert "Năm ngoái" in page("/phong-trao/hang-viet/?nam=2022").get_text()
    for asked in ("2021", "abc", "²"):
        assert Client().get(f"/phong-trao/hang-viet/?nam={asked}").status_code == 404


def test_a_unit_tells_its_years(world):
    make_recognition(world.north_areas[0])
    make_unity_day(world.north_areas[0], attendance=120)
    make_unity_day(world.north_areas[1], festival=False, attendance=30)
    make_activity(world.north, make_campaign())
    soup = page("/dia-ban/bac-mau/")
    tables = {
        table.caption.get_text(strip=True): [cells(row) for row in table.select("tbody tr")]
        for table in soup.select("table")
    }
    assert tables == {
        "Khu dân cư được công nhận": [["2023", "1", "0"]],
        "Ngày hội Đại đoàn kết": [["2023", "1/2", "2", "150"]],
        "Hoạt động của các cuộc vận động, phong trào": [["2023", "1", "40"]],
    }
    area = page(f"/dia-ban/{world.north_areas[0].code}/")
    assert cells(area.select_one("tbody tr")) == ["2023", "Đạt", "–"]


def test_communes_grid_asks_once(world, django_assert_num_queries):
    make_recognition(world.north_areas[0])
    make_recognition(world.north_areas[0], title="kieu-mau")
    with django_assert_num_queries(1):
        html = Template("{% load campaigns %}{% communes_grid %}").render(Context())
    cards = [card.get_text(" ", strip=True) for card in BeautifulSoup(html, "lxml").select(".commune-tiles > li")]
    assert cards == [
        "Bắc Mẫu 2 khu dân cư 1 được công nhận",
        "Nam Mẫu 2 khu dân cư 0 được công nhận",
    ]


def test_of_very_many_communes_the_first_page_shows_the_first(world, monkeypatch):
    monkeypatch.setattr("campaigns.public.templatetags.campaigns.MOST_TILES", 1)
    make_recognition(world.north_areas[0])
    grid = BeautifulSoup(Template("{% load campaigns %}{% communes_grid %}").render(Context()), "lxml")
    assert [each.text for each in grid.select(".commune-tile-name, h2")] == ["Các xã, thị trấn", "Bắc Mẫu"]
    assert "/dia-ban/" in [link["href"] for link in grid.select("a.onward")]


def test_of_very_many_areas_the_page_shows_the_first_and_sums_up_the_others(world, monkeypatch):
    monkeypatch.setattr("campaigns.public.areas.MOST_COMMUNES", 1)
    monkeypatch.setattr("campaigns.public.areas.MOST_AREAS", 1)
    for area in (*world.north_areas, world.south_areas[0]):
        make_recognition(area)
    soup = page("/khu-dan-cu/2023/")
    assert [cells(row)[:2] for row in soup.select("table tbody tr, table tfoot tr")] == [
        ["Bắc Mẫu", "2"],
        ["1 đơn vị khác", "2"],
        ["Toàn địa bàn", "4"],
    ]
    section = soup.select_one("section[aria-labelledby=danh-hieu-1]")
    assert (len(section.select(".recognised li li")), "Còn 2 khu dân cư" in section.text) == (1, True)


@pytest.mark.django_db
def test_communes_grid_of_an_empty_portal():
    assert Template("{% load campaigns %}{% communes_grid %}").render(Context()).strip() == ""


def test_the_areas_behind_the_difference(world, django_assert_max_num_queries):
    make_unity_day(world.north_areas[0])
    make_unity_day(world.north_areas[1], ceremony=True, festival=False, meal=True, note="Trưởng thôn ốm")
    none = {"ceremony": False, "festival": False, "meal": False, "attendance": 0, "held_on": None}
    make_unity_day(world.south_areas[0], **none)
    make_unity_day(world.south_areas[1], year=2022)
    with django_assert_max_num_queries(30):
        soup = page("/khu-dan-cu/2023/khong-to-chuc/")
    assert [cells(row) for row in soup.select("tbody tr")] == [
        ["Thôn 2", "Xã Bắc Mẫu", "Chỉ có phần lễ, bữa cơm đoàn kết"],
        ["Tổ dân phố 1", "Thị trấn Nam Mẫu", "Không tổ chức"],
        ["Tổ dân phố 2", "Thị trấn Nam Mẫu", "Chưa ghi"],
    ]
    assert "1/4 khu dân cư có vào ngày 18/11/2023" in soup.text
    assert "ốm" not in soup.text
    assert Client().get("/khu-dan-cu/2021/khong-to-chuc/").status_code == 404

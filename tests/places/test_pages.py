"""The pages of units."""

from bs4 import BeautifulSoup
from django.test import Client

from frontportal.places.models import Succession
from tests.welfare.makers import make_gift
from tests.world import MERGER, make_unit


def text(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml").find("main").get_text(" ", strip=True)


def test_units_of_then_and_of_today(world):
    today, then = text("/dia-ban/"), text("/dia-ban/?ngay=2023-11-18")
    assert "Hợp Mẫu" in today and "Bắc Mẫu" not in today
    assert "Bắc Mẫu" in then and "Nam Mẫu" in then and "4 khu dân cư" in then


def test_days_that_are_none(world):
    for day in ("2023-02-31", "hôm qua", "99999999999999"):
        assert Client().get("/dia-ban/", {"ngay": day}).status_code == 404
    assert Client().get("/dia-ban/", {"ngay": "0001-01-01"}).status_code == 200


def test_lineage_is_told_both_ways(world):
    assert "Lập ngày 01/07/2025 từ Xã Bắc Mẫu Thị trấn Nam Mẫu" in text("/dia-ban/hop-mau/")
    old = text("/dia-ban/bac-mau/")
    assert "Từ ngày 01/07/2025 nhập vào Xã Hợp Mẫu" in old
    assert "Hoạt động đến hết ngày 30/06/2025." in old


def test_one_code_with_two_lives(world):
    make_unit("bac-mau", "Bắc Mẫu Mới", "commune", world.province, since=MERGER)
    assert "Xã Bắc Mẫu Mới" in text("/dia-ban/bac-mau/")
    assert "Hoạt động đến hết ngày 30/06/2025." in text("/dia-ban/bac-mau/?den=2025-07-01")
    assert Client().get("/dia-ban/bac-mau/?den=2020-01-01").status_code == 404
    assert Client().get("/dia-ban/khong-co/").status_code == 404


def test_parts_of_a_commune_that_has_ended(world):
    make_unit("bac-mau-3", "Thôn 3", "area", world.north, until="2023-01-01")
    found = text("/dia-ban/bac-mau/")
    assert "2 khu dân cư" in found and "Thôn 3" not in found


def test_a_successor_shows_what_happened_in_its_predecessors(world):
    make_gift(world.north, 7, 400_000)
    make_gift(world.south, 5, 400_000)
    assert "Hồ sơ của các đơn vị trước" in text("/dia-ban/hop-mau/")
    found = text("/dia-ban/hop-mau/don-vi-truoc/")
    assert "Xã Bắc Mẫu" in found and "2023 7" in found
    assert "Thị trấn Nam Mẫu" in found and "2023 5" in found
    for none in ("bac-mau", "khong-co"):
        assert Client().get(f"/dia-ban/{none}/don-vi-truoc/").status_code == 404
    Succession.objects.filter(predecessor=world.south).update(whole=False)
    assert "số dưới đây là của cả đơn vị cũ" in text("/dia-ban/hop-mau/don-vi-truoc/")


def test_very_many_units_are_turned_page_by_page(world, monkeypatch):
    monkeypatch.setattr("frontportal.places.public.views.SIZE", 1)
    first, second = text("/dia-ban/?ngay=2023-11-18"), text("/dia-ban/?ngay=2023-11-18&trang=2")
    assert [("Bắc Mẫu" in each, "Nam Mẫu" in each, "4 khu dân cư" in each) for each in (first, second)] == [
        (True, False, True),
        (False, True, True),
    ]
    assert ["Thôn 1" in text("/dia-ban/bac-mau/"), "Thôn 1" in text("/dia-ban/bac-mau/?trang=2")] == [True, False]
    assert "2 khu dân cư" in text("/dia-ban/bac-mau/?trang=2")
    assert Client().get("/dia-ban/?trang=9").status_code == 404

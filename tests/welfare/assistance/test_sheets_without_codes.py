"""Lists of offices have no codes: each row is a new record that gets one, and the same list again adds nothing."""

from datetime import date

import pytest
from django.utils import timezone

from frontportal.kit.numbering import number_all
from tests.forms import fields_sent
from tests.makers import make_user
from tests.resources import load
from tests.welfare.makers import make_house
from welfare.assistance.models.house import House
from welfare.assistance.models.household import Household
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.resources import HouseholdResource, HouseResource, LivelihoodResource


@pytest.fixture
def year() -> int:
    return timezone.localdate().year


def codes(model) -> list[str]:
    return list(model.objects.order_by("pk").values_list("code", flat=True))


def test_households(world, year):
    Household.objects.create(code=f"ho-{year}-007", head="Có Sẵn", unit=world.merged, group="poor")
    headers = ["Họ tên chủ hộ", "Năm sinh chủ hộ", "Đơn vị", "Diện", "Điện thoại"]
    rows = [("Nguyễn Thử", 1960, "hop-mau", "Hộ nghèo", ""), ("Trần Thử", "", "hop-mau", "Hộ cận nghèo", "")]
    assert load(HouseholdResource, headers, *rows).totals["new"] == 2
    assert codes(Household) == [f"ho-{year}-007", f"ho-{year}-008", f"ho-{year}-009"]
    assert load(HouseholdResource, headers, *rows).totals["skip"] == 2
    moved = load(HouseholdResource, headers, (*rows[0][:4], "0912345678"))
    assert (moved.totals["update"], Household.objects.get(head="Nguyễn Thử").phone) == (1, "0912345678")


@pytest.mark.parametrize(
    "born", ["1960", 1960, "02/09/1960", date(1960, 9, 2), "Ngày 2 tháng 9 năm 1960", "1960-09-02"]
)
def test_of_a_day_of_birth_the_year_is_kept(world, born):
    headers = ["Họ tên chủ hộ", "Năm sinh chủ hộ", "Đơn vị", "Diện"]
    assert load(HouseholdResource, headers, ("Nguyễn Thử", born, "hop-mau", "Hộ nghèo")).totals["new"] == 1
    assert Household.objects.get().birth_year == 1960


def test_households_of_a_list_from_before_a_merger(world):
    headers = ["Họ tên chủ hộ", "Năm sinh chủ hộ", "Đơn vị", "Diện"]
    Household.objects.create(code="cu", head="Nguyễn Thử", birth_year=1960, unit=world.north_areas[0], group="poor")
    found = load(HouseholdResource, headers, ("nguyễn thử", "", "X. Bắc Mẫu, H. Suối Mẫu", "Hộ nghèo"))
    assert found.notes == ["“X. Bắc Mẫu, H. Suối Mẫu” là tên trước khi sắp xếp: Xã Bắc Mẫu nay là Xã Hợp Mẫu."]
    assert [each.doubts[0].partition(" (")[0] for each in found.rows] == ["Có thể là hộ đã có: Hộ cu"]
    again = load(HouseholdResource, ["Mã hộ", *headers], ("cu", "Nguyễn Thử", 1960, "Thôn 1, xã Bắc Mẫu", "Hộ nghèo"))
    assert (again.totals["skip"], again.notes) == (1, [])


def test_houses_and_livelihoods(world, year):
    headers = ["Năm", "Đơn vị", "Loại nhà", "Hình thức", "Mức hỗ trợ", "Tổng kinh phí"]
    row = (year, "hop-mau", "Nhà Đại đoàn kết", "Xây mới", "50.000.000", "90.000.000")
    assert load(HouseResource, headers, row, (*row[:5], "95.000.000")).totals["new"] == 2
    assert load(HouseResource, headers, row).totals["skip"] == 1
    assert codes(House) == [f"nha-{year}-001", f"nha-{year}-002"]
    twice = load(HouseResource, headers, row, row)
    assert "giống hệt dòng 2" in str(twice.invalid_rows[0].error)
    headers = ["Năm", "Đơn vị", "Loại hỗ trợ", "Giá trị", "Ngày trao"]
    row = (year, "hop-mau", "Bò giống", "15.000.000", date(year, 1, 5))
    assert load(LivelihoodResource, headers, row).totals["new"] == 1
    assert codes(Livelihood) == [f"sinh-ke-{year}-001"]


def test_a_form_without_a_code(client, world, year):
    client.force_login(make_user(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    address = "/quan-tri/assistance/household/add/"
    typed = {"head": "Lê Thử", "unit": world.merged.pk, "group": "poor", "code": "", "doubt_reason": ""}
    client.post(address, fields_sent(client.get(address), "household") | typed)
    assert codes(Household) == [f"ho-{year}-001"]
    later = [Household(), Household(code="rieng"), Household()]
    number_all(later)
    assert [each.code for each in later] == [f"ho-{year}-002", "rieng", f"ho-{year}-003"]


def test_a_code_stays_where_the_form_comes_without_it(client, world):
    """It is the address of the house's page: the form came back as a fault of the server, or the house got another code."""
    client.force_login(make_user(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    house = make_house(world.north, code="nha-rieng")
    address = f"/quan-tri/assistance/house/{house.pk}/change/"
    sent = fields_sent(client.get(address), "house") | {"code": ""}
    assert [client.post(address, sent | {"year": year}).status_code for year in ("", house.year)] == [200, 302]
    assert codes(House) == ["nha-rieng"]

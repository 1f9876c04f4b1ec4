"""The clerk's main tool: the unity days of a commune on one page."""

import re

import pytest
from django.test import Client

from campaigns.models.unity_day import UnityDay
from frontportal.places.models import Unit
from tests.backoffice.conflicts.pages import Page
from tests.campaigns.makers import make_unity_day
from tests.makers import make_user
from tests.world import MERGER

PATH = "/quan-tri/campaigns/unityday/nhap-ca-xa/"


@pytest.fixture
def clerk(world) -> Client:
    client = Client()
    client.force_login(
        make_user(group="Cán bộ xã", unit=world.north), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def send(client: Client, unit, *rows: tuple, year: int = 2023, day: str = "18/11/2023"):
    """Rows are (area, fields of that row)."""
    data = {"day": day}
    for area, fields in rows:
        data |= {f"khu-{area.pk}-{name}": value for name, value in fields.items()}
    return client.post(f"{PATH}?xa={unit.pk}&nam={year}", data)


def test_saves_what_was_touched(world, clerk):
    first, second = world.north_areas
    response = send(
        clerk,
        world.north,
        (
            first,
            {"ceremony": "on", "festival": "on", "attendance": "1.200", "guests": "Phó Chủ tịch huyện", "note": "Mưa"},
        ),
    )
    assert response.status_code == 302
    record = UnityDay.objects.get()
    assert (record.unit, record.year, record.attendance, str(record.held_on)) == (first, 2023, 1200, "2023-11-18")
    assert (record.guests, record.note) == ("Phó Chủ tịch huyện", "Mưa")
    assert (record.ceremony, record.festival, record.meal) == (True, True, False)
    assert record.created_by.username == "can-bo"
    assert record.history.get().history_user.username == "can-bo"


def test_changes_what_was_recorded(world, clerk):
    record = make_unity_day(world.north_areas[0], attendance=50)
    send(clerk, world.north, (record.unit, {"meal": "on", "attendance": "60", "held_on": "17/11/2023"}))
    record.refresh_from_db()
    assert (record.ceremony, record.meal, record.attendance, str(record.held_on)) == (False, True, 60, "2023-11-17")


def test_records_that_nothing_was_held(world, clerk):
    send(clerk, world.north, (world.north_areas[0], {"nothing": "on"}))
    record = UnityDay.objects.get()
    assert (record.held, record.held_on, record.attendance) == (False, None, 0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ceremony": "on", "attendance": "abc"}, "Nhập số nguyên."),
        ({"ceremony": "on", "attendance": "-5"}, "Giá trị phải từ 0"),
        ({"ceremony": "on", "held_on": "31/02/2023"}, "Ngày không có trong lịch."),
        ({"ceremony": "on", "held_on": "18/11/2022"}, "Ngày tổ chức phải nằm trong năm đã ghi."),
        ({"attendance": "90"}, "Có người dự thì phải chọn ít nhất một trong: phần lễ, phần hội, bữa cơm."),
        ({"nothing": "on", "meal": "on"}, "Đã chọn “không tổ chức” thì bỏ trống các mục khác."),
        ({"held_on": "18/11/2023"}, "Hãy đánh dấu ít nhất một mục, hoặc chọn “không tổ chức”."),
    ],
)
def test_one_mistake_saves_nothing_and_loses_nothing(world, clerk, fields, sentence):
    good, bad = world.north_areas
    response = send(clerk, world.north, (good, {"ceremony": "on", "attendance": "77"}), (bad, fields))
    html = response.content.decode()
    assert response.status_code == 200 and sentence in html
    wrong = re.findall(r'href="#(khu-\d+)"', html)  # forty rows are long to look through
    assert re.findall(r'<tr id="(khu-\d+)" class="grid-wrong"', html) == wrong != []
    assert 'value="77"' in html
    assert not UnityDay.objects.exists()


def test_common_day_must_lie_in_the_year(world, clerk):
    response = send(clerk, world.north, (world.north_areas[0], {"meal": "on"}), day="18/11/2024")
    assert "Ngày tổ chức phải nằm trong năm 2023." in response.content.decode()
    assert not UnityDay.objects.exists()


def test_another_commune_is_out_of_reach(world, clerk):
    """A foreign commune is not offered; what is sent for its areas is not read."""
    send(clerk, world.south, (world.south_areas[0], {"meal": "on"}))
    assert not UnityDay.objects.exists()
    assert world.south.name not in clerk.get(f"{PATH}?xa={world.south.pk}&nam=2023").content.decode()


def test_opens_the_newest_year_of_a_commune_that_has_ended(world, clerk):
    Unit.objects.filter(parent=world.north).update(until=MERGER)
    html = clerk.get(PATH).content.decode()
    assert "Xã Bắc Mẫu, năm 2024: 2 khu dân cư" in html
    assert (
        "không có khu dân cư nào vào ngày 18/11/2026"
        in clerk.get(f"{PATH}?xa={world.north.pk}&nam=2026").content.decode()
    )


def test_leaders_only_read(world):
    client = Client()
    client.force_login(make_user(group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(PATH).status_code == 403


@pytest.fixture
def editor(world) -> Client:
    client = Client()
    editor = make_user("bien-tap", full_name="Trần Văn Bình", group="Biên tập viên")
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    return client


def open_sheet(client: Client, unit, year: int = 2023) -> Page:
    return Page(client, f"{PATH}?xa={unit.pk}&nam={year}")


def cell(unit, name: str) -> str:
    return f"khu-{unit.pk}-{name}"


def attendances() -> dict:
    return dict(UnityDay.objects.order_by("unit__code").values_list("unit__code", "attendance"))


def test_each_saves_only_the_cells_changed_at_that_desk(world, clerk, editor):
    first, second = world.north_areas
    for area in world.north_areas:
        make_unity_day(area, attendance=100)
    one, other = open_sheet(clerk, world.north), open_sheet(editor, world.north)
    one.type_into(cell(first, "attendance"), "999").save()
    assert other.type_into(cell(second, "attendance"), "120").save().status_code == 302
    assert attendances() == {"bac-mau-1": 999, "bac-mau-2": 120}
    assert UnityDay.objects.get(unit=first).history.count() == 2


def test_cells_of_one_row_are_joined(world, clerk, editor):
    area = make_unity_day(world.north_areas[0], attendance=100).unit
    one, other = open_sheet(clerk, world.north), open_sheet(editor, world.north)
    one.type_into(cell(area, "attendance"), "999").save()
    assert other.type_into(cell(area, "meal"), "on").save().status_code == 302
    day = UnityDay.objects.get()
    assert (day.attendance, day.meal, day.ceremony) == (999, True, True)


@pytest.mark.parametrize(("choice", "stored"), [("mine", 120), ("theirs", 999)])
def test_a_cell_that_both_changed_is_asked_about(choice, stored, world, clerk, editor):
    area = make_unity_day(world.north_areas[0], attendance=100).unit
    one, other = open_sheet(editor, world.north), open_sheet(clerk, world.north)
    one.type_into(cell(area, "attendance"), "999").save()
    assert other.type_into(cell(area, "attendance"), "120").save().status_code == 200
    assert attendances() == {"bac-mau-1": 999}
    assert other.value(cell(area, "attendance")) == "120"
    for words in ("Đang lưu: 999", "Bạn: 120", "Trần Văn Bình đã sửa dòng này lúc"):
        assert words in other.text
    assert other.choose(choice).save().status_code == 302
    assert attendances() == {"bac-mau-1": stored}


def test_a_row_that_both_filled_in_first_is_no_fault(world, clerk, editor):
    area = world.north_areas[0]
    one, other = open_sheet(clerk, world.north), open_sheet(editor, world.north)
    one.type_into(cell(area, "ceremony"), "on").type_into(cell(area, "attendance"), "50").save()
    other.type_into(cell(area, "meal"), "on").type_into(cell(area, "attendance"), "60")
    assert other.save().status_code == 200
    assert other.choose("mine").save().status_code == 302
    day = UnityDay.objects.get()
    assert (day.ceremony, day.meal, day.attendance) == (True, True, 60)


def test_a_row_that_another_deleted_does_not_come_back_unasked(world, clerk, editor):
    first, second = world.north_areas
    make_unity_day(first, attendance=100)
    page = open_sheet(clerk, world.north)
    UnityDay.objects.all().delete()
    page.type_into(cell(second, "ceremony"), "on").type_into(cell(second, "attendance"), "5").save()
    assert attendances() == {"bac-mau-2": 5}


def test_browsers_may_keep_what_was_typed(world, clerk):
    page = clerk.get(f"{PATH}?xa={world.north.pk}&nam=2023").content.decode()
    assert "autocomplete" not in page.split("data-grid")[1].split("</form>")[0]

"""A household that may be in the register already, and one helped twice in a year: told, and stored with a reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from frontportal.imports.models import SheetImport
from tests.imports.pages import asked_again, confirm, press, upload, waiting, workbook
from tests.makers import make_user
from tests.welfare.makers import make_house, make_livelihood
from welfare.assistance.models.household import Household

BACKEND = "django.contrib.auth.backends.ModelBackend"
HEADS = ["Mã hộ", "Họ tên chủ hộ", "Năm sinh", "Đơn vị", "Diện"]


@pytest.fixture
def officer(client, world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    user = make_user("du-lieu", group="Cán bộ dữ liệu cá nhân")
    client.force_login(user, backend=BACKEND)
    return user


def make_household(unit, code="ho-1", head="Nguyễn Thị Lành", **given) -> Household:
    return Household.objects.create(unit=unit, code=code, head=head, group="poor", **given)


def sentences(*records) -> list[list[str]]:
    return [[doubt.sentence for doubt in each] for each in type(records[0]).doubts_of(records)]


class TestHouseholds:
    def test_by_folded_name_place_and_year_of_birth(self, world):
        known = make_household(world.north_areas[0], birth_year=1960)
        alike = ({"head": "NGUYỄN  Thi Lanh", "birth_year": 1960}, {"birth_year": None}, {"unit": world.north})
        others = ({"birth_year": 1961}, {"head": "Nguyễn Thị Lan"}, {"unit": world.north_areas[1]})
        given = {"head": known.head, "unit": known.unit, "birth_year": 1960, "group": "poor"}
        told = [sentences(Household(**given | each))[0] for each in alike + others]
        sentence = "Có thể là hộ đã có: Hộ ho-1 (Nguyễn Thị Lành, sinh năm 1960, Thôn 1, xã Bắc Mẫu, hộ nghèo)."
        assert told == [[sentence]] * 3 + [[]] * 3
        assert sentences(known) == [[]]

    def test_two_of_one_sheet(self, world):
        first, second = (
            Household(code=code, head="Lê Văn Bền", unit=world.north, group="poor") for code in ("ho-1", "ho-2")
        )
        assert [len(each) for each in sentences(first, second)] == [0, 1]

    def test_the_form_shows_the_other_and_keeps_the_reason(self, client, officer, world):
        known = make_household(world.merged, birth_year=1960)
        given = {
            "code": "ho-2",
            "head": "nguyễn thị lành",
            "birth_year": "1960",
            "unit": world.merged.pk,
            "group": "poor",
        }
        address = reverse("admin:assistance_household_add")
        page = client.post(address, given)
        assert page.status_code == 200 and Household.objects.count() == 1
        shown = page.content.decode()
        assert "Có thể là hộ đã có: Hộ ho-1 (Nguyễn Thị Lành, sinh năm 1960" in shown
        assert reverse("admin:assistance_household_change", args=[known.pk]) in shown
        assert client.post(address, given | {"doubt_reason": "Hai người trùng tên"}).status_code == 302
        stored = Household.objects.get(code="ho-2")
        assert (stored.doubt_reason, stored.folded_head) == ("Hai người trùng tên", "nguyen thi lanh")

    def test_what_is_in_no_doubt_is_not_asked_again(self, client, officer, world):
        known = make_household(world.merged)
        make_household(world.merged, code="ho-2", doubt_reason="Hai người trùng tên")
        address = reverse("admin:assistance_household_change", args=[known.pk])
        given = {"code": "ho-1", "head": known.head, "unit": world.merged.pk, "group": "poor", "phone": "0912345678"}
        assert client.post(address, given).status_code == 302
        known.refresh_from_db()
        assert known.phone == "0912345678"

    def test_a_sheet_is_asked_once_for_all_and_blocked_by_nothing(self, client, officer, world):
        make_household(world.merged)
        rows = [
            ["ho-2", "Nguyễn Thị Lành", None, "Xã Hợp Mẫu", "Hộ nghèo"],
            ["ho-3", "Trần Văn Chung", 1970, "Xã Hợp Mẫu", "Hộ nghèo"],
            ["ho-4", "Trần Văn Chung", 1970, "Xã Hợp Mẫu", "Hộ nghèo"],
        ]
        page = upload(client, "assistance.household", workbook(HEADS, *rows))
        asked = waiting(page).report["questions"]
        assert (asked["doubt_count"], [line for line, _ in asked["doubts"]]) == (2, [2, 4])
        assert "Hộ ho-1 (Nguyễn Thị Lành" in page.content.decode()
        assert "Hãy ghi lý do" in " ".join(asked_again(press(client, page, "answer")))
        page = press(client, page, "answer", doubt_reason="Đã hỏi thôn, khác người")
        confirm(client, page)
        reasons = dict(Household.objects.values_list("code", "doubt_reason"))
        kept = "Đã hỏi thôn, khác người"
        assert reasons == {"ho-1": "", "ho-2": kept, "ho-3": "", "ho-4": kept}

    def test_rows_that_are_there_already_are_left_out_of_a_sheet(self, client, officer, world):
        make_household(world.merged)
        rows = [
            ["ho-2", "Nguyễn Thị Lành", None, "Xã Hợp Mẫu", "Hộ nghèo"],
            ["ho-3", "Trần Văn Chung", 1970, "Xã Hợp Mẫu", "Hộ nghèo"],
            ["ho-4", "Trần Văn Chung", 1970, "Xã Hợp Mẫu", "Hộ nghèo"],
        ]
        page = upload(client, "assistance.household", workbook(HEADS, *rows))
        assert "Có thể là một hộ với dòng phía trên: Trần Văn Chung, sinh năm 1970" in page.content.decode()
        assert "Hãy ghi lý do" in " ".join(asked_again(press(client, page, "answer", lines_left_out=["2"])))
        page = press(client, page, "answer", lines_left_out=["2", "4"])
        assert "2 dòng có thể trùng không được nhập: dòng 2, 4." in page.content.decode()
        confirm(client, page)
        assert set(Household.objects.values_list("code", "doubt_reason")) == {("ho-1", ""), ("ho-3", "")}
        assert SheetImport.objects.get().left_out_count == 2

    def test_a_year_of_birth_is_possible(self, world):
        with pytest.raises(IntegrityError, match="assistance_household_birth_year"), transaction.atomic():
            make_household(world.north, birth_year=60)


class TestHelpedTwice:
    def test_tells_what_was_given_in_the_same_year(self, world):
        household = make_household(world.north)
        make_house(world.north, household=household)
        cow = make_livelihood(world.north, 20_000_000, household=household)
        later = make_livelihood(
            world.north, 20_000_000, code="sinh-ke-2", year=2024, date=date(2024, 3, 1), household=household
        )
        nobodys = make_livelihood(world.north, 1, code="sinh-ke-3")
        told = "Hộ này đã được hỗ trợ trong năm 2023: Nhà Đại đoàn kết NHA-1 (50.000.000 đồng)."
        assert sentences(cow, later, nobodys) == [[told], [], []]

    def test_the_form_asks_why(self, client, officer, world):
        household = make_household(world.merged)
        house = make_house(world.merged, year=2026, household=household)
        given = {
            "code": "sinh-ke-9", "year": 2026, "kind": "cow", "occasion": "regular", "date": "03/03/2026",
            "unit": world.merged.pk, "household": household.pk, "households": 1, "value": "20 triệu",
            "state": "handed_over", "cofundings-TOTAL_FORMS": 0, "cofundings-INITIAL_FORMS": 0,
        }  # fmt: skip
        client.force_login(make_user("ke-toan", group="Kế toán"), backend=BACKEND)
        address = reverse("admin:assistance_livelihood_add")
        page = client.post(address, given)
        assert f"Hộ này đã được hỗ trợ trong năm 2026: {house} (50.000.000 đồng)." in page.content.decode()
        assert client.post(address, given | {"doubt_reason": "Nhà bị cháy"}).status_code == 302
        assert household.livelihoods.get().doubt_reason == "Nhà bị cháy"

"""Who gets which packages: no more than there are, nobody above a ceiling; the list to be signed is written down when it is printed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from frontportal.closed_lists.models import Reading
from frontportal.staff import roles
from frontportal.yearly.figures import registry
from tests.makers import make_user
from tests.welfare.makers import make_gift
from tests.workbooks.makers import dataset_of
from welfare.assistance.models.ceiling import GiftCeiling
from welfare.assistance.models.gift import Gift, GiftRound
from welfare.assistance.models.household import Household
from welfare.gift_lists.models import GiftRecipient
from welfare.gift_lists.papers.signing_sheet import signing_sheet
from welfare.gift_lists.resources import GiftRecipientResource

BACKEND = "django.contrib.auth.backends.ModelBackend"
TET = {"occasion": "tet", "tet_year": 2025, "year": 2025, "date": date(2025, 1, 20), "name": "Tết Ất Tỵ"}


def make_household(unit, code: str = "ho-1", head: str = "Nguyễn Thị Lành", **given) -> Household:
    return Household.objects.create(unit=unit, code=code, head=head, group="poor", **given)


def told(record) -> dict:
    try:
        record.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.fixture
def lanh(world) -> Household:
    return make_household(world.north_areas[0])


class TestCeilings:
    def test_a_package_at_a_time(self, world):
        """What the budget pays can't exceed the cap, what was raised can with a reason."""
        gift = make_gift(world.north, 10, 1_000_000, **TET)
        assert told(gift) == {}
        gift.unit_value = 1_200_000
        asked = told(gift)
        assert list(asked) == ["norm_reason"]
        assert asked["norm_reason"][0].startswith("1.200.000 đồng vượt mức trần 1.000.000 đồng một người một lần")
        gift.norm_reason = "Công ty tặng thêm"
        gift.save()
        GiftRound.objects.filter(pk=gift.round_id).update(paid_from="raised")
        with pytest.raises(DatabaseError, match="vượt mức trần 1.000.000 đồng"), transaction.atomic():
            GiftRound.objects.filter(pk=gift.round_id).update(paid_from="budget")
        gift.round.paid_from = "budget"
        assert "không vượt được" in told(gift)["unit_value"][0]

    def test_the_province_s_own_figure_is_below(self, world):
        given = {"kind": "feast", "per": "time", "level": "province", "since": date(2025, 1, 1), "basis": "NQ 01/HĐND"}
        assert "không được vượt mức cả nước 1.000.000" in told(GiftCeiling(amount=1_500_000, **given))["amount"][0]
        GiftCeiling.objects.create(amount=500_000, **given)
        assert "mức trần 500.000 đồng" in told(make_gift_unsaved(world, 600_000))["norm_reason"][0]

    def test_of_its_day_and_occasion(self, world):
        before = {"name": "Tết Giáp Thìn", "tet_year": 2024, "year": 2024, "date": date(2024, 2, 1)}
        assert told(make_gift(world.north, 1, 1_200_000, **TET | before)) == {}
        assert told(make_gift(world.north, 1, 2_000_000, name="Thăm hỏi", date=date(2025, 3, 1))) == {}
        condolence = {"name": "Viếng", "occasion": "condolence", "year": 2025, "date": date(2025, 3, 1)}
        with pytest.raises(DatabaseError, match="mức trần 4.000.000 đồng"), transaction.atomic():
            make_gift(world.north, 1, 4_500_000, **condolence)

    def test_a_person_in_a_year(self, world, lanh):
        occasions = (("tet", 2025, 1), ("invalids", None, 7), ("unity", None, 11), ("unity", None, 12))
        for number, (occasion, tet_year, month) in enumerate(occasions):
            the_round = GiftRound.objects.create(
                name=f"Đợt {number}", occasion=occasion, tet_year=tet_year, year=2025, date=date(2025, month, 15)
            )
            where = world.north if month < 7 else world.merged
            gift = Gift.objects.create(round=the_round, unit=where, group="poor", packages=5, unit_value=900_000)
            if month >= 7 and lanh.unit.parent_id == world.north.pk:
                lanh.unit = world.merged
                lanh.save()
            line = GiftRecipient(gift=gift, household=lanh)
            if number < 3:
                assert told(line) == {}
                line.save()
        assert "nhận 3.600.000 đồng, vượt mức trần 3.000.000 đồng một người một năm" in told(line)["ceiling_reason"][0]
        with pytest.raises(DatabaseError, match="nhận 3.600.000 đồng trong năm"), transaction.atomic():
            line.save()
        line.ceiling_reason = "Nhà bị cháy"
        assert told(line) == {}
        line.save()
        the_round.paid_from = "budget"
        line.gift.round = the_round
        assert "không vượt được" in told(line)["packages"][0]


def make_gift_unsaved(world, unit_value: int) -> Gift:
    gift = make_gift(world.north, 10, 400_000, **TET)
    gift.unit_value = unit_value
    return gift


class TestList:
    def test_no_more_than_there_are(self, world, lanh):
        gift = make_gift(world.north, 2, 500_000, **TET)
        other = make_household(world.north_areas[1], "ho-2", "Trần Văn Bền")
        GiftRecipient.objects.create(gift=gift, household=lanh, packages=2)
        assert "có 2 suất, danh sách đã ghi 2 suất" in told(GiftRecipient(gift=gift, household=other))["packages"][0]
        with pytest.raises(DatabaseError, match="vượt số suất"), transaction.atomic():
            GiftRecipient.objects.create(gift=gift, household=other)
        with pytest.raises(DatabaseError, match="đã ghi nhiều hơn 1 suất"), transaction.atomic():
            Gift.objects.filter(pk=gift.pk).update(packages=1)

    def test_of_the_gift_s_own_place(self, world):
        gift, far = make_gift(world.north, 2, 500_000, **TET), make_household(world.south_areas[0])
        assert "phần quà này của Xã Bắc Mẫu" in told(GiftRecipient(gift=gift, household=far))["household"][0]
        with pytest.raises(DatabaseError, match="không ở đơn vị"), transaction.atomic():
            GiftRecipient.objects.create(gift=gift, household=far)

    def test_an_erased_household_leaves_its_place(self, world, lanh):
        line = GiftRecipient.objects.create(gift=make_gift(world.north, 2, 500_000, **TET), household=lanh)
        lanh.delete()
        line.refresh_from_db()
        assert (line.household, line.packages) == (None, 1)

    def test_sheet(self, world, lanh):
        make_gift(world.north, 2, 500_000, **TET)
        rows = [["Quà", "Hộ nhận", "Số suất"], ["Tết Ất Tỵ, xã Bắc Mẫu, hộ nghèo", "ho-1", "1"]]
        result = GiftRecipientResource().import_data(dataset_of(rows))
        assert (result.totals["new"], GiftRecipient.objects.get().household) == (1, lanh)


class TestSigningSheet:
    def test_what_it_says(self, world, lanh):
        gift = make_gift(world.north, 3, 500_000, **TET)
        GiftRecipient.objects.create(gift=gift, household=lanh, packages=2)
        pdf = signing_sheet(gift.round, GiftRecipient.objects.all())
        page = PdfDocument(pdf)[0]
        text = " ".join(page.get_textpage().get_text_range().split())
        for words in ("1 Nguyễn Thị Lành", "Ký nhận", "1.000.000", "bằng chữ: một triệu đồng", "Còn 1 suất chưa ghi"):
            assert words in text
        assert page.get_width() > page.get_height()
        assert pdf == signing_sheet(gift.round, GiftRecipient.objects.all())

    def test_for_who_may_read_households_and_written_down(self, world, lanh):
        gift = make_gift(world.north, 3, 500_000, **TET)
        GiftRecipient.objects.create(gift=gift, household=lanh)
        far = make_gift(world.south, 3, 500_000, **TET)
        GiftRecipient.objects.create(gift=far, household=make_household(world.south_areas[0], "ho-3", "Lê Thị Xa"))
        address = reverse("admin:assistance_giftround_signing_list", args=[gift.round_id])
        client = Client()
        client.force_login(make_user("xa", group=roles.CLERK, unit=world.north), backend=BACKEND)
        text = PdfDocument(client.get(address).content)[0].get_textpage().get_text_range()
        assert ("Lành" in text, "Lê Thị Xa" in text) == (True, False)
        assert (Reading.objects.get().list_name, Reading.objects.get().count) == ("danh sách nhận quà", 1)
        leader = Client()
        leader.force_login(make_user("lanh-dao", group=roles.LEADER), backend=BACKEND)
        assert leader.get(address).status_code == 403


def test_tet_alone_beside_the_year(world):
    make_gift(world.north, 7, 500_000, **TET)
    make_gift(world.north, 4, 400_000, name="27/7", occasion="invalids", year=2025, date=date(2025, 6, 20))
    values = [registry[slug].value(2025) for slug in ("tet-packages", "gift-packages", "tet-value", "gift-value")]
    assert values == [7, 11, 3_500_000, 5_100_000]

"""What the database and the forms refuse, each with a sentence at its field."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from campaigns.models.honour import Honour
from campaigns.models.recognition import Recognition
from campaigns.models.unity_day import UnityDay
from tests.campaigns.makers import make_activity, make_campaign, make_recognition, make_unity_day


def mistakes(record) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        record.full_clean()
    return caught.value.message_dict


def recognition(area, **given):
    defaults = {"year": 2023, "title": "tieu-bieu", "decision_number": "1/QĐ", "decision_date": date(2023, 11, 1)}
    return Recognition(**{"unit": area} | defaults | given)


class TestRecognition:
    def test_needs_a_decision(self, world):
        found = mistakes(recognition(world.north_areas[0], decision_number="", decision_date=None))
        assert set(found) == {"decision_number", "decision_date"}
        with pytest.raises(IntegrityError), transaction.atomic():
            make_recognition(world.north_areas[0], decision_number="")

    def test_once_a_year_and_title(self, world):
        area = world.north_areas[0]
        make_recognition(area)
        assert mistakes(recognition(area))["__all__"] == [
            "Khu dân cư này đã được công nhận danh hiệu này trong năm này."
        ]
        recognition(area, title="kieu-mau").full_clean()
        recognition(area, year=2024, decision_date=date(2024, 11, 1)).full_clean()

    def test_only_areas(self, world):
        assert mistakes(recognition(world.north))["unit"] == ["Đơn vị này không phải khu dân cư."]
        with pytest.raises(DatabaseError, match="không phải khu dân cư"), transaction.atomic():
            Recognition.objects.bulk_create([recognition(world.north)])

    def test_only_areas_of_that_year(self, world):
        area = world.north_areas[0]
        area.until = date(2023, 1, 1)
        area.save()
        assert mistakes(recognition(area))["unit"] == ["Thôn 1, xã Bắc Mẫu không tồn tại trong năm 2023."]
        with pytest.raises(DatabaseError, match="không tồn tại trong năm 2023"), transaction.atomic():
            Recognition.objects.bulk_create([recognition(area)])

    @pytest.mark.parametrize("day", [date(2022, 12, 31), date(2025, 1, 1)])
    def test_decided_in_its_year_or_the_next(self, world, day):
        assert mistakes(recognition(world.north_areas[0], decision_date=day))["__all__"] == [
            "Ngày quyết định phải thuộc năm công nhận hoặc năm liền sau."
        ]


class TestUnityDay:
    @pytest.mark.parametrize(
        ("given", "where", "sentence"),
        [
            ({"ceremony": True}, "__all__", "Hãy ghi ngày tổ chức khi có phần lễ, phần hội hoặc bữa cơm."),
            ({"attendance": 5}, "__all__", "Có người dự thì phải chọn ít nhất một trong: phần lễ, phần hội, bữa cơm."),
            ({"meal": True, "held_on": date(2022, 11, 18)}, "__all__", "Ngày tổ chức phải nằm trong năm đã ghi."),
            ({"meal": True, "held_on": date(2099, 11, 18), "year": 2099}, "held_on", "Ngày 18/11/2099 chưa tới. Chỉ ghi ngày hội đã tổ chức."),
        ],
    )  # fmt: skip
    def test_hangs_together(self, world, given, where, sentence):
        record = UnityDay(**{"unit": world.north_areas[0], "year": 2023} | given)
        assert mistakes(record) == {where: [sentence]}

    def test_once_a_year(self, world):
        make_unity_day(world.north_areas[0])
        assert "Ngày hội của khu dân cư này trong năm này đã được ghi." in str(
            mistakes(UnityDay(unit=world.north_areas[0], year=2023))
        )

    def test_may_say_that_nothing_was_held(self, world):
        UnityDay(unit=world.north_areas[0], year=2023).full_clean()


class TestOthers:
    def test_campaign_takes_its_address_from_its_name(self, db):
        campaign = Campaign(kind="drive", name="Đường hoa nông thôn")
        campaign.full_clean()
        assert campaign.slug == "duong-hoa-nong-thon"

    def test_activity_in_a_unit_of_its_day(self, world):
        activity = Activity(campaign=make_campaign(), unit=world.merged, year=2023, date=date(2023, 5, 1), title="Họp")
        assert mistakes(activity) == {"unit": ["Xã Hợp Mẫu không tồn tại vào ngày 01/05/2023 (có từ ngày 01/07/2025)."]}

    def test_activity_is_reported_in_its_year_or_the_next(self, world):
        activity = Activity(campaign=make_campaign(), unit=world.north, year=2025, date=date(2023, 5, 1), title="Họp")
        assert mistakes(activity)["__all__"] == ["Năm báo cáo phải là năm của ngày thực hiện hoặc năm liền sau."]

    def test_year_is_taken_from_the_day(self, world):
        activity = Activity(campaign=make_campaign(), unit=world.north, date=date(2023, 5, 1), title="Họp")
        activity.full_clean()
        assert activity.year == 2023

    def test_hidden_until_shown(self, world):
        shown, campaign = make_activity(world.north, make_campaign()), make_campaign(slug="kin", shown=False)
        make_activity(world.north, shown.campaign, title="Nháp", shown=False)
        make_activity(world.north, campaign)
        assert list(Activity.objects.shown()) == [shown]

    def test_honour_period_in_order(self, world):
        honour = Honour(
            series="everyday",
            name="Lễ",
            year=2023,
            date=date(2023, 12, 1),
            unit=world.district,
            from_year=2023,
            to_year=2018,
        )
        assert mistakes(honour)["__all__"] == ["Giai đoạn phải kết thúc sau khi bắt đầu."]

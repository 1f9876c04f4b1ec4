"""A campaign's year: every commune of its end takes part, what is reported has a day, and the public sees who has not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from campaigns.models.campaign import Campaign
from campaigns.participation.actions import call_all
from campaigns.participation.models.campaign_year import CampaignYear
from campaigns.participation.models.participation import Participation
from campaigns.participation.resources import ParticipationResource
from frontportal.yearly.figures import registry
from tests.makers import make_user, todos
from tests.workbooks.makers import dataset_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(world) -> CampaignYear:
    campaign = Campaign.objects.create(name="Hàng Việt", slug="hang-viet", kind="drive", shown=True)
    return CampaignYear.objects.create(
        campaign=campaign, year=2023, lead="Ủy ban MTTQ", measure="hộ", plan=40, due_on=date(2023, 12, 1)
    )


def test_who_has_not_reported_is_told(world, programme):
    user = make_user("bien-tap")
    assert (call_all(programme, by=user), call_all(programme, by=user)) == (2, 0)
    programme.shares.filter(unit=world.north).update(plan=20, result=25, reported_on=date(2023, 11, 20))
    page = Client().get("/phong-trao/hang-viet/").content.decode()
    assert "Chưa báo cáo: Thị trấn Nam Mẫu (hạn ngày 01/12/2023)." in page
    assert "Kế hoạch 40 hộ; đã báo cáo 25 hộ, từ 1/2 xã, thị trấn." in page
    assert registry["campaign-reports"].value(2023) == 1
    clerk = make_user("xa", group="Cán bộ xã", unit=world.south)
    waiting = [(todo.label, todo.count, todo.tone) for todo in todos(clerk, "campaigns") if "báo cáo" in todo.label]
    assert waiting == [("Xã, thị trấn chưa báo cáo kết quả cuộc vận động", 1, "late")]


def test_what_is_wrong_gets_a_sentence_at_its_field(world, programme):
    wrong = [
        ({"unit": world.north_areas[0]}, "unit"),
        ({"unit": world.merged}, "unit"),
        ({"unit": world.north, "result": 5, "reported_on": date(2022, 12, 1)}, "reported_on"),
    ]
    told = []
    for given, _ in wrong:
        with pytest.raises(ValidationError) as error:
            Participation(campaign_year=programme, **given).full_clean()
        told.append(next(iter(error.value.message_dict)))
    assert told == [field for _, field in wrong]
    with pytest.raises(IntegrityError, match="result_has_day"), transaction.atomic():
        Participation.objects.create(campaign_year=programme, unit=world.north, result=5)
    with pytest.raises(DatabaseError, match="không tồn tại trong năm 2023"), transaction.atomic():
        Participation.objects.create(campaign_year=programme, unit=world.merged)


def test_a_sheet_brings_the_communes_reports(world, programme):
    headers = ["Chương trình năm", "Xã, thị trấn", "Kết quả", "Báo cáo ngày"]
    right, wrong = ([f"hàng việt, năm {year}", "Xã Bắc Mẫu", "12", f"20/11/{year}"] for year in (2023, 2024))
    results = [ParticipationResource().import_data(dataset_of([headers, row]), dry_run=False) for row in (wrong, right)]
    assert [[list(row.error.message_dict) for row in each.invalid_rows] for each in results] == [
        [["Chương trình năm"]],
        [],
    ]
    assert list(Participation.objects.values_list("unit", "result")) == [(world.north.pk, 12)]

"""Models of skilful civil work: recognised by a whole decision, counted while they are kept, public once shown."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from campaigns.civil_work.models import CivilWorkModel
from frontportal.yearly.figures import registry

pytestmark = pytest.mark.django_db


def make_model(unit, **given) -> CivilWorkModel:
    kept = {"name": "Camera an ninh", "field": "defence", "lead": "Chi hội Mẫu", "started_on": date(2022, 3, 1)}
    return CivilWorkModel.objects.create(**kept | {"unit": unit, "shown": True} | given)


def test_figures_count_what_is_kept_and_what_was_recognised(world):
    make_model(world.north, ended_on=date(2023, 2, 1))
    decided = {"level": "district", "decision": "4/QĐ", "recognised_on": date(2023, 10, 15)}
    make_model(world.south, **decided)
    make_model(world.south, name="Chưa hiện", shown=False)
    values = [
        [registry[f"civil-work-{name}"].value(year) for year in (2021, 2022, 2023, 2024)]
        for name in ("models", "recognised")
    ]
    assert values == [[0, 2, 2, 1], [0, 0, 1, 0]]
    page = Client().get("/phong-trao/dan-van-kheo/").content.decode()
    assert ("Quyết định 4/QĐ ngày 15/10/2023" in page, "Chưa hiện" in page) == (True, False)
    assert "Camera" not in Client().get("/phong-trao/dan-van-kheo/?linhvuc=economy").content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"level": "district"}, "Công nhận phải có cấp"),
        ({"ended_on": date(2021, 1, 1)}, "Ngày kết thúc không được trước ngày bắt đầu."),
        ({"started_on": date(2099, 1, 1)}, "chưa đến"),
        ({"started_on": date(2025, 7, 1)}, "không tồn tại vào ngày"),
    ],
)
def test_what_is_wrong_gets_a_sentence(world, given, said):
    record = make_model(world.north)
    for name, value in given.items():
        setattr(record, name, value)
    with pytest.raises(ValidationError) as told:
        record.full_clean()
    assert said in " ".join(told.value.messages)

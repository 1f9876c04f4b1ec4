"""Names of records are found however they were typed."""

import pytest

from campaigns.models.campaign import Campaign
from frontportal.places.models import Unit
from frontportal.sheets.links import LinkCell
from welfare.assistance.models.household import Household
from welfare.assistance.resources import HouseResource
from welfare.funds.models.fund import Fund


@pytest.mark.parametrize("apostrophe", "'’‘ʼ′`´")
def test_one_apostrophe_is_as_good_as_another(world, apostrophe):
    Unit.objects.filter(pk=world.north.pk).update(name="N’Thôn Mẫu")
    assert LinkCell(Unit).clean(f"n{apostrophe}thôn  mẫu") == world.north


@pytest.fixture
def namesakes(world):
    return [
        Household.objects.create(code=f"ho-{number}", head="Nguyễn Văn Mẫu", unit=unit, group="poor")
        for number, unit in enumerate(world.north_areas, 1)
    ]


def test_several_of_a_name_are_named_with_their_codes(namesakes):
    with pytest.raises(ValueError) as refused:
        LinkCell(Household).clean("Nguyễn Văn Mẫu")
    assert str(refused.value) == (
        f"Có nhiều hộ được hỗ trợ “Nguyễn Văn Mẫu”: {namesakes[0]} (mã ho-1); {namesakes[1]} (mã ho-2). Hãy ghi mã."
    )


def test_namesakes_are_told_apart_by_the_unit_of_the_row(namesakes):
    resource = HouseResource()
    row = {"Hộ được hỗ trợ": "Nguyễn Văn Mẫu", "Đơn vị": "Thôn 2, xã Bắc Mẫu", "Năm": 2023}
    assert resource.fields["household"].clean(row) == namesakes[1]


def test_a_record_is_named_as_people_read_it_while_its_name_is_its_own(world):
    """Staff who were asked for a fund chose between “cuu-tro” and “vi-nguoi-ngheo”; both are read."""
    fund = Fund.objects.create(name="Quỹ Cứu trợ", slug="cuu-tro")
    [first, second, other] = [
        Campaign.objects.create(name=name, slug=slug, kind="drive")
        for name, slug in (("Tháng cao điểm", "thang-1"), ("Tháng cao điểm", "thang-2"), ("Đợt khác", "khac"))
    ]
    assert LinkCell(Fund).render(fund) == "Quỹ Cứu trợ"
    assert [LinkCell(Campaign).render(each) for each in (first, second, other)] == ["thang-1", "thang-2", "Đợt khác"]
    assert {LinkCell(Fund).clean(text) for text in ("Quỹ Cứu trợ", "cuu-tro")} == {fund}

"""Names of records are found however they were typed."""

import pytest

from frontportal.places.models import Unit
from frontportal.sheets.links import LinkCell
from welfare.assistance.models.household import Household
from welfare.assistance.resources import HouseResource


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

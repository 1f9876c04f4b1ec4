"""Lives of units: what overlaps, what is asked of a day, who sees what."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from frontportal.places.models import Succession, Unit
from frontportal.places.public.eras import eras_of
from tests.makers import make_user
from tests.world import MERGER, make_unit

OVERLAP = "Mã này đã thuộc một đơn vị tồn tại trong khoảng thời gian trùng với khoảng đã nhập."


def test_lives_of_one_code_must_not_overlap(world):
    again = Unit(code="bac-mau", name="Bắc Mẫu", kind="commune", parent=world.province, since=date(2025, 6, 30))
    with pytest.raises(ValidationError) as caught:
        again.full_clean()
    assert caught.value.messages == [OVERLAP]
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    again.since = MERGER
    again.full_clean()
    again.save()


def test_a_life_ends_after_it_began(world):
    unit = Unit(code="x", name="X", kind="commune", parent=world.district, since=MERGER, until=MERGER)
    with pytest.raises(ValidationError) as caught:
        unit.full_clean()
    assert "Ngày kết thúc phải sau ngày bắt đầu." in caught.value.messages


def test_on_a_day(world):
    assert set(Unit.objects.communes().on(date(2025, 6, 30))) == {world.north, world.south}
    assert set(Unit.objects.communes().on(MERGER)) == {world.merged}
    assert set(Unit.objects.communes().in_year(2025)) == {world.north, world.south, world.merged}


def test_within(world):
    assert set(Unit.objects.within(world.north)) == {world.north, *world.north_areas}
    assert set(Unit.objects.within(world.district)) >= {world.district, world.south, *world.south_areas}


def test_lineage(world):
    origins, successions = world.merged.lineage()
    assert ([step.predecessor for step in origins], successions) == ([world.north, world.south], [])
    assert [step.successor for step in world.north.lineage()[1]] == [world.merged]


def test_a_unit_goes_whole_only_once(world):
    again = Succession(predecessor=world.north, successor=world.south, on=MERGER)
    with pytest.raises(ValidationError, match="đã nhập toàn bộ"):
        again.full_clean()


def test_latest_life(world):
    later = make_unit("bac-mau", "Bắc Mẫu", "commune", world.province, since=MERGER)
    assert list(Unit.objects.filter(code="bac-mau").latest_lives()) == [later]


def test_eras(world):
    then, now = eras_of(Unit.objects.communes().served().alphabetical())
    assert (then.title, then.span, then.day) == ("2 xã, thị trấn", "đến 30/06/2025", date(2025, 6, 30))
    assert (now.title, now.span, now.units) == ("1 xã", "từ 01/07/2025", (world.merged,))


def test_a_clerk_sees_the_own_commune_and_below(world):
    clerk = make_user(unit=world.north)
    assert set(Unit.objects.visible_to(clerk)) == {world.north, *world.north_areas}
    assert set(Unit.objects.visible_to(make_user("khac"))) == set()


@pytest.mark.parametrize(
    ("kind", "parent", "sentence"),
    [
        ("area", "district", "Khu dân cư phải thuộc: xã, thị trấn, phường."),
        ("commune", "north", "Xã phải thuộc: huyện, tỉnh."),
        ("province", "district", "Tỉnh phải thuộc: không đơn vị nào."),
    ],
)
def test_a_unit_lies_in_one_of_the_level_above(world, kind, parent, sentence):
    with pytest.raises(ValidationError) as caught:
        Unit(code="x", name="X", kind=kind, parent=getattr(world, parent)).full_clean()
    assert caught.value.message_dict == {"parent": [sentence]}


def test_the_unit_above_exists_when_it_begins(world):
    with pytest.raises(ValidationError, match="Xã Bắc Mẫu không tồn tại vào ngày 01/07/2025."):
        Unit(code="x", name="X", kind="area", parent=world.north, since=MERGER).full_clean()


def test_succession_fits_the_lives(world):
    area, other = world.north_areas[0], world.south_areas[0]
    with pytest.raises(ValidationError, match="phải kết thúc đúng ngày 01/07/2025"):
        Succession(predecessor=area, successor=other, on=MERGER).full_clean()
    with pytest.raises(ValidationError, match="Xã Hợp Mẫu không tồn tại vào ngày 01/01/2024."):
        Succession(predecessor=area, successor=world.merged, on=date(2024, 1, 1), whole=False).full_clean()

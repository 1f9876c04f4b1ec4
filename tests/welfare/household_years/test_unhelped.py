"""Areas with poor households and no help for two years: counted across a merger, only for who works there, never in public."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from frontportal.places.models import Succession
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_house, make_livelihood
from tests.world import MERGER, make_unit
from welfare.assistance.models.household import Household
from welfare.household_years.models import HouseholdYear
from welfare.household_years.unhelped import unhelped_areas

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)


def make_review(area, group: str = "poor", *, code: str, year: int = 2025) -> HouseholdYear:
    household = Household.objects.create(code=code, head=f"Người Mẫu {code}", unit=area, group=group)
    return HouseholdYear.objects.create(household=household, year=year, group=group, members=4)


def found(user) -> list[tuple]:
    return [(each.area.name, each.poor, each.near_poor, each.last) for each in unhelped_areas(user, TODAY)]


def test_what_was_given_before_a_merger_counts_for_the_area_of_today(world):
    first, second = world.north_areas
    heirs = [make_unit(f"hop-mau-{n}", f"Thôn {n}", "area", world.merged, since=MERGER) for n in (1, 2)]
    for old, new in zip(world.north_areas, heirs, strict=True):
        Succession.objects.create(predecessor=old, successor=new, on=MERGER)
    make_review(first, code="a")
    make_review(heirs[0], "near-poor", code="b")
    make_review(second, code="c")
    make_review(heirs[1], code="d", year=2024)  # an earlier review says nothing of today
    make_review(heirs[1], "policy", code="e")
    admin = make_user("quan-tri", is_superuser=True)
    assert found(admin) == [("Thôn 1", 1, 1, None), ("Thôn 2", 1, 0, None)]
    make_house(first, state="handed_over", handed_over_on=date(2024, 12, 1), year=2024)
    make_livelihood(second, MILLION, date=date(2024, 11, 28), year=2024)
    assert found(admin) == [("Thôn 2", 1, 0, date(2024, 11, 28))]
    assert found(make_user("xa", group="Cán bộ xã", unit=world.south)) == []


@pytest.mark.parametrize(("given", "field"), [({"members": 0}, "members"), ({"year": 2099}, "year")])
def test_what_no_review_says(world, given, field):
    record = make_review(world.north_areas[0], code="a")
    for name, value in given.items():
        setattr(record, name, value)
    with pytest.raises(ValidationError) as told:
        record.full_clean()
    assert list(told.value.message_dict)[0] == field

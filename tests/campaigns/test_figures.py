from datetime import date

import pytest

from frontportal.yearly.figures import registry
from tests.campaigns.makers import make_activity, make_campaign, make_honour, make_recognition, make_unity_day
from tests.world import make_unit


def value(slug: str, year: int = 2023) -> int:
    return registry[slug].value(year)


def test_recognitions_are_counted_apart(world):
    first, second = world.north_areas
    make_recognition(first)
    make_recognition(second)
    make_recognition(first, title="kieu-mau")
    make_recognition(first, year=2022, decision_date=date(2022, 11, 22))
    assert (value("areas-district"), value("areas-province"), value("areas-district", 2022)) == (2, 1, 1)
    assert registry["areas-district"].by_commune(2023) == {world.north.pk: {"value": 2, "records": 2}}


def test_ceremony_with_festival_and_meal_are_different_figures(world):
    both, ceremony, meal = *world.north_areas, world.south_areas[0]
    make_unity_day(both, meal=False, attendance=150)
    make_unity_day(ceremony, festival=False, attendance=80)
    make_unity_day(meal, ceremony=False, festival=False, attendance=20)
    assert (value("unity-areas"), value("unity-meals"), value("unity-attendance")) == (1, 2, 250)


def test_attendance_is_hedged_downwards():
    figure = registry["unity-attendance"]
    assert [figure.text(number) for number in (20_431, 20_000, 999)] == ["trên 20.000 lượt", "20.000 lượt", "999 lượt"]


def test_denominator_is_fixed_at_18_november(world):
    """An area that ended the day before, and one of a commune outside the committee's ground, do not count."""
    make_unit("cu", "Thôn Cũ", "area", world.north, until=date(2023, 11, 18))
    make_unit("moi", "Thôn Mới", "area", world.north, since=date(2023, 11, 18))
    make_unit("ngoai", "Thôn Ngoài", "area", world.north, is_served=False)
    assert registry["unity-areas"].whole.value(2023) == 5
    assert registry["unity-areas"].whole.value(2022) == 5


def test_honours_tell_the_edition(world):
    make_honour(world.district)
    make_honour(world.district, series="other", name="Tuyên dương", edition=9)
    assert (value("honours"), value("honours", 2022)) == (2, 0)


def test_only_shown_activities_count(world):
    campaign = make_campaign()
    make_activity(world.north, campaign)
    make_activity(world.north, campaign, title="Chưa duyệt", shown=False)
    assert value("activities") == 1


@pytest.mark.parametrize(
    "slug", ["areas-district", "areas-province", "unity-areas", "unity-meals", "unity-attendance", "activities"]
)
def test_columns_ask_nothing_more(world, slug, django_assert_num_queries):
    """However many records, the list behind a figure is one query."""
    campaign = make_campaign()
    for area in world.north_areas:
        make_recognition(area)
        make_recognition(area, title="kieu-mau")
        make_unity_day(area)
        make_activity(area, campaign)
    figure = registry[slug]
    with django_assert_num_queries(1):
        rows = [[column.of(record) for column in figure.columns] for record in figure.listed(2023)]
        assert [str(cell) for row in rows for cell in row] and len(rows) == 2

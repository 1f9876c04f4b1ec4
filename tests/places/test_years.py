"""The years above a list are those of its records, in order, and none between."""

from datetime import date

import pytest

from campaigns.models.activity import Activity
from tests.campaigns.makers import make_activity, make_campaign

pytestmark = pytest.mark.django_db


def test_years_of_some_records(world, django_assert_num_queries):
    campaign = make_campaign()
    for day in (date(2021, 12, 31), date(2021, 3, 1), date(2024, 1, 1)):
        make_activity(world.north, campaign, date=day)
    with django_assert_num_queries(1):
        assert Activity.objects.dates("date", "year") == [date(2021, 1, 1), date(2024, 1, 1)]
    asked = Activity.objects.filter(date__lt=date(2022, 1, 1), unit=world.north)
    assert asked.dates("date", "year") == [date(2021, 1, 1)]
    assert Activity.objects.none().dates("date", "year") == []
    assert Activity.objects.filter(date__year=2022).dates("date", "year") == []
    assert (asked.years(), Activity.objects.years()) == ([2021], [2021, 2024])
    assert list(Activity.objects.dates("date", "month")) == [date(2021, 3, 1), date(2021, 12, 1), date(2024, 1, 1)]

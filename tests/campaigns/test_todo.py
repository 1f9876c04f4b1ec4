from datetime import date

import pytest
from django.utils import timezone

from campaigns.todo import todos
from tests.campaigns.makers import make_unity_day
from tests.makers import make_user


@pytest.fixture
def autumn(monkeypatch):
    """19 November 2024: the Great Unity Day was yesterday."""
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2024, 11, 19))


def test_areas_without_a_record_of_this_year(world, autumn):
    clerk = make_user(group="Cán bộ xã", unit=world.north)
    make_unity_day(world.north_areas[0], year=2024)
    make_unity_day(world.north_areas[1], year=2023)
    [todo] = todos(clerk)
    assert (todo.count, todo.tone) == (1, "late")

from datetime import date

import pytest
from django.utils import timezone

from campaigns.todo import todos
from tests.campaigns.makers import make_activity, make_campaign, make_unity_day
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


def test_hidden_activities_wait_for_those_who_may_show_them(world, autumn):
    make_activity(world.north, make_campaign(), shown=False)
    approver, clerk = make_user("duyet", group="Người duyệt"), make_user(group="Cán bộ xã", unit=world.north)
    assert [todo.count for todo in todos(approver) if "hiện" in todo.label] == [1]
    assert [todo.label for todo in todos(clerk) if "hiện" in todo.label] == []

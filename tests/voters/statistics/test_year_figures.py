"""Meetings and petitions as the year counts them."""

import pytest

from frontportal.yearly.figures import registry
from tests.voters.makers import make_meeting, make_petition, make_supervision

pytestmark = pytest.mark.django_db


def value(slug: str, year: int = 2023) -> int:
    return registry[slug].value(year)


def test_a_joint_meeting_counts_once_in_the_total_and_once_for_each_council(world):
    make_meeting(world.north, councils=["province", "district"], voters=30)
    make_meeting(world.north, councils=["assembly", "district"], voters=20)
    make_meeting(world.south, councils=["assembly"], voters=70)
    make_meeting(world.south, councils=["commune"], voters=9)
    counted = {slug: value(slug) for slug in ("meetings", "meetings-council", "meetings-assembly")}
    assert counted == {"meetings": 4, "meetings-council": 2, "meetings-assembly": 2}
    assert value("meetings-council-voters") == 50


def test_planned_and_cancelled_meetings_do_not_count(world):
    make_meeting(world.north, held=False)
    make_meeting(world.north, held=False, state="cancelled")
    assert value("meetings") == 0


def test_voters_are_hedged_twice():
    assert registry["meetings-council-voters"].text(746) == "khoảng hơn 700 lượt cử tri"
    assert registry["meetings-council-voters"].text(700) == "700 lượt cử tri"


def test_the_year_of_the_report_decides_not_the_day(world):
    meeting = make_meeting(world.north)
    meeting.year = 2022
    meeting.save()
    assert (value("meetings", 2022), value("meetings", 2023)) == (1, 0)


def test_petitions_set_aside_and_complaints_are_not_counted(world):
    main = make_petition(world.north, state="published")
    make_petition(world.south)
    make_petition(world.south_areas[0], state="answered")
    make_petition(world.north, state="merged", merged_into=main)
    make_petition(world.north, state="withdrawn")
    make_petition(world.north, state="rejected")
    make_petition(world.north, state="answered", is_complaint=True)
    assert (value("petitions"), value("petitions-answered")) == (3, 2)
    assert registry["petitions-answered"].whole.value(2023) == 3
    by_commune = {key: found["value"] for key, found in registry["petitions"].by_commune(2023).items()}
    assert by_commune == {world.north.pk: 1, world.south.pk: 2}


def test_supervisions_and_their_recommendations(world):
    make_supervision(world.north, recommendations=5, answered=4)
    make_supervision(world.district, recommendations=2, answered=2)
    make_supervision(world.north, state="planned")
    slugs = ("supervisions", "supervision-recommendations", "supervision-recommendations-answered")
    assert [value(slug) for slug in slugs] == [2, 7, 6]


def test_records_behind_a_figure_show_no_unread_title(world):
    make_petition(world.north, title="Ông A ở nhà số 5")
    shown = [
        column.of(record) for record in registry["petitions"].listed(2023) for column in registry["petitions"].columns
    ]
    assert "Ông A ở nhà số 5" not in shown
    assert "Mới tiếp nhận" in shown

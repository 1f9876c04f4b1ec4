"""Requests and households of a year are counted; a place with few of them is not told."""

from datetime import datetime

import pytest
from django.utils import timezone

from frontportal.yearly.editions.content import year_content
from frontportal.yearly.figures import registry
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.small_counts.content import without_small_counts
from welfare.assistance.models.household import Household
from welfare.help_requests.models import HelpRequest
from welfare.household_years.models import HouseholdYear

pytestmark = pytest.mark.django_db


def ask(unit, moment, **given):
    moment = timezone.make_aware(moment)
    return HelpRequest.objects.create(
        unit=unit, need="house", message="Nhà dột.", name="Người mẫu", address="Thôn", contact="0900 000 000", arrived=moment, **given
    )  # fmt: skip


def test_requests_of_the_year_of_the_office_and_those_answered(world):
    answered = {"state": "helped", "answer": "Đã giúp.", "answered_at": timezone.now()}
    ask(world.north, datetime(2024, 1, 1, 0, 30), **answered)  # still 2023 in Greenwich
    ask(world.north, datetime(2024, 12, 31, 23, 30))
    ask(world.north, datetime(2025, 1, 1, 0, 30))
    assert [registry[slug].value(2024) for slug in ("help-requests", "help-requests-answered")] == [2, 1]


def test_fewer_than_five_households_are_told_of_no_commune(world):
    for number in range(12):
        unit = world.north_areas[0] if number < 3 else world.south
        household = Household.objects.create(head=f"Hộ mẫu {number}", unit=unit, group="poor")
        HouseholdYear.objects.create(household=household, year=2024, group="poor" if number < 11 else "near-poor")
    assert (registry["households-poor"].value(2024), registry["households-near-poor"].value(2024)) == (11, 1)
    content = without_small_counts(year_content(2024))
    told = {each["slug"]: each for each in content["figures"]}
    assert told["households-poor"]["value"] == 11
    assert {row["value"] for row in told["households-poor"]["by_commune"]} == {None}
    assert (told["households-near-poor"]["value"], told["households-near-poor"]["records"]) == (None, [])


def test_three_requests_are_told_by_no_count_of_records(world, client):
    YearSummary.objects.create(year=2024, state="published", published_at=timezone.now())
    for _ in range(3):
        ask(world.north, datetime(2024, 5, 1, 8))
    page = client.get("/nam/2024/help-requests/").content.decode()
    assert "không nêu" in page and "3 hồ sơ" not in page and "(3)" not in page
    data = client.get("/nam/2024/help-requests/du-lieu.json").json()
    assert "Số hồ sơ" not in {row["muc"] for row in data["chi_tieu"]}
    [row] = [
        row
        for row in client.get("/nam/2024/bao-cao.json").json()["nam"]
        if row["chi_tieu"] == "help-requests" and row["ma_don_vi"] == "toan-dia-ban"
    ]
    assert (row["gia_tri"], row["so_ho_so"]) == (None, None)

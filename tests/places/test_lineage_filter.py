"""Lists by commune: those of one formed by a merger are offered once more with what was written in the units it was formed of."""

from datetime import date

import pytest
from django.contrib import admin

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from frontportal.places.filters import CommuneFilter
from tests.makers import make_user

pytestmark = pytest.mark.django_db


def test_a_formed_commune_is_offered_with_its_lineage(world, rf):
    campaign = Campaign.objects.create(name="Mẫu", slug="mau", kind="drive")
    for unit, day in ((world.north, 2023), (world.south_areas[0], 2023), (world.merged, 2026), (world.district, 2023)):
        Activity.objects.create(campaign=campaign, unit=unit, date=date(day, 5, 1), year=day, title=str(unit))
    request = rf.get("/")
    request.user = make_user("quan-tri", is_superuser=True)
    found = {}
    for key in (str(world.merged.pk), f"{world.merged.pk}+", "abc+", "+"):
        asked = CommuneFilter(request, {"xa": [key]}, Activity, admin.site._registry[Activity])
        found[key] = sorted(asked.queryset(request, Activity.objects.all()).values_list("title", flat=True))
        offered = [key for key, _ in asked.lookup_choices]
    assert offered == [str(world.merged.pk), f"{world.merged.pk}+", str(world.north.pk), str(world.south.pk)]
    assert list(found.values()) == [
        ["Xã Hợp Mẫu"],
        ["Tổ dân phố 1, thị trấn Nam Mẫu", "Xã Bắc Mẫu", "Xã Hợp Mẫu"],
        sorted(Activity.objects.values_list("title", flat=True)),
        sorted(Activity.objects.values_list("title", flat=True)),
    ]

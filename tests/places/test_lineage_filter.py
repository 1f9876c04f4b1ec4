"""Lists by commune: those of one formed by a merger are offered once more with what was written in the units it was formed of."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from frontportal.places.filters import CommuneFilter
from frontportal.places.models import Unit
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


def commune_filter_of(model_admin):
    """The list's own filter by commune, None where it has none."""
    kinds = [each for each in model_admin.list_filter if isinstance(each, type) and issubclass(each, CommuneFilter)]
    return kinds[0] if kinds else None


# What these say of units is which follows which, for whom a rule holds, or which a line of the bank named.
OF_NO_COMMUNE = "feeds.ProvisionalLine places.Succession reconciliation.Match reforms.ReformArea reforms.ReformStep voters.Deadline voters.Term"


def test_every_list_of_records_in_units_can_be_asked_by_commune():
    lacking = {
        model._meta.label
        for model, model_admin in admin.site._registry.items()
        if (
            hasattr(model._default_manager.all(), "unit_path")
            or any(field.related_model is Unit for field in model._meta.concrete_fields)
        )
        and commune_filter_of(model_admin) is None
    }
    assert " ".join(sorted(lacking)) == OF_NO_COMMUNE


@pytest.mark.parametrize(
    "label", sorted(model._meta.label for model, each in admin.site._registry.items() if commune_filter_of(each))
)
def test_each_answers_with_and_without_the_lineage(world, rf, label):
    """The list of units itself, and that of postings, ended in an error of the server."""
    model = apps.get_model(label)
    request = rf.get("/")
    request.user = make_user("quan-tri", is_superuser=True)
    model_admin = admin.site._registry[model]
    for key in (str(world.merged.pk), f"{world.merged.pk}+"):
        asked = commune_filter_of(model_admin)(request, {"xa": [key]}, model, model_admin)
        assert asked.queryset(request, model_admin.get_queryset(request)).count() >= 0


def test_units_and_their_lineage(world, rf):
    request = rf.get("/")
    request.user = make_user("quan-tri", is_superuser=True)
    model_admin = admin.site._registry[Unit]
    found = {
        key: set(
            commune_filter_of(model_admin)(request, {"xa": [key]}, Unit, model_admin).queryset(
                request, Unit.objects.all()
            )
        )
        for key in (str(world.merged.pk), f"{world.merged.pk}+")
    }
    own = {world.merged, *Unit.objects.filter(parent=world.merged)}
    assert list(found.values()) == [own, own | {world.north, world.south, *world.north_areas, *world.south_areas}]

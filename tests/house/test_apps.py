"""Every room that is an app has its label, its migrations and its tests; every room at all has tests."""

import pytest
from django.apps import apps

from tests.house.floors import FLOORS
from tests.house.here import house

pytestmark = pytest.mark.house

# Labels are unique in Django, and the fund's pages were called `public` first.
LABELS = {
    "frontportal.yearly.public": "yearly_public",
    "campaigns.public": "campaigns_public",
    "voters.public": "voters_public",
}
ROOMS = [config for config in apps.get_app_configs() if config.name in FLOORS]


def test_apps_are_labelled_by_the_last_part_of_their_names():
    expected = {config.name: config.name.rpartition(".")[2] for config in ROOMS} | LABELS
    assert {config.name: config.label for config in ROOMS} == expected


def test_models_lie_in_the_room_of_their_app():
    models = [model for config in ROOMS for model in config.get_models()]
    assert len(models) > 50
    assert [
        model._meta.label for model in models if model._meta.app_config.name != house().room_of(model.__module__)
    ] == []


def test_apps_with_models_have_migrations():
    with_models = {config.name for config in ROOMS if list(config.get_models())}
    first = {name.removesuffix(".migrations.0001_initial") for name in house().migrations}
    assert with_models - first == set()


@pytest.mark.parametrize("room", FLOORS)
def test_rooms_have_tests(room):
    folder = house().root.joinpath("tests", *room.removeprefix("frontportal.").split("."))
    assert list(folder.rglob("test_*.py")) != []

"""Imports and foreign keys lead down; pillars and rooms of one floor know nothing of each other."""

import pytest
from django.apps import apps

from tests.house.arrows import unplaced, wrong_imports
from tests.house.floors import FLOORS, INNER, PURE
from tests.house.here import house
from tests.house.relations import relations, wrong_relations

pytestmark = pytest.mark.house


@pytest.mark.parametrize("room", FLOORS)
def test_imports_lead_down(room):
    modules = house().rooms_modules(room)
    assert modules, f"{room} is empty"
    assert [wrong for module in modules for wrong in wrong_imports(house(), module)] == []


def test_imports_of_migrations_lead_down():
    assert [wrong for module in house().migrations.values() for wrong in wrong_imports(house(), module)] == []


def test_roof_names_pillars_by_string_only():
    roof = [module for name, module in house().modules.items() if house().is_roof(name)]
    assert len(roof) > 10
    assert [wrong for module in roof for wrong in wrong_imports(house(), module)] == []


def test_foreign_keys_lead_down():
    found = relations()
    assert len(found) > 200
    assert wrong_relations(house(), found) == []


def test_everything_has_its_floor():
    assert unplaced(house()) == []
    ours = {config.name for config in apps.get_app_configs() if (house().root / config.name.replace(".", "/")).is_dir()}
    assert ours - set(FLOORS) == set()


def test_the_table_fits_itself():
    assert (set(INNER) | set(PURE)) - set(FLOORS) == set()
    parts = [part for floors in INNER.values() for floor in floors for part in floor.split()]
    assert "model" in parts
    for room, floors in INNER.items():
        named = [part for floor in floors for part in floor.split()]
        assert len(named) == len(set(named)), f"a part of {room} stands on two floors"

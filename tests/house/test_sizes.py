"""Modules, functions, folders and rooms stay small; what is too large today may only shrink (exceptions.py)."""

import pytest

from tests.house import exceptions, sizes
from tests.house.here import house
from tests.house.shrinking import differences
from tests.house.source import ROOT

pytestmark = pytest.mark.house


def test_modules_are_short():
    assert differences(sizes.large_modules(house()), exceptions.MODULES, room=10) == []


def test_modules_of_tests_are_short():
    assert sizes.large_tests(ROOT) == {}


def test_functions_are_short():
    assert differences(sizes.long_functions(house()), exceptions.FUNCTIONS) == []


def test_folders_are_not_crowded():
    assert differences(sizes.crowded_folders(house()), exceptions.FOLDERS) == []


def test_rooms_are_small():
    assert differences(sizes.large_rooms(house()), exceptions.ROOMS, room=100) == []


def test_no_room_of_welfare_outweighs_the_others():
    assert differences(sizes.large_shares(house(), "welfare"), exceptions.SHARES) == []


def test_most_modules_take_a_look_or_two():
    assert differences(sizes.unusual_sizes(house()), exceptions.USUAL) == []


def test_migrations_are_few_words():
    assert differences(sizes.large_migrations(house()), exceptions.MIGRATIONS, room=100) == []

"""A house on its way, and two persons."""

import pytest

from tests.makers import make_user
from tests.welfare.makers import make_house
from welfare.assistance.models.house import House


@pytest.fixture
def house(world) -> House:
    return make_house(world.north, state="planned")


@pytest.fixture
def pair(db):
    return make_user("khao-sat"), make_user("phe-duyet")

"""Books of 2023, two persons, an appeal, and a statement whose lines the tests write."""

import pytest

from tests.welfare.reconciliation.makers import make_desk


@pytest.fixture
def desk(world):
    return make_desk(world)

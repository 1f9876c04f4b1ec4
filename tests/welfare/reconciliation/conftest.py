"""Books of 2023, two persons, an appeal, and a statement whose lines the tests write."""

import pytest

from tests.makers import make_user
from tests.welfare.reconciliation.makers import make_desk


@pytest.fixture
def desk(world):
    return make_desk(world)


@pytest.fixture
def accountant(desk, client):
    user = make_user("ke-toan", group="Kế toán")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.user = user
    return client

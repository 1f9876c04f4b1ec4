"""Who works with the ledger, and its books of 2023."""

import pytest

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.makers import (
    MILLION,
    make_books,
)


@pytest.fixture
def accountant(db):
    return make_user("ke-toan", group=roles.ACCOUNTANT)


@pytest.fixture
def confirmer(db):
    return make_user("xac-nhan", group=roles.CONFIRMER)


@pytest.fixture
def books(db):
    return make_books(opening=10 * MILLION)

"""Who acts."""

import pytest

from tests.makers import make_user


@pytest.fixture
def by(db):
    return make_user("nguoi-lam")

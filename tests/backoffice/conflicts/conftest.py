"""Two people who may do everything, each at a desk of the small world."""

import pytest
from django.test import Client

from tests.makers import make_user

BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(name: str, full_name: str, **given) -> Client:
    client = Client()
    client.force_login(make_user(name, full_name=full_name, **{"is_superuser": True} | given), backend=BACKEND)
    return client


@pytest.fixture
def an(db) -> Client:
    return sign_in("an", "Lê Thị An")


@pytest.fixture
def binh(db) -> Client:
    return sign_in("binh", "Trần Văn Bình")

"""Steps of a house as the tests here take them."""

from datetime import date

from django.test import Client
from django.urls import reverse

from tests.makers import make_user
from tests.welfare.makers import MILLION
from welfare.assistance.models.house import House
from welfare.houses.models.step import HouseStep

BACKEND = "django.contrib.auth.backends.ModelBackend"
CONTENTS = {
    "survey": {"amount": 90 * MILLION},
    "approval": {"amount": 50 * MILLION, "document": "12/QĐ-BVĐ"},
    "handover": {"amount": 50 * MILLION, "witness": "Ông Chứng"},
    "pause": {"note": "Chờ hết mưa"},
}
WAY = ("survey", "approval", "construction", "acceptance", "handover")


def take(house: House, stage: str, by=None, day: date = date(2023, 3, 1), **given) -> HouseStep:
    """One step as a script would store it: past every form."""
    return HouseStep.objects.create(
        house=house, stage=stage, date=day, created_by=by, **CONTENTS.get(stage, {}) | given
    )


def sign_in(role: str, name: str, unit=None) -> Client:
    client = Client()
    client.force_login(make_user(name, group=role, unit=unit), backend=BACKEND)
    return client


def paper_address(house, name: str) -> str:
    start = reverse("admin:assistance_house_changelist")
    return f"{start}{house.pk}/{name}.pdf/"

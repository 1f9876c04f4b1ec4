"""Posters of communes that have merged still lead to who takes gifts; of those that were parted, to nobody by guess."""

import pytest
from django.test import Client

from frontportal.places.models import Succession
from welfare.public.giving.moved import successor_of

pytestmark = pytest.mark.django_db
ROOT = "/quy-vi-nguoi-ngheo/ung-ho/"


@pytest.mark.parametrize("page", ["", "ap-phich/", "ma-qr.png"])
def test_a_merged_commune_leads_on_for_good(world, page):
    answer = Client().get(f"{ROOT}bacmau/{page}")
    assert (answer.status_code, answer.get("Location")) == (301, f"{ROOT}hopmau/{page}")


def test_a_parted_commune_and_an_unknown_code_lead_nowhere(world):
    Succession.objects.filter(predecessor=world.north).update(whole=False)
    assert [successor_of(code) for code in ("BACMAU", "KHONGCO", "", "HOPMAU")] == [None] * 4
    assert Client().get(f"{ROOT}bacmau/").status_code == 404

"""The handbook: every chapter opens for every role, links lead only where one may go, pictures are there and current."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from frontportal.handbook.chapters import BY_MODEL, CHAPTERS
from frontportal.handbook.pictures import PICTURES
from frontportal.staff.roles import ROLES
from tests.makers import make_user

pytestmark = pytest.mark.django_db
BASE = "/quan-tri/huong-dan/"


def read(address: str, **user) -> BeautifulSoup:
    client = Client()
    client.force_login(make_user(**user))
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml").select_one(".handbook")


def test_it_is_for_staff_only(client):
    for address in (BASE, f"{BASE}bat-dau/"):
        response = client.get(address)
        assert (response.status_code, response.url) == (302, f"{reverse('admin:login')}?next={address}")


USUAL = ("Cán bộ xã", "Kế toán", "Quản trị")  # the others by `bin/test -m slow`
OPENING_ROLES = [role if role in USUAL else pytest.param(role, marks=pytest.mark.slow) for role in ROLES]


@pytest.mark.parametrize("role", OPENING_ROLES)
def test_every_chapter_opens_and_links_only_to_what_one_may_open(role):
    client = Client()
    client.force_login(make_user(group=role))
    followed = set()
    for chapter in CHAPTERS:
        response = client.get(f"{BASE}{chapter.slug}/")
        assert response.status_code == 200
        page = BeautifulSoup(response.content, "lxml").select_one(".handbook")
        assert page.h1.text == chapter.title
        followed |= {link["href"] for link in page.select("a") if "/static/" not in link["href"]}
    assert {address: status for address in followed if (status := client.get(address).status_code) != 200} == {}


def test_a_list_that_one_may_not_see_is_named_without_a_link():
    page = read(f"{BASE}thu-chi/", group="Cán bộ xã")
    assert "khoản ủng hộ" in [each.text for each in page.select("strong")]
    assert reverse("admin:ledger_contribution_changelist") not in [link["href"] for link in page.select("a")]


def test_contents_name_every_chapter_in_order():
    page = read(BASE, group="Lãnh đạo")
    assert [link.text for link in page.select(".handbook-contents a")] == [chapter.title for chapter in CHAPTERS]


def test_search_needs_no_diacritics():
    page = read(f"{BASE}?q=doi+soat+mot+phan", group="Kế toán")
    assert page.h2.text.endswith("đoạn có “doi soat mot phan”")
    assert {link.text for link in page.select(".handbook-found a")} == {"Sao kê ngân hàng"}


@pytest.mark.parametrize("words", ["xyzzy plugh", "<script>alert(1)</script>", "%_%", "' OR 1=1", "a" * 5000])
def test_search_that_finds_nothing_says_so(words):
    page = read(f"{BASE}?q={words}", group="Kế toán")
    assert page.h2.text.startswith("Không có đoạn nào có “")
    assert page.script is None


def test_unknown_chapters_are_not_found(client):
    client.force_login(make_user(group="Kế toán"))
    assert client.get(f"{BASE}khong-co/").status_code == 404


def test_every_kind_of_record_has_its_chapter():
    """A new list of the admin without a word in the handbook fails here."""
    shown = {
        model._meta.label_lower
        for model, page in admin.site._registry.items()
        if model.__module__.split(".")[0] in {"frontportal", "campaigns", "welfare", "voters"}
    }
    assert shown - set(BY_MODEL) == WITHOUT_A_CHAPTER


WITHOUT_A_CHAPTER = {
    "committee.committee", "committee.officer", "committee.linklist", "visits.baseline", "visits.dailycount",
}  # fmt: skip


def test_pictures_are_there_and_used_once():
    texts = "".join(
        (settings.BASE_DIR / "templates" / chapter.template).read_text(encoding="utf-8") for chapter in CHAPTERS
    )
    used = re.findall(r'{% picture "([\w-]+)"', texts)
    assert sorted(used) == sorted(picture.name for picture in PICTURES)
    for picture in PICTURES:
        path = settings.BASE_DIR / "static" / picture.file
        assert 2_000 < path.stat().st_size < 120_000, path
    kept = {path.name for path in (settings.BASE_DIR / "static/img/handbook").iterdir()}
    assert kept == {f"{picture.name}.webp" for picture in PICTURES}


def test_the_sidebar_leads_there(client):
    client.force_login(make_user(group="Cán bộ xã"))
    assert f'href="{BASE}"' in client.get(reverse("admin:index")).content.decode()

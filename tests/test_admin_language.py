"""Whoever works in the admin reads Vietnamese only: every page is walked, and English left by a toolkit is found."""

import re
import subprocess
import sys
from functools import cache

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib import admin
from django.urls import reverse

from tests.makers import make_user

# Words that Django, Unfold, import-export, simple-history, axes or the text editor would leave behind; short ones
# such as "to" and "no" are left out, as they are Vietnamese without marks, too.
LEFTOVERS = """
about account action actions active add added address again allowed already and another any application apply are
back bold breadcrumbs browse cancel cannot change changed changes choose clear click close code column comment
confirm created currently dashboard data date delete deleted deletion details disabled download duplicate edit
email empty enabled enter error errors expand export false field fields file filter filters first format found from
have heading help hidden hide historical history home image import instance invalid item items label last less link
list loading log login logout messages model models more must name new next none not null number object objects of
one only open order page password period permission permissions please preview previous read reason recent record
relationship relationships remove required reset resource result results return revert row rows run save search
select selected set show site skipped some sort staff staffstatus start status submit success successfully summary
superuser system table the there this time today true type unknown update updated upload user username users value
values view visible was welcome with yes you your
"""
WORDS = re.compile(rf"(?<![\w@./-])(?:{'|'.join(LEFTOVERS.split())})(?![\w@/-])", re.IGNORECASE)
ATTRIBUTES = ("title", "placeholder", "aria-label", "alt", "data-label", "data-placeholder")


def said(html: str) -> list[str]:
    """Every piece of text a person sees or hears on a page."""
    page = BeautifulSoup(html, "lxml")
    for part in page(["script", "style"]) + page.select(".material-symbols-outlined, textarea, code, kbd"):
        part.decompose()
    texts = list(page.stripped_strings)
    texts += [tag[name] for name in ATTRIBUTES for tag in page.find_all(attrs={name: True})]
    return texts + [tag["value"] for tag in page.select("input[type=submit][value]")]


def english(texts: list[str]) -> list[str]:
    """The texts with a leftover. Vietnamese marks in a text do not excuse an English word beside them."""
    return [found for text in texts for found in english_of(text)]


@cache
def english_of(text: str) -> list[str]:
    """Most texts, as those of the menu, stand on every page."""
    return [f"{word}: {' '.join(text.split())[:80]}" for word in WORDS.findall(text)]


def pages_of(label: str, which: str) -> list[str]:
    """Addresses of one model's pages: its list, of every second model a record instead; of "all" both, the empty form and search, version,
    history, deletion, sheets."""
    models = {model._meta.label_lower: model for model in admin.site._registry}
    model, turn = models[label], sorted(models).index(label) % 2
    name = f"admin:{label.replace('.', '_')}_"
    record = model._default_manager.first()
    paths = [reverse(f"{name}changelist"), reverse(f"{name}add")]
    if which == "some":
        return [reverse(f"{name}change", args=[record.pk])] if record and turn else paths[:1]
    paths += [reverse(f"{name}changelist") + "?q=khongcogi", reverse("admin:app_list", args=[model._meta.app_label])]
    if record:
        paths += [reverse(f"{name}{page}", args=[record.pk]) for page in ("change", "history", "delete")]
        version = record.history.first() if hasattr(record, "history") else None
        if version:
            paths.append(reverse(f"{name}simple_history", args=[record.pk, version.pk]))
    if admin.site._registry[model].resource_classes:
        paths += [reverse(f"{name}{page}") for page in ("import", "export")]
    return paths


@pytest.fixture
def superuser(visit, client):
    user = make_user("moi-quyen", is_superuser=True, full_name="Người Thử")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("which", ["some", pytest.param("all", marks=pytest.mark.slow)])
@pytest.mark.parametrize("label", sorted(model._meta.label_lower for model in admin.site._registry))
def test_pages_of_a_model(label, which, superuser):
    walked = {}
    for path in pages_of(label, which):
        response = superuser.get(path, follow=True)
        if response.status_code == 200:
            walked[path] = english(said(response.content.decode()))
    assert walked
    assert {path: found for path, found in walked.items() if found} == {}


@pytest.mark.parametrize("label", ["assistance.house", "voters.petition", "campaigns.recognition", "news.article"])
def test_refusals_of_a_form(label, superuser):
    """An empty form comes back with nothing but Vietnamese sentences."""
    response = superuser.post(reverse(f"admin:{label.replace('.', '_')}_add"), {})
    assert response.context["errors"]
    assert english(said(response.content.decode())) == []


@pytest.mark.parametrize("page", ["index", "password_change", "password_change_done"])
def test_pages_of_the_site(page, superuser):
    response = superuser.get(reverse(f"admin:{page}"))
    assert response.status_code == 200
    assert english(said(response.content.decode())) == []


def test_signing_in_and_out(visit, client):
    wrong = client.post(reverse("admin:login"), {"username": "ai-do", "password": "sai"})
    assert english(said(wrong.content.decode())) == []
    assert "chưa đúng" in wrong.content.decode()
    client.force_login(make_user("ra-vao"), backend="django.contrib.auth.backends.ModelBackend")
    assert english(said(client.post(reverse("admin:logout")).content.decode())) == []


def test_the_walk_would_notice():
    """The test has teeth: a toolkit's sentence is found, Vietnamese and names are not."""
    page = "<p>Select value</p><p>Đã lưu</p><p>Thôn Ba Cản, xã Đạ Đờn</p><a title='Go back'>×</a><i>no</i>"
    assert english(said(page)) == ["Select: Select value", "value: Select value", "back: Go back"]


def test_words_are_compiled():
    """The .mo that runs says what the .po says."""
    check = [sys.executable, settings.BASE_DIR / "bin" / "translations.py", "--check"]
    assert subprocess.run(check, capture_output=True, text=True).stderr == ""

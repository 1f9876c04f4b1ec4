"""The admin is loaded when somebody asks for it: a process that serves citizens answers before."""

import json
import subprocess
import sys

import pytest
from django.contrib import admin
from django.urls import base as addresses

from tests.environment import ROOT
from tests.public_pages import PAGES

LARGE = {"numpy", "openpyxl", "docx", "xlsxwriter", "icalendar", "jinja2", "pyhanko"}
SERVES = """
import json, sys
from threading import Thread
from django.apps import apps
from django.contrib import admin
from django.urls import resolve, reverse
import frontportal.wsgi
site = admin.site
resolve("/healthz"), reverse("home"), reverse("session_state")
has_loaded = [site.is_loaded, sorted(name for name in sys.modules if name.endswith(".admin") and name.startswith(OURS))]
large = sorted(LARGE & sys.modules.keys())
pages = []
askers = [Thread(target=lambda: pages.append(len(site._registry))) for _ in range(4)]
[each.start() for each in askers], [each.join() for each in askers]
asked = [reverse("admin:index"), resolve("/quan-tri/").view_name, reverse("admin:news_article_add")]
print(json.dumps([has_loaded, large, pages, asked]))
"""


def test_a_process_that_serves_citizens_loads_none_of_it_and_no_library_that_writes_files():
    given = f"LARGE = {LARGE!r}; OURS = ('frontportal.', 'campaigns.', 'welfare.', 'voters.')\n"
    done = subprocess.run([sys.executable, "-c", given + SERVES], cwd=ROOT, capture_output=True, text=True, check=True)
    everything = len(admin.site._registry)
    assert json.loads(done.stdout.splitlines()[-1]) == [
        [False, []],
        [],
        [everything] * 4,
        ["/quan-tri/", "admin:index", "/quan-tri/news/article/add/"],
    ]


def test_a_module_of_it_that_is_imported_for_something_else_loads_no_others():
    code = (
        "import frontportal.wsgi; from django.contrib import admin; import frontportal.consents.admin; "
        "print(len(admin.site.pages), admin.site.is_loaded, len(admin.site._registry) > 100, admin.site.is_loaded)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False", "True", "True"]


@pytest.mark.usefixtures("visit")
def test_no_public_page_asks_for_it(client, monkeypatch):
    def resolver(prefix, *rest):
        assert not prefix.startswith("quan-tri/"), "an address of the admin is written"
        return plain(prefix, *rest)

    plain = addresses.get_ns_resolver
    monkeypatch.setattr(addresses, "get_ns_resolver", resolver)
    unread = property(lambda site: pytest.fail("the admin's pages are read"))
    monkeypatch.setattr("frontportal.admin_site.OfficeSite._registry", unread)
    assert {page: client.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)

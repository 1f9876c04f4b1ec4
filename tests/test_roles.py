"""Every page of the admin × every role × (own unit, other unit), held against `role_table`."""

import csv
import io

import pytest
from django.template.response import SimpleTemplateResponse
from django.urls import reverse

from frontportal.kit.records.base import Publishable
from frontportal.places.models import Unit
from frontportal.places.querysets import descends_from
from frontportal.staff.roles import ROLES
from tests.role_table import (
    BOUND_TO_UNIT,
    EXPECTED,
    OTHER,
    OWN,
    ROLE_NAMES,
    USUALLY_WALKED,
    WALKING_ROLES,
    may,
    registered,
    unhindered,
    url,
)

# Where a record lies when its QuerySet narrows by place in a way of its own.
PLACES = {"places.unit": "", "assistance.cofunding": "house__unit"}


def examples(model_admin, superuser_request) -> dict:
    """{"own": a record in the clerk's commune, "other": one outside it}; one record anywhere for a model without place.

    What is published is taken back to a draft: who may change a published text is told by the rooms' own tests.
    """
    records = model_admin.model._default_manager.order_by("pk")
    if issubclass(model_admin.model, Publishable):
        model_admin.model._base_manager.update(state="draft")
    path = PLACES.get(model_admin.model._meta.label_lower, getattr(records, "unit_path", None))
    if path is None:
        choices = {"anywhere": records}
    else:
        units = {"own": Unit.objects.get(code=OWN), "other": Unit.objects.get(code=OTHER)}
        choices = {place: records.filter(descends_from(unit, path)) for place, unit in units.items()}
    found = {place: unhindered(model_admin, superuser_request, chosen) for place, chosen in choices.items()}
    return {place: record for place, record in found.items() if record}


def takes_changes(response) -> bool:
    """The form came back, or was saved; a record that is not there sends one to the first screen."""
    return response.status_code == 200 or (response.status_code == 302 and response.url != reverse("admin:index"))


# What a role may not open is asked of all; what it may, of two of them, and of the others by `bin/test -m slow`.
ROLES_ASKED = [(role, role in USUALLY_WALKED) for role in ROLE_NAMES] + [
    pytest.param(role, True, marks=pytest.mark.slow) for role in ROLE_NAMES if role not in USUALLY_WALKED
]


@pytest.fixture
def made_for_two(role, bare_refusals, monkeypatch):
    """Pages are made for two roles, and for the others by `bin/test -m slow` in test_read_only_pages.py."""
    if role not in USUALLY_WALKED:
        monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


def test_the_table_names_every_page_and_role():
    assert set(registered()) == set(EXPECTED)
    assert set(ROLES) == set(ROLE_NAMES)
    assert {len(row) for row in EXPECTED.values()} == {len(ROLE_NAMES)}


@pytest.mark.parametrize(("role", "is_whole"), ROLES_ASKED)
@pytest.mark.usefixtures("made_for_two")
def test_lists_and_forms_open_to_the_role(role, is_whole, sign_in, superuser_request):
    client, wrong = sign_in(role), []
    for label, model_admin in registered().items():
        by_nature = model_admin.has_add_permission(superuser_request)  # the one committee is there already
        hopes = {"changelist": may(role, label, "v"), "add": may(role, label, "a") and by_nature}
        for page, hope in hopes.items():
            if hope and not is_whole:
                continue
            found = client.get(url(label, page)).status_code in ((200, 302) if page == "changelist" else (200,))
            if found != hope:
                wrong.append(f"{label} {page} {found}")
    assert wrong == []


@pytest.mark.parametrize("role", WALKING_ROLES)
@pytest.mark.usefixtures("made_for_two")
def test_records_open_to_the_role_in_its_units(role, sign_in, superuser_request):
    client, wrong = sign_in(role), []
    for label, model_admin in registered().items():
        for place, record in examples(model_admin, superuser_request).items():
            near = place != "other" or role not in BOUND_TO_UNIT
            facts = {
                "view": client.get(url(label, "change", record.pk)).status_code == 200,
                "change": takes_changes(client.post(url(label, "change", record.pk), {})),
                "history": client.get(url(label, "history", record.pk)).status_code == 200,
                "delete": client.get(url(label, "delete", record.pk)).status_code == 200,
            }
            hopes = {
                "view": near and may(role, label, "v"),
                "change": near
                and may(role, label, "c")
                and model_admin.has_change_permission(superuser_request, record),
                "history": near and may(role, label, "v"),
                "delete": near
                and may(role, label, "d")
                and model_admin.has_delete_permission(superuser_request, record),
            }
            wrong += [f"{label} {place} {page} {facts[page]}" for page in facts if facts[page] != hopes[page]]
    assert wrong == []


@pytest.mark.parametrize(("role", "is_whole"), ROLES_ASKED)
@pytest.mark.usefixtures("made_for_two")
def test_sheets_open_to_the_role(role, is_whole, sign_in, superuser_request):
    client, wrong = sign_in(role), []
    for label, model_admin in registered().items():
        if not model_admin.resource_classes:
            continue
        hopes = {
            "export": may(role, label, "v"),
            "import": may(role, label, "a")
            and may(role, label, "c")
            and model_admin.has_import_permission(superuser_request),
        }
        for page, hope in hopes.items():
            if hope and not is_whole:
                continue
            found = client.get(url(label, page)).status_code == 200
            if found != hope:
                wrong.append(f"{label} {page} {found}")
    assert wrong == []


def test_a_clerk_takes_home_only_the_commune_s_rows(sign_in):
    client = sign_in("Cán bộ xã")
    own = Unit.objects.get(code=OWN)
    counts = {}
    for label, model_admin in registered().items():
        records = model_admin.model._default_manager.all()
        if (
            not model_admin.resource_classes
            or not may("Cán bộ xã", label, "v")
            or not getattr(records, "unit_path", "")
        ):
            continue
        response = client.post(url(label, "export"), {"format": "1", "resource": "0"})
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))[1:]
        counts[label] = (len(rows), records.within(own).count(), records.count())
    assert counts
    assert {label: (found, there) for label, (found, there, _) in counts.items() if found != there} == {}
    assert any(there < everywhere for _, there, everywhere in counts.values())


@pytest.mark.parametrize(("role", "there"), [("Lãnh đạo", False), ("Kế toán", True)])
@pytest.mark.parametrize("label", ["assistance.house", "assistance.livelihood"])
def test_private_columns_stay_with_who_may_read_them(label, role, there, sign_in):
    response = sign_in(role).post(url(label, "export"), {"format": "1", "resource": "0"})
    headers = response.content.decode("utf-8-sig").splitlines()[0].split(",")
    assert ("Hộ được hỗ trợ" in headers) is there, headers

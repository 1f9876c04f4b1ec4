"""No earlier version, form or sheet brings to the public what two persons have not let out."""

import pytest
from django.db import models

from frontportal.kit.records.base import Publishable
from frontportal.staff.models import User
from frontportal.staff.roles import ROLES
from tests.earlier_versions import EARLIER, made_other, version_url
from tests.role_table import WALKING_ROLES, may, registered, url

PUBLISHABLE = sorted(label for label, each in registered().items() if issubclass(each.model, Publishable))


def may_publish(role: str, label: str) -> bool:
    app, name = label.split(".")
    return f"{app}.publish_{name}" in ROLES[role].get("also", "").split()


@pytest.mark.parametrize("role", WALKING_ROLES)
@pytest.mark.parametrize("state", ["draft", "waiting", "published", "withdrawn"])
def test_no_version_publishes(role, state, sign_in):
    """The record of today in each state, and a version from when it was public."""
    client, wrong = sign_in(role), []
    for label in PUBLISHABLE:
        model = registered()[label].model
        record = model._base_manager.filter(state="published").order_by("pk").first()
        version = made_other(record, EARLIER)
        type(version)._base_manager.filter(pk=version.pk).update(state="published", published_at=record.published_at)
        model._base_manager.filter(pk=record.pk).update(state=state)
        before = row(record)
        client.get(version_url(label, version))
        sent = {name: value for name, value in before.items() if value is not None and not name.endswith("_at")}
        response = client.post(version_url(label, version), sent | {"state": "published"} | button(label))
        record.refresh_from_db()
        if record.state != state and not may_publish(role, label):
            wrong.append(f"{label} {state} → {record.state}")
        is_closed = not may(role, label, "c") or (state == "published" and not may_publish(role, label))
        if is_closed and (response.status_code not in (403, 404) or row(record) != before):
            wrong.append(f"{label} {state} {response.status_code}")
    assert wrong == []


def row(record: models.Model) -> dict:
    return type(record)._base_manager.filter(pk=record.pk).values().get()


def button(label: str) -> dict:
    """As if the button “Lưu và đăng” had been there."""
    return {f"{label.replace('.', '_')}_publish_now": "1"}


# What the public reads of a model that has no states of publishing, and the right to decide it.
SHOWN = {
    "voters.petition": ("publish_petition", {"state": "published"}),
    "campaigns.activity": ("show_activity", {"shown": True}),
}


@pytest.mark.parametrize("role", WALKING_ROLES)
@pytest.mark.parametrize("label", SHOWN)
def test_what_the_public_reads_goes_back_only_by_who_decides_it(role, label, sign_in, rf):
    right, shown = SHOWN[label]
    client, request = sign_in(role), rf.get("/")
    request.user = User.objects.get(username="thu-quyen")
    record = registered()[label].get_queryset(request).filter(**shown).first()
    if record is None:
        assert not may(role, label, "v")
        return
    version, before = made_other(record, EARLIER), row(record)
    decides = request.user.has_perm(f"{label.split('.')[0]}.{right}") and may(role, label, "c")
    page = client.get(version_url(label, version))
    assert page.status_code == (200 if decides else 403)
    if not decides:
        assert client.post(version_url(label, version), before_as_sent(before)).status_code == 403
        assert row(record) == before


def before_as_sent(values: dict) -> dict:
    return {name: value for name, value in values.items() if value is not None}


@pytest.mark.parametrize("role", WALKING_ROLES)
def test_no_form_publishes_what_is_sent_along(role, sign_in):
    """State, hour and button sent to the forms to add and to change, to the list and to its actions."""
    client, wrong = sign_in(role), []
    for label in [label for label in PUBLISHABLE if not may_publish(role, label)]:
        model = registered()[label].model
        record = model._base_manager.filter(state="published").order_by("pk").first()
        model._base_manager.filter(pk=record.pk).update(state="draft")
        before = set(model._base_manager.filter(state="published").values_list("pk", flat=True))
        hour = {"published_at_0": "01/05/2023", "published_at_1": "08:00:00"}
        sent = before_as_sent(row(record)) | {"state": "published"} | hour | button(label)
        sent |= {
            f"{name}-{form}": "0"
            for name in ("attachments", "disclosures")
            for form in ("TOTAL_FORMS", "INITIAL_FORMS")
        }
        client.post(url(label, "change", record.pk), sent)
        client.post(url(label, "add"), sent | {"slug": "moi", "code": "MOI26", "number": "99/KH", "year": 2019})
        chosen = {"_selected_action": [record.pk]}
        for name in ("publish_selected", "withdraw_selected"):
            client.post(url(label, "changelist"), chosen | {"action": name})
        grid = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": record.pk, "form-0-state": "published"}
        client.post(url(label, "changelist"), grid | {"_save": "1"})
        after = set(model._base_manager.filter(state="published").values_list("pk", flat=True))
        if after != before:
            wrong.append(f"{label} {after ^ before}")
    assert wrong == []


def test_no_sheet_tells_a_state_of_publishing():
    for label in PUBLISHABLE:
        for resource in registered()[label].resource_classes:
            assert {"state", "published_at", "published_by"} & set(resource(user=None).fields) == set(), label
    for resource in registered()["campaigns.activity"].resource_classes:
        assert "shown" not in resource(user=None).fields

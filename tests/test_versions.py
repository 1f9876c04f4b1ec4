"""Earlier versions of every record: they open, and going back to one brings back texts and nothing that was decided."""

from datetime import datetime

import pytest
from django.db import models

from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.kit.records.base import is_approved
from frontportal.kit.records.history import stays_as_it_is
from frontportal.staff.models import User
from tests.earlier_versions import EARLIER, kept, made_other, version_url
from tests.forms import fields_sent
from tests.makers import make_user
from tests.role_table import WALKING_ROLES, may, registered

# Uploaded or written by the office only.
NOT_IN_THE_DEMONSTRATION = {
    "committee.notice",
    "paper_layouts.paperlayout",
    "personal_data.erasurerequest",
    "reports.reporttemplate",
    "reports.reporttext",
    "reports.superiorform",
}
# Those of which the demonstration year must have a record to go back with.
RESTORED = {
    "news.article",
    "news.document",
    "committee.page",
    "yearly.yearsummary",
    "appeals.appeal",
    "campaigns.activity",
    "campaigns.campaign",
    "campaigns.recognition",
    "voters.petition",
    "voters.reply",
    "voters.meeting",
    "voters.supervision",
    "voters.feedback",
    "staff.user",
    "assistance.house",
}


def with_versions() -> dict:
    """Label → ModelAdmin of every page whose records keep versions."""
    return {
        label: each for label, each in registered().items() if hasattr(each.opts, "simple_history_manager_attribute")
    }


def oldest(records):
    """The oldest version there is of one of `records`; records without any get one as they stand. None without records."""
    versions = records.model.history.filter(**{f"{records.model._meta.pk.attname}__in": records.values("pk")})
    if not versions.exists() and records.exists():
        records.first().save()
    return versions.order_by("history_id").first()


@pytest.fixture
def superuser(visit, client):
    client.force_login(make_user("moi-quyen", is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def superuser_request(superuser, rf):
    request = rf.get("/")
    request.user = User.objects.get(username="moi-quyen")
    return request


def test_the_oldest_version_of_every_model_opens(superuser, superuser_request):
    """403 where nobody may go back: statements, matches."""
    wrong = {}
    for label, model_admin in with_versions().items():
        version = oldest(model_admin.get_queryset(superuser_request))
        if version is None:
            assert label in NOT_IN_THE_DEMONSTRATION, label
            continue
        open_to_all = model_admin.has_change_permission(
            superuser_request, model_admin.model._base_manager.get(pk=version.id)
        )
        status = superuser.get(version_url(label, version)).status_code
        if status != (200 if open_to_all else 403):
            wrong[label] = status
    assert wrong == {}


@pytest.mark.parametrize("role", WALKING_ROLES)
def test_old_versions_open_to_a_role_or_are_refused(role, sign_in, rf):
    client, found = sign_in(role), {}
    request = rf.get("/")
    request.user = User.objects.get(username="thu-quyen")
    for label, model_admin in with_versions().items():
        version = oldest(model_admin.get_queryset(request))
        if version:
            found[label] = client.get(version_url(label, version)).status_code
    assert {label: status for label, status in found.items() if status not in (200, 403)} == {}
    assert {label for label, status in found.items() if status == 200 and not may(role, label, "c")} == set()


def decided(record: models.Model) -> dict:
    """What no version brings back, as the database has it."""
    names = [field.name for field in record._meta.concrete_fields if stays_as_it_is(field.name)]
    return type(record)._base_manager.filter(pk=record.pk).values(*{*names} - {"updated_at", "updated_by"}).get()


def crafted(version: models.Model, names) -> dict:
    """What somebody would send along to get back what `version` had decided."""
    sent = {}
    for name in names:
        value = getattr(version, name, "")
        value = getattr(value, "pk", value)
        if isinstance(value, datetime):
            sent |= {f"{name}_0": f"{value:%d/%m/%Y}", f"{name}_1": f"{value:%H:%M:%S}"}
        sent[name] = "" if value is None else "on" if value is True else str(value)
        if value is False:
            del sent[name]
    return sent


def changeable(model_admin, request):
    """A record that this person may change and that has a version; None where there is none."""
    records = model_admin.get_queryset(request).order_by("pk")[:60]
    return next(
        (each for each in records if model_admin.has_change_permission(request, each) and each.history.exists()), None
    )


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.slow) for turn in (1, 2))])
def test_going_back_brings_texts_and_nothing_that_was_decided(turn, superuser, superuser_request):
    """Every third kind of record; the others by `bin/test -m slow`."""
    wrong, tried = {}, set()
    labels = sorted(with_versions())[turn::3]
    for label in labels:
        model_admin = with_versions()[label]
        record = changeable(model_admin, superuser_request)
        if record is None or model_admin.revert_disabled(superuser_request, record):
            continue
        version, before = made_other(record, EARLIER), decided(record)
        address = version_url(label, version)
        sent = fields_sent(superuser.get(address), record._meta.model_name)
        texts = [name for name, value in sent.items() if value in (EARLIER, f"<p>{EARLIER}</p>")]
        response = superuser.post(address, sent | crafted(version, before))
        if response.status_code != 302:
            wrong[label] = dict(response.context["adminform"].form.errors)
        elif decided(record) != (before := kept(label, record, before, superuser)):
            wrong[label] = {
                name: (value, decided(record)[name]) for name, value in before.items() if decided(record)[name] != value
            }
        elif texts and EARLIER not in what_came_back(record, texts):
            wrong[label] = f"{texts} did not come back"
        tried.add(label)
    assert wrong == {}
    assert tried >= RESTORED & {*labels}


def what_came_back(record: models.Model, names: list[str]) -> str:
    """What the record says now, or what was proposed for it, where the public reads it and a second person decides."""
    if is_approved(record):
        return str(ProposedChange.objects.about(record).first().changes)
    return str(type(record)._base_manager.filter(pk=record.pk).values(*names).get())

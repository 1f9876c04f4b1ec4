"""Earlier versions of every record: they open, and going back to one brings back texts and nothing that was decided."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.approval.two_persons import DecidedByTwo
from frontportal.kit.records.base import Publishable, is_approved
from frontportal.kit.records.history import stays_as_it_is
from frontportal.staff.models import User
from frontportal.staff.roles import ROLES
from tests.forms import fields_sent
from tests.makers import make_user
from tests.test_roles import WALKING_ROLES, may, registered, sign_in, url  # noqa: F401 (sign_in is a fixture)

EARLIER = "Lời của phiên bản cũ"
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


def version_url(label: str, version) -> str:
    return url(label, "simple_history", getattr(version, version.instance_type._meta.pk.attname), version.history_id)


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
def test_old_versions_open_to_a_role_or_are_refused(role, sign_in, rf):  # noqa: F811
    client, found = sign_in(role), {}
    request = rf.get("/")
    request.user = User.objects.get(username="thu-quyen")
    for label, model_admin in with_versions().items():
        version = oldest(model_admin.get_queryset(request))
        if version:
            found[label] = client.get(version_url(label, version)).status_code
    assert {label: status for label, status in found.items() if status not in (200, 403)} == {}
    assert {label for label, status in found.items() if status == 200 and not may(role, label, "c")} == set()


def other_value(field: models.Field, value):
    """A value that the field may have had once, different from the one it has."""
    if field.choices:
        return next((key for key, _ in field.flatchoices if key not in (value, "")), value)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return datetime(2023, 5, 4, 3, 2, tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date(2023, 5, 4)
    if isinstance(field, models.IntegerField):
        return 987
    return field.to_python("987") if isinstance(field, models.CharField) else value


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


def is_free_text(field: models.Field) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField) and (field.max_length or 999) >= 100
    if not is_text or field.choices or field.unique or field.name in ("slug", "target"):
        return False
    try:
        field.run_validators(EARLIER)
    except ValidationError:
        return False
    return True


def made_other(record: models.Model, text: str) -> models.Model:
    """A version of the record in whose time everything was otherwise."""
    version = record.history.order_by("history_id").first()
    kept = {field.name: field for field in version._meta.concrete_fields if not field.name.startswith("history_")}
    changes = {
        name: other_value(record._meta.get_field(name), getattr(record, name))
        for name in kept
        if stays_as_it_is(name) and not kept[name].is_relation
    }
    changes |= {name: text for name, field in kept.items() if is_free_text(record._meta.get_field(name))}
    type(version)._base_manager.filter(pk=version.pk).update(**changes)
    version.refresh_from_db()
    return version


def changeable(model_admin, request):
    """A record that this person may change and that has a version; None where there is none."""
    records = model_admin.get_queryset(request).order_by("pk")[:60]
    return next(
        (each for each in records if model_admin.has_change_permission(request, each) and each.history.exists()), None
    )


def kept(label: str, record: models.Model, before: dict, client) -> dict:
    """What is decided afterwards: the same, but that whoever saves what two persons decide proposes it, neither the version's nor a sent name."""
    if not isinstance(record, DecidedByTwo):
        return before
    record.refresh_from_db()
    assert record.proposed_at > before["proposed_at"]
    return before | {"proposed_by": int(client.session["_auth_user_id"]), "proposed_at": record.proposed_at}


def test_going_back_brings_texts_and_nothing_that_was_decided(superuser, superuser_request):
    wrong, tried = {}, set()
    for label, model_admin in with_versions().items():
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
    assert tried >= RESTORED


def what_came_back(record: models.Model, names: list[str]) -> str:
    """What the record says now, or what was proposed for it, where the public reads it and a second person decides."""
    if is_approved(record):
        return str(ProposedChange.objects.about(record).first().changes)
    return str(type(record)._base_manager.filter(pk=record.pk).values(*names).get())


PUBLISHABLE = sorted(label for label, each in registered().items() if issubclass(each.model, Publishable))


def may_publish(role: str, label: str) -> bool:
    app, name = label.split(".")
    return f"{app}.publish_{name}" in ROLES[role].get("also", "").split()


@pytest.mark.parametrize("role", WALKING_ROLES)
@pytest.mark.parametrize("state", ["draft", "waiting", "published", "withdrawn"])
def test_no_version_publishes(role, state, sign_in):  # noqa: F811
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
def test_what_the_public_reads_goes_back_only_by_who_decides_it(role, label, sign_in, rf):  # noqa: F811
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
def test_no_form_publishes_what_is_sent_along(role, sign_in):  # noqa: F811
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

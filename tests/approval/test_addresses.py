"""Every kind of record that the public reads × every role × every address: nothing changes what is public but a proposal."""

import pytest
from django.db import models
from tablib import Dataset

from frontportal.approval.models.proposed_change import ProposedChange
from frontportal.committee.models import Notice
from frontportal.kit.records.base import is_approved
from tests.admin_addresses import address, routes, values_of
from tests.earlier_versions import EARLIER, is_free_text, made_other, version_url
from tests.forms import fields_sent
from tests.role_table import WALKING_ROLES, may, registered, url

KINDS = sorted(
    label
    for label, page in registered().items()
    if getattr(page, "takes_proposals", False) and not page.model._meta.proxy
)
OTHER = "Lời chưa ai duyệt"
ELSEWHERE = {"recognition.titlecarryover"}  # the demonstration decides on titles of other communes than the clerk's


def public_record(label: str, request=None):
    """A record of the kind that the public reads and, where a person is given, that this person sees."""
    page = registered()[label]
    records = page.get_queryset(request) if request else page.model._default_manager.all()
    return next((each for each in records.order_by("pk")[:80] if is_approved(each)), None)


def public_words(record: models.Model) -> dict:
    """What the database has, without who touched it when."""
    found = type(record)._base_manager.filter(pk=record.pk).values().first()
    return found and {name: value for name, value in found.items() if not name.startswith("updated_")}


def with_other_words(record: models.Model, sent: dict) -> dict:
    """What the form sends, each free text of the record replaced."""
    names = [field.name for field in record._meta.concrete_fields if is_free_text(field)]
    # A reason for withdrawing without its day and number is refused, and so is a name that nobody agreed to.
    agreed = getattr(record, "consented_name", "")
    names = [name for name in names if not agreed or getattr(record, name) != agreed]
    return sent | {name: OTHER for name in names if name in sent and not name.startswith("withdrawal")}


@pytest.mark.parametrize("role", WALKING_ROLES)
def test_no_address_changes_what_is_public(role, sign_in, rf):
    from frontportal.staff.models import User

    Notice.objects.create(shown=True, title="Nghỉ Tết Dương lịch")  # the demonstration has none
    client, request, wrong = sign_in(role), rf.get("/"), []
    request.user = User.objects.get(username="thu-quyen")
    client.raise_request_exception = False
    for label in KINDS:
        record = public_record(label, request)
        if record is None:
            assert label in ELSEWHERE or not may(role, label, "v"), label
            continue
        page, before, count = registered()[label], public_words(record), ProposedChange.objects.count()
        form = client.get(url(label, "change", record.pk))
        sent = with_other_words(record, fields_sent(form, record._meta.model_name)) if form.status_code == 200 else {}
        prefix = label.replace(".", "_")
        for button in (
            "_save",
            "_continue",
            "_addanother",
            f"{prefix}_propose",
            f"{prefix}_hand_in",
            f"{prefix}_take_back",
        ):
            client.post(url(label, "change", record.pk), sent | {button: "1"})
        is_changeable = may(role, label, "c") and OTHER in sent.values()
        if is_changeable != (ProposedChange.objects.count() > count):
            wrong.append(f"{label} proposals {ProposedChange.objects.count() - count}")
        version = made_other(record, EARLIER) if record.history.exists() else None
        if version:
            client.post(version_url(label, version), sent | {"_save": "1"})
        client.post(url(label, "delete", record.pk), {"post": "yes"})
        client.post(
            url(label, "changelist"), {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
        )
        client.post(
            url(label, "changelist"),
            {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": record.pk, "_save": 1},
        )
        for route in routes(page):
            if "object_id" in route and "history" not in route and "change" not in route:
                client.post(address(label, route, values_of(page, record)), {})
        if public_words(record) != before:
            wrong.append(f"{label} {public_words(record)}")
    assert wrong == []


@pytest.mark.parametrize("label", [label for label in KINDS if registered()[label].resource_classes])
def test_no_sheet_changes_what_is_public(label, visit, rf):
    from tests.makers import make_user

    record = public_record(label)
    resource = registered()[label].resource_classes[0](user=make_user("moi-quyen", is_superuser=True))
    sheet = resource.export(type(record)._default_manager.filter(pk=record.pk))
    row = sheet.dict[0]
    typed = [name for name, field in resource.fields.items() if not field.readonly]
    names = [name for name in typed if is_free_text(record._meta.get_field(name))]
    changed = {resource.header_of(name): OTHER for name in names if name not in resource._meta.import_id_fields}
    assert changed, label
    before = public_words(record)
    result = resource.import_data(Dataset(list((row | changed).values()), headers=sheet.headers), dry_run=False)
    sentences = [str(sentence) for each in result.invalid_rows for sentence in each.non_field_specific_errors]
    assert sentences == [
        "Mục này đang công khai nên không sửa bằng tệp được. Hãy mở trang của mục này để gửi đề nghị sửa."
    ]
    assert public_words(record) == before

"""Two people at one record, for every kind of record that the admin lets people change."""

import pytest
from django import forms
from django.test import Client

from frontportal.kit.records.base import is_approved, is_waiting
from tests.backoffice.conflicts.pages import Page
from tests.makers import make_user
from tests.role_table import registered, unhindered, url

BACKEND = "django.contrib.auth.backends.ModelBackend"
OWN_PAGES = {
    "reconciliation.unmatchedline",  # decides about a line: tests/welfare/reconciliation
    "campaigns.honouree",  # who is not public has a consent that was withdrawn, which is told before anything is saved
}


def sign_in(name: str, full_name: str) -> Client:
    client = Client()
    client.force_login(make_user(name, is_superuser=True, full_name=full_name), backend=BACKEND)
    return client


@pytest.fixture
def desks(visit):
    """Two people who may do everything, each at a desk."""
    return sign_in("an", "Lê Thị An"), sign_in("binh", "Trần Văn Bình")


def changeable(request) -> dict:
    """Label → (ModelAdmin, a record) for all that people change on a form."""
    found = {}
    for label, model_admin in registered().items():
        records = model_admin.get_queryset(request).order_by("pk")
        # What is public is changed by a proposal, and what waits by nobody: tests/approval.
        free = [each.pk for each in records[:300] if not is_approved(each) and not is_waiting(each)]
        record = unhindered(model_admin, request, records.filter(pk__in=free))
        if record is not None and label not in OWN_PAGES and model_admin.has_change_permission(request, record):
            found[label] = model_admin, record
    return found


def typed_fields(page: Page) -> list[str]:
    """Fields of the record that are filled in by typing words, and take any."""
    form = page.response.context["adminform"].form
    found = []
    for name, field in form.fields.items():
        is_free = type(field) is forms.CharField and not field.disabled and name in dict(page.inputs)
        if (
            is_free
            and name not in ("slug", "code", "username", "link", "url", "password", "old_address", "target")
            and not name.endswith("number")
            and (field.max_length or 100) >= 20
            and not (
                name in ("name", "person") and {"consent", "purpose"} & form.fields.keys()
            )  # a consent is of that name
        ):
            found.append(name)
    return found


def story(first: Page, second: Page, record, names: list[str]) -> dict:
    """Both change the first field, each otherwise; An also changes the last one. What became of it, step by step."""
    both, alone = names[0], names[-1] if len(names) > 1 else None
    found = {"carries its version": "_opened" in dict(first.inputs)}
    found["Bình saves"] = second.type_into(both, "Của anh Bình").save().status_code
    if alone:
        first.type_into(alone, "Của chị An")
    found["An is asked"] = first.type_into(both, "Của chị An").save().status_code
    record.refresh_from_db()
    found["stored meanwhile"] = getattr(record, both)
    found["sees"] = "Trần Văn Bình" in first.text and "đã sửa lúc" in first.text
    found["still typed"] = first.value(both)
    found["without choice"] = first.save().status_code
    found["chosen"] = first.choose("mine").save().status_code
    record.refresh_from_db()
    found["stored at last"] = getattr(record, both), getattr(record, alone or both)
    return found


TURNS = 6
HOPED = {
    "carries its version": True,
    "Bình saves": 302,
    "An is asked": 200,
    "stored meanwhile": "Của anh Bình",
    "sees": True,
    "still typed": "Của chị An",
    "without choice": 200,
    "chosen": 302,
    "stored at last": ("Của chị An", "Của chị An"),
}


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.slow) for turn in range(1, TURNS))])
def test_two_at_every_kind_of_record(desks, superuser_request, turn):
    """Where nothing can be typed freely, what the browser sends back unchanged is saved and changes nothing. A sixth of all kinds, the
    others by `bin/test -m slow`."""
    wrong, tried = [], 0
    for label, (_, record) in list(changeable(superuser_request).items())[turn::TURNS]:
        address, form_id = url(label, "change", record.pk), f"{record._meta.model_name}_form"
        first = Page(desks[0], address, form_id=form_id)
        names = typed_fields(first)
        if not names:
            found = {"carries its version": "_opened" in dict(first.inputs), "saved": first.save().status_code}
            wrong += [(label, found)] if found != {"carries its version": True, "saved": 302} else []
            continue
        tried += 1
        try:
            found = story(first, Page(desks[1], address, form_id=form_id), record, names)
        except AssertionError:
            wrong.append((label, names, "nobody was asked"))
            continue
        if found != HOPED:
            wrong.append((label, names, {name: value for name, value in found.items() if value != HOPED[name]}))
    assert wrong == []
    assert tried > 3, tried

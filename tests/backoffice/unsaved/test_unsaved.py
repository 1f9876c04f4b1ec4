"""What the server tells the script that keeps unsaved forms; the script itself is tried in test_unsaved_in_browser.py."""

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse

from campaigns.models.campaign import Campaign
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.backoffice.unsaved.page import is_closed, keeps_unsaved
from frontportal.kit.records.fields import DerivedField
from tests.makers import make_user
from tests.voters.makers import make_petition

FORM = "0123456789"
SECRET_OR_PERSONAL = {"head", "contact", "secret", "api_token", "password", "citizen_id"}
# Published as it is: the committee's own telephone.
PUBLIC = {"committee.committee"}


@pytest.fixture
def staff(client, db):
    user = make_user(is_superuser=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def told(client, url) -> dict:
    """The attributes of the line in the page's head."""
    return BeautifulSoup(client.get(url).content, "html.parser").find("meta", attrs={"name": "unsaved"}).attrs


def campaign(**given) -> dict:
    return {
        "kind": "drive",
        "name": "Toàn dân đoàn kết",
        "since": "01/01/2026",
        "position": "1",
        "_unsaved": FORM,
    } | given


def holds_personal_data(model) -> bool:
    """By the names of its fields, and by what its own history must not keep."""
    names = {field.name for field in model._meta.fields}
    history = getattr(model, "history", None)
    kept = {field.name for field in history.model._meta.fields} if history else names
    erased = {
        field.name
        for field in model._meta.fields
        if field.name not in kept and field.editable and not isinstance(field, DerivedField)
    }
    texts = {field.name for field in model._meta.fields if isinstance(field, models.CharField)}
    return model._meta.label_lower not in PUBLIC and bool(
        names & SECRET_OR_PERSONAL or erased & texts or "phone" in names
    )


def test_no_form_with_personal_data_is_kept():
    personal = {model for model in admin.site._registry if holds_personal_data(model)}
    assert {model._meta.label_lower for model in personal} >= {
        "assistance.household",
        "campaigns.honouree",
        "consents.consent",
        "voters.petitioner",
        "staff.user",
    }
    assert [model for model in personal if not is_closed(model)] == []


def test_every_other_form_is_kept():
    closed = {model._meta.label_lower for model in admin.site._registry if is_closed(model)}
    assert closed == {
        "assistance.household",
        "gift_lists.giftrecipient",
        "help_requests.helprequest",
        "household_years.householdyear",
        "pledges.pledge",
        "campaigns.honouree",
        "consents.consent",
        "voters.deputyremark",
        "participants.meetingfile",
        "voters.petitioner",
        "staff.user",
        "feeds.feed",
        "untimely_credits.untimelycredit",
        "personal_data.erasurerequest",
    }
    assert not any(keeps_unsaved(each) and not isinstance(each, RecordAdmin) for each in admin.site._registry.values())


def test_a_form_says_what_of_it_is_left_out(client, staff, world):
    petition = told(client, reverse("admin:voters_petition_change", args=[make_petition(world.north).pk]))
    assert (petition["content"], petition["data-keeps"]) == (str(staff.pk), "yes")
    assert (petition["data-left-out"], petition["data-left-out-labels"]) == ("petitioner", "người kiến nghị")
    house = told(client, reverse("admin:assistance_house_add"))
    assert (house["data-keeps"], house["data-left-out"]) == ("yes", "household")
    assert told(client, reverse("admin:assistance_household_add"))["data-keeps"] == "no"
    assert told(client, reverse("admin:index"))["data-keeps"] == ""


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.slow) for turn in (1, 2))])
def test_every_page_with_a_form_says_whose_it_is(turn, client, staff):
    """One of three pages of each kind of record, in turn; the others by `bin/test -m slow`."""
    silent, pages = [], ("add", "changelist", "import")
    for number, (model, model_admin) in enumerate(admin.site._registry.items()):
        for page in pages[(number + turn) % 3 :][:1]:
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
            response = client.get(reverse(name)) if page != "import" or model_admin.resource_classes else None
            if response is not None and response.status_code == 200 and b'<meta name="unsaved"' not in response.content:
                silent.append(name)
    assert silent == []


def test_a_saved_form_is_told_to_the_browser(client, staff):
    response = client.post(reverse("admin:campaigns_campaign_add"), campaign())
    assert Campaign.objects.get().name == "Toàn dân đoàn kết"
    cookie = response.cookies["saved_forms"]
    assert (cookie.value, cookie["path"], cookie["httponly"], cookie["samesite"]) == (FORM, "/quan-tri/", "", "Lax")


def test_two_saved_forms_are_told_together(client, staff):
    client.cookies["saved_forms"] = "abcdefghij"
    response = client.post(reverse("admin:campaigns_campaign_add"), campaign())
    assert response.cookies["saved_forms"].value == f"{FORM}.abcdefghij"


def test_a_popup_tells_too(client, staff):
    response = client.post(reverse("admin:campaigns_campaign_add"), campaign(_popup="1"))
    assert (response.status_code, response.cookies["saved_forms"].value) == (200, FORM)


@pytest.mark.parametrize("form", ["", "…", "x" * 11, "0123;56789"])
def test_what_is_no_form_is_not_told(client, staff, form):
    response = client.post(reverse("admin:campaigns_campaign_add"), campaign(_unsaved=form))
    assert (response.status_code, "saved_forms" in response.cookies) == (302, False)


def test_a_refused_form_is_not_told(client, staff):
    response = client.post(reverse("admin:campaigns_campaign_add"), campaign(name=""))
    assert (response.status_code, "saved_forms" in response.cookies) == (200, False)


def test_a_form_of_a_record_that_has_gone_is_not_told(client, staff):
    """The page says that the record is not there: nothing was saved."""
    response = client.post(reverse("admin:campaigns_campaign_change", args=[999]), campaign())
    assert (response.status_code, "saved_forms" in response.cookies) == (404, False)


def test_a_form_after_the_session_is_not_told(client, db):
    response = client.post(reverse("admin:campaigns_campaign_add"), campaign())
    assert (response.status_code, "saved_forms" in response.cookies) == (302, False)


def test_signing_out_is_told_with_who_it_was(client, staff):
    response = client.post(reverse("admin:logout"))
    assert response.cookies["signed_out"].value == str(staff.pk)


def test_signing_out_after_the_session_names_whom_the_page_knew(client, db):
    assert client.post(reverse("admin:logout"), {"signed_out": "7"}).cookies["signed_out"].value == "7"
    assert "signed_out" not in client.post(reverse("admin:logout"), {"signed_out": "7; x"}).cookies


def test_the_page_may_ask_who_is_signed_in(client, db):
    assert client.get(reverse("session_state")).json()["user"] is None
    user = make_user()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("session_state"))
    assert (response.json()["user"], "no-store" in response["Cache-Control"]) == (user.pk, True)


def test_the_token_it_gives_is_good(staff):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    token = strict.get(reverse("session_state")).json()["token"]
    response = strict.post(reverse("admin:campaigns_campaign_add"), campaign(csrfmiddlewaretoken=token))
    assert (response.status_code, Campaign.objects.count()) == (302, 1)


def test_an_outdated_form_leads_back_to_its_page(staff):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("admin:campaigns_campaign_add") + "?kind=drive"
    response = strict.post(url, campaign())
    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, page.find("a", string="Mở lại biểu mẫu")["href"]) == (403, url)

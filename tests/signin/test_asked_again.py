"""The one-time code before much money is confirmed and before a year is published."""

import pytest
from django.urls import reverse

from frontportal.signin.codes import step_up
from frontportal.signin.models.authenticator import Authenticator
from frontportal.signin.otp.totp import new_secret
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_books, make_contribution
from welfare.ledger.models.contribution import Contribution

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def confirmer(client, world, settings):
    settings.CODE_AMOUNT = 20 * MILLION
    user = make_user("xac-nhan", group="Người xác nhận chi")
    Authenticator.objects.create(user=user, encrypted_secret=new_secret())
    client.force_login(user, backend=BACKEND)
    return user


@pytest.fixture
def drafts(world):
    books, by = make_books(), make_user("lap")
    return [make_contribution(books, world.north, amount * MILLION, by=by) for amount in (19, 20, 1)]


def confirmed() -> list[int]:
    return sorted(Contribution.objects.confirmed().values_list("amount", flat=True))


def test_one_entry_below_the_amount_and_one_of_it(client, confirmer, drafts):
    for draft in drafts[:2]:
        client.post(reverse("admin:ledger_contribution_confirm_entry", args=[draft.pk]), {"_opened": "x"})
    assert confirmed() == [19 * MILLION]


def test_many_small_entries_together_are_much_money(client, confirmer, drafts):
    chosen = {"action": "confirm_selected", "sure": "1", "_selected_action": [drafts[0].pk, drafts[2].pk]}
    asked = client.post(reverse("admin:ledger_contribution_changelist"), chosen)
    assert asked.content.decode().count('name="_selected_action"') == 2
    assert "số tiền xác nhận là 20.000.000 đồng" in asked.content.decode()
    assert confirmed() == []
    session = client.session
    session[step_up.ASKED_AT] = 10**11  # as after a right code
    session.save()
    client.post(reverse("admin:ledger_contribution_changelist"), chosen)
    assert confirmed() == [MILLION, 19 * MILLION]


def test_who_must_have_a_code_and_has_none_confirms_nothing_much(client, confirmer, drafts, settings):
    Authenticator.objects.all().delete()
    settings.CODES_REQUIRED = True
    address = reverse("admin:ledger_contribution_confirm_entry", args=[drafts[1].pk])
    asked = client.post(address, {step_up.FIELD: "123456"})
    assert reverse("signin:enrol") in asked.content.decode()
    assert confirmed() == []


def test_a_year_is_published_after_the_code(client, world, settings):
    approver = make_user("duyet", group="Người duyệt")
    Authenticator.objects.create(user=approver, encrypted_secret=new_secret())
    client.force_login(approver, backend=BACKEND)
    summary = YearSummary.objects.create(year=2023, introduction="Năm.")
    address = reverse("admin:yearly_yearsummary_announce", args=[summary.pk])
    assert client.get(address).status_code == 200
    asked = client.post(address, {"seen": "on"})
    assert "Cần gõ lại mã một lần vì số liệu năm sẽ được công bố." in asked.content.decode()
    assert not Edition.objects.exists()

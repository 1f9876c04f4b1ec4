"""Entries that somebody else confirmed, reversed or changed while the page of a step was open."""

import pytest
from django.urls import reverse

from tests.backoffice.conflicts.conftest import an, binh  # noqa: F401 (fixtures)
from tests.backoffice.conflicts.pages import Page
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_books, make_contribution
from welfare.ledger import actions
from welfare.ledger.models.contribution import Contribution


@pytest.fixture
def draft(world):
    books = make_books(opening=10 * MILLION)
    return make_contribution(books, world.north, MILLION, by=make_user("lap", full_name="Phạm Người Lập"))


def page_of(client, entry, name: str) -> Page:
    return Page(client, reverse(f"admin:ledger_contribution_{name}", args=[entry.pk]))


def test_nobody_confirms_what_he_has_not_read(an, binh, draft):  # noqa: F811
    page = page_of(an, draft, "confirm_entry")
    change = Page(binh, reverse("admin:ledger_contribution_change", args=[draft.pk]), form_id="contribution_form")
    assert change.type(amount="9.000.000").save().status_code == 302
    assert page.save().status_code == 200
    assert "Khoản này đã được Trần Văn Bình sửa lúc" in page.text
    assert "9.000.000" in page.text
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert page.save().status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.amount) == ("confirmed", 9 * MILLION)


def test_the_second_to_confirm_is_told(an, binh, draft):  # noqa: F811
    page = page_of(an, draft, "confirm_entry")
    page_of(binh, draft, "confirm_entry").save()
    assert page.save().status_code == 200
    assert "Khoản này đã được Trần Văn Bình xác nhận lúc" in page.text
    assert 'type="submit" class="bg-primary' not in page.text.split("<form")[-1]
    late = an.get(reverse("admin:ledger_contribution_confirm_entry", args=[draft.pk]), follow=True)
    assert "Khoản này đã được Trần Văn Bình xác nhận lúc" in late.content.decode()


def test_the_second_to_reverse_is_told_and_keeps_the_reason(an, binh, draft):  # noqa: F811
    page_of(binh, draft, "confirm_entry").save()
    page = page_of(an, draft, "reverse_entry").type(reason="Ghi nhầm người ủng hộ")
    page_of(binh, draft, "reverse_entry").type(reason="Ghi nhầm").save()
    assert page.save().status_code == 200
    assert "Khoản này đã được Trần Văn Bình ghi đảo lúc" in page.text
    assert page.value("reason") == "Ghi nhầm người ủng hộ"
    assert Contribution.objects.filter(reverses=draft).count() == 1


def test_a_draft_that_was_deleted_is_told_of(an, binh, draft):  # noqa: F811
    page = page_of(an, draft, "confirm_entry")
    binh.post(reverse("admin:ledger_contribution_delete", args=[draft.pk]), {"post": "yes"})
    response = an.post(page.address, dict(page.inputs), follow=True)
    assert "Trần Văn Bình đã xoá khoản này lúc" in response.content.decode()


def test_what_was_typed_into_an_entry_confirmed_meanwhile_comes_back(an, binh, draft):  # noqa: F811
    page = Page(an, reverse("admin:ledger_contribution_change", args=[draft.pk]), form_id="contribution_form")
    page_of(binh, draft, "confirm_entry").save()
    assert page.type(donor_name="Công ty Đúng Tên").save().status_code == 409
    assert "Công ty Đúng Tên" in page.text
    assert "“Đã xác nhận”" in page.text
    assert "Lưu thành bản ghi mới" not in page.text


def test_of_many_those_changed_meanwhile_are_named_and_the_rest_is_done(an, binh, draft, world):  # noqa: F811
    other = make_contribution(draft_books(draft), world.north, 2 * MILLION, by=draft.created_by)
    address = reverse("admin:ledger_contribution_changelist")
    asked = an.post(address, {"action": "confirm_selected", "_selected_action": [draft.pk, other.pk]})
    page = Page(an, address, response=asked)
    Page(binh, reverse("admin:ledger_contribution_change", args=[draft.pk]), form_id="contribution_form").type(
        donor_name="Tên khác"
    ).save()
    body = page.inputs + [("sure", "1")]
    data = {name: [each for key, each in body if key == name] for name, _ in body}
    told = [str(message) for message in an.post(address, data, follow=True).context["messages"]]
    assert "chưa xác nhận. Khoản này đã được Trần Văn Bình sửa lúc" in told[0]
    assert told[1] == "Đã xác nhận 1 khoản, cộng 2.000.000 đồng."
    assert list(Contribution.objects.filter(state="confirmed")) == [other]


def test_confirming_by_code_is_as_ever(draft):
    assert actions.confirm(draft, by=make_user("khac")).state == "confirmed"


def draft_books(draft):
    return draft.fund.years.get(year=draft.year)

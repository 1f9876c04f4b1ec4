"""Four eyes that are two persons: whoever edited last confirms nothing; a year opens with what two stand for."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from frontportal.kit.records.db_errors import message_for
from tests.backoffice.conflicts.pages import Page
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_books, make_contribution
from welfare.funds.models.fund import Fund
from welfare.ledger import actions
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.fund_year import FundYear

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def books(world):
    return make_books(opening=10 * MILLION)


@pytest.fixture
def people(world):
    return make_user("lap"), make_user("xac-nhan")


def refusal_of(**changes) -> str:
    """What the database says to a change of the books behind the program's back."""
    try:
        with transaction.atomic():
            FundYear.objects.update(**changes)
    except DatabaseError as error:
        return message_for(error)
    return ""


class TestWhoEditedLast:
    @pytest.fixture
    def draft(self, world, books, people):
        first, second = people
        return make_contribution(books, world.north, MILLION, by=first, updated_by=second)

    def test_confirms_nothing(self, draft, people):
        with pytest.raises(ValidationError, match="Bạn sửa khoản này sau cùng"):
            actions.confirm(draft, by=people[1])
        assert actions.confirm(draft, by=make_user("thu-ba")).is_confirmed

    def test_not_even_behind_the_program(self, draft, people):
        with pytest.raises(DatabaseError, match="Người sửa khoản này sau cùng"), transaction.atomic():
            Contribution.objects.update(
                state="confirmed", confirmed_by=people[1], confirmed_at=draft.created_at, receipt_number=1
            )

    def test_is_not_offered_the_button(self, client, draft):
        chief = make_user("chu-quan", is_superuser=True)
        Contribution.objects.update(updated_by=chief)
        client.force_login(chief, backend=BACKEND)
        assert client.post(reverse("admin:ledger_contribution_confirm_entry", args=[draft.pk])).status_code == 403


class TestOpening:
    def test_what_is_in_force_changes_only_by_a_second_person(self, books, people):
        kept = "Số dư đầu kỳ chỉ đổi khi người thứ hai xác nhận số đang chờ."
        assert refusal_of(opening=9_999 * MILLION) == kept
        assert refusal_of(opening=9_999 * MILLION, opening_by=people[0], opening_confirmed_by=people[1]) == kept
        assert refusal_of(opening_confirmed_by=people[0]) == kept
        assert refusal_of(opening=0, opening_by=None, opening_confirmed_by=None, opening_confirmed_at=None) == kept
        assert refusal_of(year=2030) == "Sổ quỹ đã xác nhận số dư đầu kỳ không chuyển sang quỹ hay năm khác được."
        assert refusal_of(target=5 * MILLION) == ""
        with pytest.raises(DatabaseError, match="không xoá được"), transaction.atomic():
            books.delete()

    def test_nobody_opens_books_alone(self, books, people):
        one = "Số dư đầu kỳ do một người ghi, một người khác xác nhận."
        for given in (
            {},
            {"opening_by": people[0], "opening_confirmed_by": people[0], "opening_confirmed_at": books.created_at},
        ):
            with pytest.raises(DatabaseError) as refused, transaction.atomic():
                FundYear.objects.create(fund=books.fund, year=2024, target=0, opening=5, **given)
            assert message_for(refused.value) == one

    def test_the_way_through(self, client, books, people):
        accountant, confirmer = make_user("ke-toan", group="Kế toán"), make_user("ky", group="Người xác nhận chi")
        client.force_login(accountant, backend=BACKEND)
        typed = {"fund": books.fund_id, "year": 2024, "target": "20 triệu", "opening_proposed": "12.000.000"}
        assert client.post(reverse("admin:ledger_fundyear_add"), typed).status_code == 302
        made = FundYear.objects.get(year=2024)
        assert (made.opening, made.opening_proposed, made.opening_proposed_by) == (0, 12 * MILLION, accountant)
        assert list(FundYear.objects.public().values_list("year", flat=True)) == [2023]
        address = reverse("admin:ledger_fundyear_confirm_opening", args=[made.pk])
        assert client.post(address).status_code == 403
        client.force_login(confirmer, backend=BACKEND)
        assert "12.000.000 đ" in client.get(address).content.decode()
        assert client.post(address).status_code == 302
        made.refresh_from_db()
        assert (made.opening, made.opening_by, made.opening_confirmed_by) == (12 * MILLION, accountant, confirmer)
        assert list(FundYear.objects.public().values_list("year", flat=True)) == [2024, 2023]
        assert client.post(address).status_code == 403  # nothing waits any more

    def test_who_brings_an_earlier_sum_back_has_proposed_it(self, client, books):
        first, second = make_user("ke-toan", group="Kế toán"), make_user("ke-toan-2", group="Kế toán")
        made = FundYear.objects.create(
            fund=books.fund, year=2024, target=0, opening_proposed=9 * MILLION, opening_proposed_by=first
        )
        made.opening_proposed = 12 * MILLION
        made.save()
        client.force_login(second, backend=BACKEND)
        version = reverse("admin:ledger_fundyear_simple_history", args=[made.pk, made.history.earliest().pk])
        assert Page(client, version, form_id="historicalfundyear_form").save().status_code == 302
        made.refresh_from_db()
        assert (made.opening_proposed, made.opening_proposed_by) == (9 * MILLION, second)

    def test_a_correction_needs_a_reason_and_a_second_person_and_changes_nothing_before(self, client, books):
        client.force_login(make_user("ke-toan", group="Kế toán"), backend=BACKEND)
        address, typed = reverse("admin:ledger_fundyear_change", args=[books.pk]), {"target": "0"}
        refused = client.post(address, typed | {"opening_proposed": "9.999.000.000"})
        assert refused.context["adminform"].form.errors["opening_reason"]
        client.post(address, typed | {"opening_proposed": "9.999.000.000", "opening_reason": "Ghi nhầm số không"})
        books.refresh_from_db()
        assert (books.opening, books.opening_proposed) == (10 * MILLION, 9_999 * MILLION)
        client.post(address, typed | {"opening_proposed": "", "opening_reason": ""})  # taken back
        books.refresh_from_db()
        assert (books.opening_proposed, books.opening_proposed_by) == (None, None)

    def test_no_money_is_confirmed_in_books_that_one_person_opened(self, world, people):
        fund = Fund.objects.create(name="Quỹ", slug="quy", is_main=True)
        books = FundYear.objects.create(
            fund=fund, year=2023, target=0, opening_proposed=MILLION, opening_proposed_by=people[0]
        )
        draft = make_contribution(books, world.north, MILLION, by=people[0])
        with pytest.raises(ValidationError, match="Số dư đầu kỳ của sổ năm 2023 chưa được xác nhận"):
            actions.confirm(draft, by=people[1])
        actions.confirm_opening(books, by=people[1])
        assert actions.confirm(draft, by=people[1]).is_confirmed

    def test_who_wrote_it_does_not_confirm_it(self, books, people):
        FundYear.objects.update(opening_proposed=7, opening_proposed_by=people[0], opening_reason="Sai")
        with pytest.raises(ValidationError, match="khác người ghi"):
            actions.confirm_opening(books, by=people[0])

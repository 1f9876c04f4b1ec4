"""What an appeal leaves is carried by a decision of two persons; until then it is spent on nothing else."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontportal.staff import roles
from tests.makers import make_user, todos
from tests.welfare.makers import (
    MILLION,
    make_appeal,
    make_books,
    make_contribution,
    make_disbursement,
    make_leftover,
    make_pair,
)
from welfare.appeals.models import Leftover
from welfare.funds.models.fund import Fund
from welfare.ledger import actions
from welfare.ledger.balances import reserved_for_appeals, with_totals

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def people(db):
    return make_pair()


@pytest.fixture
def books(db):
    return make_books(2023)


@pytest.fixture
def ended(books, world, people):
    """An appeal that received 5 million, spent 2, and has ended."""
    maker, checker = people
    days = {"closed_on": date(2023, 11, 18), "distributed_on": date(2023, 12, 8)}
    appeal = make_appeal(books, state="published", published_at=timezone.now(), **days)
    make_contribution(books, world.north, 5 * MILLION, by=maker, confirmed_by=checker, appeal=appeal)
    make_disbursement(books, world.north, 2 * MILLION, by=maker, confirmed_by=checker, appeal=appeal)
    return appeal


def available(appeal) -> int:
    return with_totals(type(appeal).objects.filter(pk=appeal.pk)).get().available


def refused(act, *args, **given) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        act(*args, **given)
    return caught.value.messages


class TestDecision:
    def test_to_the_fund(self, ended, books, people):
        maker, checker = people
        proposal = make_leftover(ended, by=maker)
        assert (proposal.amount, reserved_for_appeals(books)) == (3 * MILLION, 3 * MILLION)
        assert refused(actions.confirm_leftover, proposal, by=maker) == ["Người xác nhận phải khác người đề nghị."]
        actions.confirm_leftover(proposal, by=checker)
        assert (reserved_for_appeals(books), available(ended)) == (0, 0)
        assert refused(actions.confirm_leftover, proposal, by=checker) == [actions.LEFTOVER_CONFIRMED]

    def test_to_another_appeal_and_from_there_to_the_fund(self, ended, books, world, people):
        maker, checker = people
        second = make_appeal(books, "MAU24")
        actions.confirm_leftover(make_leftover(ended, by=maker, choice="appeal", next_appeal=second), by=checker)
        assert (available(ended), available(second), reserved_for_appeals(books)) == (0, 3 * MILLION, 3 * MILLION)
        payment = make_disbursement(books, world.north, 2 * MILLION, by=maker, appeal=second)
        actions.confirm(payment, by=checker)
        assert available(second) == MILLION
        second.distributed_on = date(2024, 1, 5)
        second.save()
        assert reserved_for_appeals(books) == MILLION
        actions.confirm_leftover(make_leftover(second, by=maker), by=checker)
        assert (available(second), reserved_for_appeals(books)) == (0, 0)

    def test_of_what_the_books_say_when_it_is_confirmed(self, ended, books, world, people):
        maker, checker = people
        proposal = make_leftover(ended, by=maker)
        make_disbursement(books, world.north, MILLION, by=maker, confirmed_by=checker, appeal=ended)
        told = "Sổ quỹ nay còn 2.000.000 đồng của đợt này, đề nghị ghi 3.000.000 đồng. Hãy đề nghị lại."
        assert refused(actions.confirm_leftover, proposal, by=checker) == [told]

    def test_what_does_not_fit(self, ended, books, people):
        maker, _ = people
        running = make_appeal(books, "MAU24")
        other_fund = make_appeal(make_books(2022, fund=other()), "KHAC22")
        assert "không còn tiền" in refused(make_leftover, running, by=maker, decision_date=date(2023, 12, 9))[0]
        wrong = refused(make_leftover, ended, by=maker, choice="appeal", next_appeal=other_fund)
        assert wrong == ["Hãy chọn một đợt của cùng quỹ, chưa phân phối xong."]
        assert (
            "trước ngày phân phối xong" in refused(make_leftover, ended, by=maker, decision_date=date(2023, 12, 1))[0]
        )
        make_leftover(ended, by=maker)
        with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
            make_leftover(ended, by=maker)

    def test_stays(self, ended, people):
        actions.confirm_leftover(make_leftover(ended, by=people[0]), by=people[1])
        for write in (
            Leftover.objects.all().delete,
            lambda: Leftover.objects.update(reason="Khác"),
            lambda: type(ended).objects.filter(pk=ended.pk).update(distributed_on=None),
        ):
            with pytest.raises(DatabaseError, match="không sửa, không xoá được|không đổi ngày"), transaction.atomic():
                write()


def other() -> Fund:
    return Fund.objects.create(slug="quy-khac", name="Quỹ khác")


def test_from_the_desk_to_the_public_page(ended, client):
    accountant, confirmer = (
        make_user(name, group=group) for name, group in (("kt", roles.ACCOUNTANT), ("xn", roles.CONFIRMER))
    )
    assert "Đợt đã phân phối xong còn tiền, chưa có quyết định" in {todo.label for todo in todos(accountant)}
    first, second = Client(), Client()
    first.force_login(accountant, backend=BACKEND)
    second.force_login(confirmer, backend=BACKEND)
    sent = {"appeal": ended.pk, "choice": "fund", "next_appeal": "", "decision_number": "15/QĐ-BVĐ"}
    sent |= {"decision_date": "20/12/2023", "reason": ""}
    add = reverse("admin:appeals_leftover_add")
    running = make_appeal(ended.fund.years.get(), "SAU2023", title="Đợt sau")
    offered = first.get(add).context["adminform"].form.fields["next_appeal"].queryset
    assert set(offered) == {running}  # seen in 12/2026: what is distributed stood there, and was refused
    assert first.post(add, sent).context["adminform"].form.errors["reason"]
    assert first.post(add, sent | {"reason": "Đã hỗ trợ đủ"}).status_code == 302
    assert {todo.label: todo.count for todo in todos(confirmer)}["Quyết định về tiền còn lại chờ xác nhận"] == 1
    step = reverse("admin:appeals_leftover_confirm_decision", args=[Leftover.objects.get().pk])
    assert first.get(step).status_code == 403
    assert "theo Quyết định" not in client.get(ended.get_absolute_url()).content.decode()
    page = second.get(step)
    assert "3.000.000" in page.content.decode()
    assert second.post(step, {"_opened": page.context["opened_token"]}).status_code == 302
    shown = client.get(ended.get_absolute_url()).content.decode()
    assert "Chuyển vào quỹ chung, theo Quyết định số 15/QĐ-BVĐ ngày 20/12/2023" in shown

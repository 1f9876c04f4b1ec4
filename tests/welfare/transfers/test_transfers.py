"""Money between levels: in the balance once two persons stand for it, never income nor spending, and never changed afterwards."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests.makers import make_user
from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from welfare.ledger.account import YearAccount
from welfare.ledger.actions import confirm_transfer
from welfare.ledger.models.fund_year import FundYear
from welfare.transfers.models import FundTransfer

pytestmark = pytest.mark.django_db


def make_transfer(books, direction: str, amount: int, *, by, **given) -> FundTransfer:
    kept = {"date": date(books.year, 6, 1), "level": "province", "other_fund": "Quỹ tỉnh", "document_number": "1/QĐ"}
    people = {"proposed_by": by, "proposed_at": timezone.now()}
    return FundTransfer.objects.create(
        **kept | people | {"fund": books.fund, "year": books.year, "direction": direction, "amount": amount} | given
    )


def test_they_are_in_the_balance_and_in_nothing_else(world):
    books = make_books(opening=10 * MILLION)
    first, second = make_pair()
    make_contribution(books, world.north, 5 * MILLION, by=first, confirmed_by=second)
    make_disbursement(books, world.north, 2 * MILLION, by=first, confirmed_by=second)
    make_transfer(books, "in", 100 * MILLION, by=first)  # waits
    confirm_transfer(make_transfer(books, "in", 7 * MILLION, by=first), by=second)
    confirm_transfer(make_transfer(books, "out", 4 * MILLION, by=first, date=date(2023, 8, 1)), by=second)
    account = YearAccount(books)
    assert (account.received, account.spent, account.closing) == (5 * MILLION, 2 * MILLION, 16 * MILLION)
    assert [month["closing"] // MILLION for month in account.months[4:8]] == [13, 20, 20, 16]
    assert account.moved_rows == [("Cấp khác chuyển về", 7 * MILLION), ("Chuyển cho cấp khác", -4 * MILLION)]
    assert FundYear.objects.with_closing().get().closing == 16 * MILLION
    page = Client().get("/quy-vi-nguoi-ngheo/2023/").content.decode()
    assert ("Cấp khác chuyển về" in page, "7.000.000" in page, "16.000.000" in page) == (True, True, True)


@pytest.mark.parametrize(
    ("amount", "who", "sentence"),
    [(11, "second", "Quỹ chỉ còn 10.000.000 đồng"), (1, "first", "Người xác nhận phải khác người lập.")],
)
def test_what_cannot_be_confirmed_changes_nothing(amount, who, sentence):
    books = make_books(opening=10 * MILLION)
    people = dict(zip(("first", "second"), make_pair(), strict=True))
    transfer = make_transfer(books, "out", amount * MILLION, by=people["first"])
    with pytest.raises(ValidationError) as told:
        confirm_transfer(transfer, by=people[who])
    assert told.value.messages[0].startswith(sentence)
    assert FundTransfer.objects.confirmed().count() == 0


def test_what_is_confirmed_stays(world):
    books = make_books(opening=10 * MILLION)
    first, second = make_pair()
    transfer = confirm_transfer(make_transfer(books, "in", MILLION, by=first), by=second)
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
        FundTransfer.objects.update(amount=2)
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
        transfer.delete()
    with pytest.raises(IntegrityError, match="day_of_year"), transaction.atomic():
        make_transfer(books, "in", MILLION, by=make_user("ba"), date=date(2022, 12, 31))

"""A month opens with what the one before closed with, whatever day of its year of account an entry bears."""

from datetime import date

import pytest

from frontportal.staff.models import User
from tests.welfare.makers import MILLION, make_books, make_contribution, make_pair
from welfare.ledger.account import YearAccount
from welfare.ledger.tables.months import legend, month_rows, month_table, note


@pytest.fixture
def account(world) -> YearAccount:
    books, (maker, other) = make_books(2023, opening=10 * MILLION), make_pair()
    make_contribution(books, world.north, 7 * MILLION, by=maker, confirmed_by=other)
    return YearAccount(books)


def test_balances_go_on_from_month_to_month(account):
    months = account.months
    assert [month["opening"] for month in months[1:]] == [month["closing"] for month in months[:-1]]
    assert (months[0]["opening"], months[4]["closing"]) == (10 * MILLION, 17 * MILLION)
    assert (months[-1]["closing"], account.closing) == (17 * MILLION, 17 * MILLION)
    assert [cell["text"] for cell in month_table(account)["total"]] == [
        "Cả năm",
        "10.000.000",
        "7.000.000",
        "0",
        "17.000.000",
    ]


def test_the_chart_holds_last_year_where_there_are_books(account):
    assert {row["before"] for row in month_rows(account, None)} == {None}
    before = YearAccount(make_books(2022))
    assert {row["before"] for row in month_rows(account, before)} == {0}
    assert "năm 2022" in legend(account, before) and "năm 2022" not in legend(account, None)


def test_a_day_of_another_year_is_told(account, world):
    assert note(account) == ""
    maker, other = User.objects.get(username="nguoi-lap"), User.objects.get(username="nguoi-xac-nhan")
    make_contribution(account.books, world.north, MILLION, by=maker, confirmed_by=other, date=date(2022, 12, 30))
    assert "đề ngày của năm khác" in note(YearAccount(account.books))


def test_of_very_many_communes_the_others_stand_together(world):
    first, second = make_pair()
    books = make_books()
    for unit, amount in ((world.north, 5), (world.south, 7), (world.district, 2)):
        make_contribution(books, unit, amount * MILLION, by=first, confirmed_by=second)
    shown = {
        most: [(row["name"], row["received"]) for row in YearAccount(books).communes_shown(most)] for most in (1, 2)
    }
    above = ("Cấp trên xã", 2 * MILLION)
    assert shown == {
        1: [("Xã Bắc Mẫu", 5 * MILLION), ("1 đơn vị khác (xem trong tệp số liệu)", 7 * MILLION), above],
        2: [("Xã Bắc Mẫu", 5 * MILLION), ("Thị trấn Nam Mẫu", 7 * MILLION), above],
    }

"""One form for what both providers tell: exact money, Vietnam's time, clean words."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.welfare.feeds.makers import NUMBER, casso, sepay
from welfare.feeds.providers import casso as casso_module
from welfare.feeds.providers import sepay as sepay_module
from welfare.feeds.providers.notification import Unreadable, exact_dong, moment, words


@given(st.integers(-(10**15), 10**15))
def test_whole_amounts_in_every_form(amount):
    forms = [amount, Decimal(amount), Decimal(f"{amount}.0"), str(amount), f"{amount}.00"]
    readable = [form for form in forms if not (isinstance(form, str) and abs(amount) == 10**15)]
    assert {exact_dong(form, "x") for form in readable} == {amount}


@pytest.mark.parametrize(
    "value",
    [None, True, "", "500.000", "500,000", "500000.50", "5e5", "٥٠٠", " ", [500000], {}, Decimal("0.5"), 10**16, "1 000",
     Decimal("1E+30"), "500000.000"],
)  # fmt: skip
def test_what_is_no_whole_amount(value):
    with pytest.raises(Unreadable):
        exact_dong(value, "x")


@pytest.mark.parametrize(
    ("text", "hope"),
    [
        ("2024-10-01 08:01:02", (date(2024, 10, 1), time(8, 1, 2))),
        ("2024-09-30T18:00:00Z", (date(2024, 10, 1), time(1, 0))),
        ("2024-10-01T08:01:02+07:00", (date(2024, 10, 1), time(8, 1, 2))),
        ("2024-10-01", (date(2024, 10, 1), None)),
    ],
)
def test_moments(text, hope):
    assert moment(text, "x") == hope


@pytest.mark.parametrize("text", [None, 20241001, "01/10/2024", "2024-13-01", "2024-10-01 25:00:00", "",
                                  "9999-12-31T23:00:00-12:00", "0001-01-01T01:00:00+14:00", "1999-12-31 08:00:00"])  # fmt: skip
def test_what_is_no_moment(text):
    with pytest.raises(Unreadable):
        moment(text, "x")


def test_words_hold_nothing_invisible():
    assert words("u\u0309ng\xa0ho\u0323\x00\u200b\u202e\ud800\n quy\u0303") == "ủng họ quỹ"


def test_sepay_in_and_out():
    told = sepay_module.line(sepay(1, 500_000, 1_500_000, "ung ho"))
    assert (told.external_id, told.account, told.credit, told.debit, told.balance) == (
        "1001",
        NUMBER,
        500_000,
        0,
        1_500_000,
    )
    assert (told.reference, told.memo, told.day, told.time) == (
        "FT24275000001",
        "ung ho",
        date(2024, 10, 1),
        time(8, 1, 2),
    )
    told = sepay_module.line(sepay(2, -11_000, 1_489_000, "phi"))
    assert (told.credit, told.debit) == (0, 11_000)


@pytest.mark.parametrize(
    "broken",
    [{"transferType": "khac"}, {"transferType": None}, {"transferAmount": -5}, {"transferAmount": 0}, {"id": None},
     {"id": "a b"}, {"transferAmount": "500.000,00"}, {"transactionDate": None}, {"accumulated": "abc"}],
)  # fmt: skip
def test_sepay_in_doubt(broken):
    with pytest.raises(Unreadable):
        sepay_module.line(sepay(1, 500_000, 1_500_000, "ung ho") | broken)


@pytest.mark.parametrize("amount", [500_000, -500_000])
def test_zero_is_no_balance_for_that_is_what_is_sent_where_a_bank_tells_none(amount):
    assert sepay_module.line(sepay(1, amount, 0, "ung ho")).balance is None


@pytest.mark.parametrize("content", [{"a": 1}, ["a"]])
def test_list_in_the_place_of_a_text_is_none(content):
    with pytest.raises(Unreadable, match="danh sách ở chỗ của chữ"):
        sepay_module.line(sepay(1, 500_000, 0, content))


def test_the_api_of_sepay():
    item = {
        "id": "07ad3dc9-0000-4000-8000-0afffe87053b", "account_number": NUMBER, "transaction_date": "2024-10-01 08:01:02",
        "amount_out": "0.00", "amount_in": "500000.00", "accumulated": "10500000.00", "transaction_content": "ung ho",
        "reference_number": "FT24275000001",
    }  # fmt: skip
    told = sepay_module.listed(item)
    assert (told.credit, told.debit, told.balance) == (500_000, 0, 10_500_000)
    for broken in ({"amount_out": "1.00"}, {"amount_in": "0.00"}, {"amount_in": "0.50"}, {"amount_in": "-5"}):
        with pytest.raises(Unreadable):
            sepay_module.listed(item | broken)


def test_casso_old_and_new():
    new = casso_module.line(casso(7, -300_000, 700_000, "chi")["data"])
    assert (new.credit, new.debit, new.counterparty, new.is_test) == (0, 300_000, "NGUYEN VAN MAU", False)
    old = casso_module.line(
        {"id": 8, "tid": "FT8", "description": "ung ho", "amount": 5, "cusum_balance": 9, "when": "2024-10-01 08:00:00",
         "bank_sub_acc_id": NUMBER, "corresponsiveName": "A"}
    )  # fmt: skip
    assert (old.reference, old.balance, old.account, old.counterparty) == ("FT8", 9, NUMBER, "A")
    assert casso_module.line(casso(0, 5, 9, "thu")["data"]).is_test is True

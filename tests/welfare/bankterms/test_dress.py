"""How people and banks dress an amount, a day or a header."""

from datetime import date

import pytest

from welfare.bankterms.columns.header import field_for
from welfare.bankterms.text.amounts import Amounts
from welfare.bankterms.text.balance_labels import balance_label
from welfare.bankterms.text.dates import day_in_text, starts_with_day
from welfare.bankterms.text.doubt import Doubt


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("500,000 VND CR", 500_000),
        ("500.000 đ DR", -500_000),
        ("Nợ 500.000", -500_000),
        ("Có: 500.000 đ", 500_000),
        ("Chi: 500 000", -500_000),
        ("Ghi có 500.000 VNĐ", 500_000),
        ("DR VND 500,000", -500_000),
        ("500.000/-", 500_000),
        ("500.000/=", 500_000),
        ("500.000đ", 500_000),
    ],
)
def test_a_word_beside_an_amount_is_its_sign(text, amount):
    assert Amounts().read(text, signed=True) == amount


@pytest.mark.parametrize("text", ["500.000 D", "C 500.000", "Thưởng 500.000", "500.000 Công"])
def test_what_may_be_another_word_is_no_amount(text):
    with pytest.raises(Doubt):
        Amounts().read(text, signed=True)


@pytest.mark.parametrize("text", ["03MAR2026", "3Mar26", "03-MAR-2026", "3 March 2026"])
def test_days_with_the_months_name(text):
    assert (starts_with_day(text), day_in_text(text)) == (True, date(2026, 3, 3))


HEADERS = {
    "Memo": "memo", "Remittance information": "memo", "Payment details": "memo", "Biến động": "amount", "Chứng từ\nThu": "reference",
    "Chứng từ\nChi": "reference", "Chứng từ\nNgày": "day", "Chứng từ\nNgày tháng": "day", "Chứng từ\nSố": "reference", "Ngày, tháng ghi sổ": "booking_day",
    "Giao dịch Ngày tháng": "day", "Outstanding Balance": "balance", "TK chuyển/nhận": "counter_account", "Tên người chuyển/nhận": "counterparty",
    "Ngân hàng chuyển/nhận": None, "Chuyển/nhận": "direction", "TK Nợ/Có": "direction", "Số tiền chuyển/nhận": "amount",
}  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_headers(header):
    assert field_for(header) == HEADERS[header]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Số dư đầu kỳ/ (Open balance)", "opening"),
        ("Số dư đầu kỳ (Opening balance)", "opening"),
        ("Số dư cuối kỳ/\n(Closing balance)", "closing"),
        ("Số dư đầu ngày (Opening balance of day)", "day opening"),
        ("Ủng hộ (số dư tài khoản)", ""),
        ("Cộng phát sinh/ (Total)", ""),
    ],
)
def test_labels_of_balances_in_two_languages(label, kind):
    assert balance_label(label) == kind

"""Columns of fees and taxes beside printed totals, which hold them or not."""

import pytest

from tests.welfare.bankfiles.transactions.lists import FORMS, read_list
from tests.welfare.bankfiles.variations import as_csv
from welfare.proof.coverage import certify

HEADERS = ["Ngày", "Nội dung", "Nợ/Debit", "Có/Credit", "Phí/Lãi", "Thuế", "Số dư"]
ROWS = [
    ["01/10/2024", "A gop", "", "500.000", "", "", "1.500.000"],
    ["02/10/2024", "Chi ho tro", "-300.000", "", "-10.000", "-1.000", "1.189.000"],
    ["03/10/2024", "B gop", "", "150.000", "-5.000", "", "1.334.000"],
    ["04/10/2024", "Thu phi", "0", "", "-20.000", "-2.000", "1.312.000"],
]
MOVED = [500_000, -311_000, 145_000, -22_000]


@FORMS
@pytest.mark.parametrize("debit", ["-300.000", "300.000", "333.000", "-333.000"])
@pytest.mark.parametrize("credit", ["650.000", "645.000"])
def test_sums_of_columns_and_sums_of_movements_agree(write, debit, credit):
    rows, reading = read_list(write([HEADERS, *ROWS, ["Tổng cộng", "", debit, credit, "", "", ""]]))
    assert [row.credit - row.debit for row in rows] == MOVED
    assert certify(rows, reading.printed, reading.rejected).breaks == []


@pytest.mark.parametrize(("debit", "credit", "missing"), [("300.001", "650.000", 1), ("300.000", "650.002", 2)])
def test_a_sum_that_is_neither_is_a_difference(debit, credit, missing):
    rows, reading = read_list(as_csv([HEADERS, *ROWS, ["Tổng cộng", "", debit, credit, "", "", ""]]))
    assert [found.missing for found in certify(rows, reading.printed, reading.rejected).breaks] == [missing]


def test_totals_and_counts_above_the_table_as_techcombank_prints_them():
    above = [
        ["Số dư đầu ngày/Opening balance", "1.000.000"],
        ["Tổng ghi nợ/ Total debits", "300.000"],
        ["Tổng ghi có/ Total credits", "650.000"],
        ["Tổng phí/ Total fees", "35.000"],
        ["Tổng lệnh ghi nợ/ Total debit transaction", "2"],
        ["Tổng lệnh ghi có/ Total credit transaction", "2"],
    ]
    rows, reading = read_list(as_csv([*above, HEADERS, *ROWS]))
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


def test_a_gift_that_came_in_less_its_fee_is_told():
    _, reading = read_list(as_csv([HEADERS, *ROWS]))
    assert reading.notes == [
        "1 dòng tiền vào có phí hoặc thuế ở cột riêng (dòng 4): được ghi theo số thực nhận, thấp hơn số ở cột “Có/Credit” tổng cộng 5.000 đồng."
    ]

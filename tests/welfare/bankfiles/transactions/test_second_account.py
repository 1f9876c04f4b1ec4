"""Two accounts in one file: refused, however the second one is named."""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import read_list
from tests.welfare.bankfiles.transactions.tables import refusal
from tests.welfare.bankfiles.variations import as_csv

HEADERS = ["Ngày", "Số CT", "Ghi nợ", "Ghi có", "Nội dung"]
FIRST = [[f"0{day}/10/2024", f"FT{day}", "", "500.000", f"A gop {day}"] for day in (1, 2, 3)]
SECOND = [[f"0{day}/10/2024", f"FT{day}", "", "70.000", f"B gop {day}"] for day in (1, 2, 3)]
HOLDERS = ["Tên tài khoản: {}", "Chủ tài khoản: {}", "Khách hàng : {}", "Account name: {}"]
LABELS = ["Số tài khoản: {}", "Tài khoản: {}", "TK {} - Chi nhánh A", "Account: {}", "Tài khoản thanh toán: {}"]


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("label", LABELS)
def test_a_label_of_another_account_between_rows_is_refused(label, again):
    more = [[label.format("8880001112223")], *([HEADERS] if again else []), *SECOND]
    table = [[label.format("9990001112223")], HEADERS, *FIRST, *more]
    assert refusal(as_csv(table)).code == "several_accounts"
    same = [[label.format("9990001112223")] if cells is more[0] else cells for cells in table]
    assert len(read_list(as_csv(same))[0]) == 6


def test_a_column_whose_accounts_change_once_is_of_two_statements():
    headers = [*HEADERS, "Số tài khoản"]
    table = [headers, *([*cells, "9990001112223"] for cells in FIRST), *([*cells, "8880001112223"] for cells in SECOND)]
    assert refusal(as_csv(table)).code == "several_accounts"
    donors = [headers, *([*cells, f"999000111222{at}"] for at, cells in enumerate(FIRST + SECOND))]
    assert [row.counter_account for row in read_list(as_csv(donors))[0]] == [f"999000111222{at}" for at in range(6)]


def test_an_account_in_the_text_of_a_memo_is_none_of_ours():
    further = ["", "", "", "", "TK 8880001112223 tai NH B"]
    table = [["Số tài khoản: 9990001112223"], HEADERS, FIRST[0], further, *FIRST[1:]]
    assert [row.memo for row in read_list(as_csv(table))[0]] == [
        "A gop 1 TK 8880001112223 tai NH B",
        "A gop 2",
        "A gop 3",
    ]


@pytest.mark.parametrize("write", [as_csv, as_pdf])
@pytest.mark.parametrize("label", ["Số tài khoản: {}", "TK {} - Chi nhánh A"])
def test_an_account_that_only_rows_further_down_have_is_not_that_of_all(label, write):
    line = [label.format("8880001112223"), "", "", "", ""]
    found = refusal(write([HEADERS, *FIRST[:2], line, FIRST[2]]))
    assert (found.code, "Số tài khoản (…223) đứng giữa các dòng" in found.message) == ("several_accounts", True)
    rows, reading = read_list(write([HEADERS, *FIRST, line]))
    assert (len(rows), reading.printed.account) == (3, "8880001112223")


@pytest.mark.parametrize("label", HOLDERS)
def test_another_holder_between_rows_is_another_account(label):
    table = [[label.format("Quỹ Vì người nghèo")], HEADERS, *FIRST, [label.format("Quỹ cứu trợ")], HEADERS, *SECOND]
    assert refusal(as_csv(table)).code == "several_accounts"
    table[5] = [label.format("QUỸ VÌ NGƯỜI NGHÈO")]
    assert len(read_list(as_csv(table))[0]) == 6
    signed = [*table[:5], ["Tổng cộng", "", "", "1.500.000"], ["Chủ tài khoản", "", "", "Kế toán"]]
    assert len(read_list(as_csv(signed))[0]) == 3

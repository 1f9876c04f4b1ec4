"""Accountants' books, whose debit is not the bank's, and memos printed above their rows."""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import read_list
from tests.welfare.bankfiles.transactions.tables import refusal
from tests.welfare.bankfiles.variations import as_csv


@pytest.mark.parametrize("write", [as_csv, as_pdf])
@pytest.mark.parametrize(
    "title",
    ["SỔ CHI TIẾT TIỀN GỬI", "SỔ QUỸ TIỀN GỬI NGÂN HÀNG", "SỔ THEO DÕI TIỀN GỬI", "BẢNG KÊ CHỨNG TỪ TÀI KHOẢN 112", "Tài khoản: 1121 - Tiền gửi"],
)  # fmt: skip
def test_book_by_any_title_is_no_statement_where_no_balance_is_printed(title, write):
    lines = [["Ngày", "Số CT", "Diễn giải", "Nợ", "Có"], ["01/10/2024", "A1", "Thu ung ho", "500.000", ""]]
    lines.append(["02/10/2024", "A2", "Chi ho tro", "", "300.000"])
    assert refusal(write([[title, "", "", "", ""], *lines])).code == "reversed"
    assert len(read_list(write([["SỔ PHỤ TÀI KHOẢN 9990001112223", "", "", "", ""], *lines]))[0]) == 2


def test_memos_in_lines_above_their_rows_are_not_given_to_the_rows_before():
    rows = [
        ["", "", f"memo {day}"] if is_text else [f"0{day}/10/2024", "+500.000", ""]
        for day in (1, 2, 3)
        for is_text in (True, False)
    ]
    head = ["Ngày", "Số tiền", "Nội dung"]
    assert "phía trên mỗi giao dịch" in refusal(as_csv([head, *rows])).message
    assert [row.memo for row in read_list(as_csv([head, *rows[1:], ["", "", "memo 4"]]))[0]] == [
        "memo 2",
        "memo 3",
        "memo 4",
    ]

"""Lines of one text below a row: more of its memo where a file cuts it, otherwise of no row."""

import pytest

from tests.welfare.bankfiles.transactions.lists import FORMS, HEADERS, ROWS, read_list


@FORMS
@pytest.mark.parametrize(
    "title", ["Tuần 36", "A. ỦNG HỘ CỦA TẬP THỂ", "NGÂN HÀNG TMCP X", "Đã đối chiếu", "Cộng: 500.000"]
)
def test_text_alone_in_the_first_cell_is_told_and_ends_no_memo(write, title):
    taken_rows, reading = read_list(
        write([HEADERS, ROWS[0], [title, "", "", "", ""], *ROWS[1:], [title, "", "", "", ""]])
    )
    assert [row.memo for row in taken_rows] == ["A gop", "Chi ho tro", "B gop"]
    assert reading.notes == [
        f"1 dòng giữa bảng chỉ có một ô chữ, không ở cột nội dung: không thuộc giao dịch nào (dòng 3 “{title}”)."
    ]


def test_memo_that_a_csv_cuts_in_two_goes_on_in_the_next_line():
    taken_rows, reading = read_list(b"Ngay,Ghi co,Noi dung\n01/10/2024,500000,A gop\nquy\n02/10/2024,70000,B gop\n")
    assert ([row.memo for row in taken_rows], reading.notes) == (["A gop quy", "B gop"], [])

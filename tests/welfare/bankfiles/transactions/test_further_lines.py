"""Lines of one text below a row: more of its memo where a file cuts it, otherwise of no row."""

from textwrap import wrap

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
        f"1 dòng giữa bảng chỉ có một ô chữ, không phải nội dung của giao dịch nào (dòng 3 “{title}”)."
    ]


def test_memo_that_a_csv_cuts_in_two_goes_on_in_the_next_line():
    taken_rows, reading = read_list(b"Ngay,Ghi co,Noi dung\n01/10/2024,500000,A gop\nquy\n02/10/2024,70000,B gop\n")
    assert ([row.memo for row in taken_rows], reading.notes) == (["A gop quy", "B gop"], [])


LONG = "Nguyễn Thị Bình ủng hộ đồng bào bị bão lũ số 3"


@FORMS
@pytest.mark.parametrize(
    "title",
    ["II. Cá nhân", "Đợt 2: Ủng hộ bão số 3", "Giao dịch trong ngày 02/10", "Tuần 36", "02/10/2024"],
)
def test_title_in_the_column_of_memos_ends_no_memo(write, title):
    rows, reading = read_list(write([HEADERS, ROWS[0], ["", "", "", "", title], *ROWS[1:]]))
    assert [row.memo for row in rows] == ["A gop", "Chi ho tro", "B gop"]
    assert reading.notes == [
        f"1 dòng giữa bảng chỉ có một ô chữ, không phải nội dung của giao dịch nào (dòng 3 “{title}”)."
    ]


@FORMS
def test_text_below_the_headers_shows_that_the_next_ones_are_titles_too(write):
    titles = [["", "", "", "", title] for title in ("Xã Đạ Đờn", "Xã Phú Sơn")]
    rows, reading = read_list(write([HEADERS, titles[0], *ROWS[:2], titles[1], ROWS[2]]))
    assert [row.memo for row in rows] == ["A gop", "Chi ho tro", "B gop"]
    assert [note for note in reading.notes if "dòng 5 “Xã Phú Sơn”" in note]


@FORMS
def test_text_that_may_be_a_title_is_read_and_told(write):
    rows, reading = read_list(write([HEADERS, ROWS[0], ["", "", "", "", "Khu phố 3"], *ROWS[1:]]))
    assert rows[0].memo == "A gop Khu phố 3"
    assert reading.notes == [
        "1 dòng chỉ có chữ ở cột nội dung được nối vào nội dung của giao dịch ở dòng trên (dòng 3 “Khu phố 3”): hãy xem có phải tiêu đề không."
    ]


@FORMS
@pytest.mark.parametrize("width", [27, 33])
def test_memo_that_a_program_wraps_is_read_without_a_word(write, width):
    lines = []
    for number, row in enumerate(ROWS, 1):
        memo, *more = wrap(f"{LONG} tuần {number}", width)
        lines += [[*row[:4], memo], *(["", "", "", "", words] for words in more)]
    rows, reading = read_list(write([HEADERS, *lines]))
    assert [row.memo for row in rows] == [f"{LONG} tuần {number}" for number in (1, 2, 3)]
    assert reading.notes == []

"""Lines between rows that are none: sums in an office's own words, titles of days and months, balances; and rows that look like
such lines and are none of them."""

import io
from datetime import datetime

import openpyxl
import pytest

from tests.welfare.bankfiles.transactions.tables import refusal, taken
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.bankterms.text.amounts import Amounts
from welfare.bankterms.text.labels import is_of_page, is_sum_of_rows

HEADERS = ["Ngày", "Số CT", "Nội dung", "Ghi nợ", "Ghi có", "Số dư"]
FIRST = ["30/09/2024", "FT1", "A ung ho", "", "500.000", "10.500.000"]
SECOND = ["01/10/2024", "FT2", "Tong cong ty B ung ho", "", "2.000.000", "12.500.000"]
FORMS = pytest.mark.parametrize("write", [as_csv, as_workbook])


@pytest.mark.parametrize(
    "label",
    ["DAY TOTAL", "Tiểu cộng", "Cộng nhóm", "CỘNG", "TỔNG THÁNG 10", "Tổng", "Σ", "SDĐK", "SDCK", "Số dư còn lại",
     "Số dư tại ngày 01/09/2024", "Current balance"],
)  # fmt: skip
def test_a_dated_line_of_a_sum_or_a_balance_is_no_gift(label):
    moved, reading, _ = taken(as_csv([HEADERS, FIRST, ["30/09/2024", "", label, "", "9.000.000", ""], SECOND]))
    assert (moved, [one.line for one in reading.rejected]) == ([500_000, 2_000_000], [3])


def test_a_sum_beside_the_name_of_a_donor_is_no_gift():
    table = [["Ngày", "Họ tên", "Số tiền", "Nội dung"], ["30/09/2024", "Lan", "500.000", "gop"]]
    moved, reading, _ = taken(as_csv([*table, ["30/09/2024", "TỔNG THÁNG 9", "500.000", "Đã nộp quỹ"]]))
    assert (moved, [one.line for one in reading.rejected]) == ([500_000], [3])


@pytest.mark.parametrize(
    "words", ["Cong Tien", "Công Thu", "TONG NAM", "Tống Thu", "Tong cong ty ABC", "So du con lai em xin ung ho"]
)
def test_names_that_look_like_sums_are_kept(words):
    assert not is_sum_of_rows(words)


@pytest.mark.parametrize("words", ["Cong doan truong X ung ho quy vi nguoi ngheo", "Cong ty ABC gop quy"])
def test_unions_and_firms_are_no_sums_of_a_page(words):
    assert not is_of_page(words)


@FORMS
@pytest.mark.parametrize("title", ["Ngày 01/10/2024", "Tháng 10/2024", "Trang tiếp theo"])
def test_a_title_of_the_rows_below_belongs_to_no_memo(write, title):
    _, _, rows = taken(write([HEADERS, FIRST, ["", "", title, "", "", ""], SECOND]))
    assert [row.memo for row in rows] == ["A ung ho", "Tong cong ty B ung ho"]


@FORMS
@pytest.mark.parametrize("memo", ["Tong cong ty B ung ho", "Ke toan truong Lan gop", "Xin cam on quy, gop chut it"])
def test_a_row_without_its_day_is_told_whatever_its_text(write, memo):
    moved, reading, _ = taken(write([HEADERS, FIRST, ["", "FT2", memo, "", "2.000.000", ""]]))
    assert (moved, [one.reason for one in reading.rejected]) == ([500_000], ["Dòng 3: thiếu ngày."])


@FORMS
def test_units_in_a_line_of_their_own_below_the_headers_count(write):
    table = [HEADERS, ["", "", "", "(1.000đ)", "(1.000đ)", "(1.000đ)"], [*FIRST[:4], "500", "10.500"]]
    moved, reading, _ = taken(write(table))
    assert (moved, reading.rejected) == ([500_000], [])


def test_numbers_of_a_form_s_columns_are_no_row():
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(4)-(5)"]
    assert taken(as_csv([HEADERS, numbers, FIRST]))[1].rejected == []


def test_amounts_of_which_only_some_have_a_plus_say_no_direction():
    table = [["Ngày", "Số tiền", "Nội dung"], ["01/10/2024", "+500.000", "A"], ["02/10/2024", "300.000", "B"]]
    assert refusal(as_csv(table)).code == "no_direction"


def test_signs_the_wrong_way_round_without_balances_are_refused():
    table = [["Ngày", "Số tiền", "Nội dung"], ["01/10/2024", "-500.000", "A gop"]]
    table += [["02/10/2024", "300.000", "Chi ho tro ho ngheo"], ["02/10/2024", "11.000", "Thu phi SMS"]]
    assert refusal(as_csv(table)).code == "no_direction"


def test_a_foreign_account_named_above_is_refused():
    assert refusal(as_csv([["Tài khoản: 0071234567 - USD"], HEADERS, FIRST])).code == "currency"


def test_years_before_days_are_refused():
    table = [HEADERS, ["2024-30-09", *FIRST[1:]], ["2024-01-10", *SECOND[1:]], ["2024-13-10", *SECOND[1:]]]
    assert refusal(as_csv(table)).code == "date_order"


def test_dates_that_excel_turned_around_among_texts_are_doubted():
    table = [HEADERS, FIRST, *[[datetime(2024, 1, 10), *SECOND[1:5], ""] for _ in range(3)]]
    moved, reading, _ = taken(as_workbook(table))
    assert (moved, len(reading.rejected)) == ([500_000], 3)


def test_the_balance_stands_before_the_available_one():
    headers, available = [*HEADERS, "Số dư khả dụng"], [FIRST + ["9.000.000"], SECOND + ["9.500.000"]]
    assert [row.balance for row in taken(as_csv([headers, *available]))[2]] == [10_500_000, 12_500_000]


def test_all_amounts_the_wrong_way_round_are_refused_though_two_are_alike():
    moved = [
        ("-500.000", "10.500.000"),
        ("-500.000", "11.000.000"),
        ("300.000", "10.700.000"),
        ("-20.000", "10.720.000"),
    ]
    rows = [["01/10/2024", amount, balance, "gop"] for amount, balance in moved]
    assert refusal(as_csv([["Ngày", "Số tiền", "Số dư", "Nội dung"], *rows])).code == "reversed"


@pytest.mark.parametrize(
    ("shown", "moved"),
    [("500000.0000", 500_000), ("500'000", 500_000), ("–500.000", -500_000), ("-₫500.000", -500_000)],
)
def test_amounts_as_programs_write_them(shown, moved):
    assert Amounts().read(shown, signed=True) == moved


def test_rows_in_a_second_sheet_without_headers_are_not_passed_over():
    book = openpyxl.Workbook()
    for line in (HEADERS, FIRST):
        book.active.append(line)
    book.create_sheet("Trang 2").append(SECOND)
    file = io.BytesIO()
    book.save(file)
    assert refusal(file.getvalue()).code == "several_tables"


LIST = [
    ["STT", "Ngày", "Ghi nợ", "Ghi có", "Nội dung"],
    ["1", "01/10/2024", "", "500.000", "A"],
    ["2", "02/10/2024", "", "300.000", "B"],
]


@pytest.mark.parametrize("line", [["Tổng", "", "", "", ""], ["", "", "", "", "Tổng cộng"]])
def test_a_label_of_a_sum_without_its_figures_is_no_rest_of_a_memo(line):
    """A program that had not computed the sums wrote the label alone, and the last memo went on with it."""
    assert [row.memo for row in taken(as_csv([*LIST, line]))[2]] == ["A", "B"]


def test_a_second_account_below_rows_of_one_that_is_not_named_is_refused():
    below = [["Số tài khoản: 8880001112223", "", "", "", ""], *LIST]
    assert refusal(as_csv([*LIST, *below])).code == "several_accounts"


@pytest.mark.parametrize(
    ("note", "aside"), [("chuyển nhầm - đã trả lại", 1), ("Huỷ, không tính", 1), ("đã gọi điện", 0)]
)
def test_a_note_beside_the_memo_that_cancels_its_row_is_no_memo(note, aside):
    lines = [[*cells, text] for cells, text in zip(LIST, ("Ghi chú", "", note), strict=True)]
    moved, reading, _ = taken(as_csv(lines))
    assert (len(moved), [one.line for one in reading.rejected]) == (2 - aside, [3] * aside)


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize(
    "words", ["Lâm Hà, ngày 30 tháng 9 năm 2024", "Ngày 30 tháng 9 năm 2024", "Lâm Hà, ngày … tháng … năm 2024", "(Bằng chữ: Năm trăm triệu đồng)", "Số tiền bằng chữ: Ba triệu"],
)  # fmt: skip
def test_what_stands_below_a_list_that_is_signed_is_no_row_and_no_memo(words, column):
    lines = [["Ngày", "Nợ", "Có", "Diễn giải", "Ghi chú"], ["30/09/2024", "", "500.000", "A ung ho", ""]]
    below = ["", "", "", "", ""]
    below[column] = words
    if column == 3 and "gày" in words:
        return  # below a memo it may be more of it
    _, reading, rows = taken(
        as_csv([*lines, below, ["", "Người lập", "", "Kế toán trưởng", ""], ["", "A", "", "B", ""]])
    )
    assert ([row.memo for row in rows], reading.rejected) == (["A ung ho"], [])


def test_sums_carried_from_page_to_page_are_no_rows():
    lines = [
        ["Ngày", "Nợ", "Có", "Diễn giải"],
        ["29/09/2024", "", "500.000", "A"],
        ["", "0", "500.000", "Lũy kế chuyển trang sau"],
    ]
    lines += [["", "0", "500.000", "Lũy kế trang trước chuyển sang"], ["30/09/2024", "", "200.000", "B"]]
    moved, reading, _ = taken(as_csv(lines))
    assert (moved, reading.rejected) == ([500_000, 200_000], [])


@pytest.mark.parametrize("donor", ["Cộng đồng Phật tử", "Cộng đồng", "Cong dong Phat tu", "Tổng công ty"])
def test_a_donor_whose_words_are_those_of_sums_is_one(donor):
    moved, reading, rows = taken(as_csv([HEADERS, ["30/09/2024", "FT1", donor, "", "500.000", "10.500.000"], SECOND]))
    assert (moved, reading.rejected, rows[0].memo) == ([500_000, 2_000_000], [], donor)

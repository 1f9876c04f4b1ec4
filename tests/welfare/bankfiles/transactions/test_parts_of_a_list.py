"""What stands between, above and below rows and changes what they mean: other headers, titles, sums, currencies, statuses."""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import DRAWN, FORMS, FOUR, HEADERS, LIST, ROWS, padded, read_list
from tests.welfare.bankfiles.transactions.tables import refusal


@FORMS
def test_headers_in_another_order_further_down_are_refused(write):
    swapped = ["Ngày", "Ghi có", "Ghi nợ", "Số dư", "Nội dung"]
    found = refusal(write(padded(HEADERS, *ROWS, [], swapped, ["04/10/2024", "1.000", "", "1.351.000", "C"])))
    assert found.code == "several_tables"
    assert found.message == "Dòng 6 có dòng đầu cột khác với đầu bảng (cột “Ghi nợ”). Hãy tách mỗi bảng thành một tệp."


OTHER_HEADERS = pytest.mark.parametrize(
    "headers",
    [
        ["Ngày", "Ghi có", "Ghi nợ", "Nội dung"],
        ["Ngày", "Nội dung", "Ghi có", "Ghi nợ"],
        ["Nội dung", "Ghi nợ", "Ghi có", "Ngày"],
        ["Ngày", "Số tiền chi", "Nội dung", "Ghi chú"],
    ],
)


@OTHER_HEADERS
@pytest.mark.parametrize("lines", [True, False], ids=["ruled", "unruled"])
@pytest.mark.parametrize("per_page", [40, 3], ids=["same page", "next page"])
def test_other_headers_further_down_a_pdf_are_refused(headers, lines, per_page):
    rows = [line[:3] + line[4:] for line in ROWS]
    content = as_pdf(
        [FOUR, *rows, headers, ["04/10/2024", "1.000", "2.000", "05/10/2024"]], ruled=lines, per_page=per_page
    )
    found = refusal(content)
    assert found.code == "several_tables"
    assert found.message.startswith(f"Trang {1 if per_page > 3 else 2} có dòng đầu cột khác với đầu bảng (cột “")


@pytest.mark.parametrize("lines", [True, False], ids=["ruled", "unruled"])
@pytest.mark.parametrize("per_page", [40, 2])
def test_headers_that_come_again_in_a_pdf_are_no_rows(lines, per_page):
    rows = [line[:3] + line[4:] for line in ROWS]
    taken_rows, reading = read_list(as_pdf([FOUR, *rows[:2], FOUR, rows[2]], ruled=lines, per_page=per_page))
    assert [row.credit - row.debit for row in taken_rows] == [500_000, -300_000, 150_000]
    assert (reading.rejected, [row.memo for row in taken_rows]) == ([], ["A gop", "Chi ho tro", "B gop"])


@DRAWN
@pytest.mark.parametrize("names", [("Tổng ghi nợ", "Tổng ghi có"), ("Tổng nợ", "Tổng có"), ("Tổng chi", "Tổng thu")])
def test_a_table_of_days_and_sums_below_the_rows_is_refused(write, names):
    """Its rows were read as transactions: a day, an amount on one side."""
    summary = [
        ["Ngày", *names, "Số dư cuối"],
        ["01/10/2024", "", "500.000", ""],
        ["02/10/2024", "300.000", "", ""],
    ]
    found = refusal(write([FOUR, *[line[:3] + line[4:] for line in ROWS], *summary]))
    assert (found.code, "bảng thứ hai, không có cột nội dung" in found.message) == ("several_tables", True)


@FORMS
def test_texts_that_change_places_further_down_are_refused(write):
    headers = ["Ngày", "Người chuyển", "Ghi có", "Nội dung"]
    rows = [["01/10/2024", "Ka Brih", "5.000", "góp quỹ"], ["Ngày", "Nội dung", "Ghi có", "Người chuyển"]]
    found = refusal(write([headers, *rows, ["02/10/2024", "góp quỹ", "6.000", "K'Brèo"]]))
    assert (found.code, "“Nội dung”" in found.message) == ("several_tables", True)


@FORMS
def test_a_list_of_payments_below_one_of_gifts_is_refused(write):
    payments = [["Ngày", "Số tiền chi", "Nội dung"], ["02/10/2024", "700.000", "Ka Brih"]]
    assert refusal(write([*LIST, ["", "", ""], *payments])).code == "several_tables"


@DRAWN
def test_the_same_headers_again_are_no_second_table(write):
    rows, _ = read_list(write(padded(HEADERS, *ROWS[:2], [], HEADERS, ROWS[2])))
    assert [row.credit - row.debit for row in rows] == [500_000, -300_000, 150_000]


@DRAWN
@pytest.mark.parametrize("title", ["TIỀN RA", "DANH SÁCH CHI HỖ TRỢ HỘ NGHÈO", "Sao kê ghi nợ", "Withdrawals"])
@pytest.mark.parametrize("position", [0, 2])
def test_amounts_under_a_title_of_payments_are_no_gifts(write, title, position):
    found = refusal(write([*LIST[:position], [title, "", ""], *LIST[position:]]))
    assert found.code == "no_direction" and f"“{title}”" in found.message or write is as_pdf and position == 0


@FORMS
@pytest.mark.parametrize("title", ["Tiền vào", "DANH SÁCH ỦNG HỘ", "Phòng giao dịch Chi Lăng", "Ghi nợ/Ghi có"])
def test_other_titles_leave_gifts_as_they_are(write, title):
    assert [row.credit for row in read_list(write([[title, "", ""], *LIST]))[0]] == [500_000, 600_000]


@FORMS
@pytest.mark.parametrize(
    "line", [["Currency: USD"], ["Loại tiền: USD"], ["Currency", "USD"], ["", "", "", "", "Currency: USD"]]
)
def test_a_foreign_currency_below_the_rows_is_refused(write, line):
    assert refusal(write(padded(HEADERS, *ROWS, line))).code == "currency"


@FORMS
@pytest.mark.parametrize(
    "line", [["Loại tiền", "USD"], ["Currency", "", "USD"], ["Amounts in USD"], ["Số tiền tính bằng EUR"]]
)
def test_a_foreign_currency_above_the_rows_is_refused(write, line):
    assert refusal(write(padded(line, HEADERS, *ROWS))).code == "currency"


@DRAWN
@pytest.mark.parametrize(
    "label",
    [
        "Tổng cộng", "Cộng phát sinh", "Chuyển sang trang sau", "Cộng trang", "Tổng trong ngày", "Doanh số ngày", "Doanh số phát sinh trong ngày",
        "Lũy kế", "Luỹ kế từ đầu tháng", "Cộng lũy kế", "Cộng dồn", "Phát sinh trong kỳ", "Số phát sinh trong tháng", "Tổng tiền trong ngày",
        "Total of day", "Daily total", "Subtotal", "Sub total", "Total for 02/10/2024",
    ],
)  # fmt: skip
def test_a_sum_that_has_a_day_is_no_transaction(write, label):
    rows, reading = read_list(
        write([HEADERS[:3] + HEADERS[4:], ["01/10/2024", "", "500.000", "A"], ["02/10/2024", "", "500.000", label]])
    )
    assert [row.memo for row in rows] == ["A"]
    assert [(one.moved, label in one.reason) for one in reading.rejected] == [(None, True)]


@DRAWN
@pytest.mark.parametrize(
    "memo",
    [
        "Tong cong ty Mau ung ho", "Cong ty Mau", "CONG DOAN XA NGAY 5", "Tổng tiền lớp 9A góp", "Cong Tien", "Cong Nam ngay 5", "Phat Sinh gop",
        "Luy ke cho ba con", "Doanh so ban hang gop quy",
    ],
)  # fmt: skip
def test_words_of_donors_that_begin_like_a_sum_are_kept(write, memo):
    assert [row.memo for row in read_list(write([*LIST, ["02/10/2024", "70.000", memo]]))[0]][-1] == memo


@DRAWN
@pytest.mark.parametrize("note", ["Đã hủy", "Không thành công", "Giao dịch thất bại", "Failed", "Chờ xử lý"])
def test_a_status_among_remarks_makes_the_row_doubtful(write, note):
    table = [
        ["Ngày", "Ghi nợ", "Ghi có", "Ghi chú", "Nội dung"],
        ["01/10/2024", "", "500.000", "", "A"],
        ["02/10/2024", "", "600.000", note, "B"],
    ]
    rows, reading = read_list(write(table))
    assert [row.credit for row in rows] == [500_000]
    assert [note in one.reason for one in reading.rejected] == [True]


@FORMS
def test_rows_that_differ_in_the_other_party_are_two(write):
    headers = ["Ngày", "Tài khoản đối ứng", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
    table = [
        headers,
        ["01/10/2024", "0000000001", "", "5.000", "15.000", "a"],
        ["01/10/2024", "0000000002", "", "5.000", "15.000", "a"],
    ]
    rows, reading = read_list(write(table))
    assert ([row.counter_account for row in rows], reading.rejected) == (["0000000001", "0000000002"], [])


@DRAWN
def test_empty_brackets_in_a_header_are_nothing(write):
    """They ended the process that reads: a generator raised StopIteration."""
    rows, _ = read_list(write([["Ngày ()", "Ghi nợ", "Ghi có []", "Nội dung ()"], ["01/10/2024", "", "5.000", "A"]]))
    assert [(row.credit, row.memo) for row in rows] == [(5_000, "A")]


@pytest.mark.parametrize("title", ["ACCOUNT STATEMENT", "TÀI KHOẢN THANH TOÁN"])
def test_a_title_that_speaks_of_an_account_is_no_header_of_an_unruled_table(title):
    headers = ["No", "Transaction date", "Debit", "Credit", "Description"]
    content = as_pdf(
        [headers, ["1", "01/10/2024", "", "5.000", "A"], ["2", "02/10/2024", "3.000", "", "B"]],
        above=(title,),
        ruled=False,
    )
    rows, _ = read_list(content)
    assert [(row.sequence, row.credit, row.debit) for row in rows] == [(1, 5_000, 0), (2, 0, 3_000)]


@FORMS
@pytest.mark.parametrize("title", ["Ngày 03/10/2024", "Thứ Năm, 03/10/2024", "Ngày 3 tháng 10 năm 2024"])
def test_a_day_above_its_rows_joins_no_memo(write, title):
    rows, reading = read_list(write(padded(HEADERS, *ROWS[:2], [title], ROWS[2])))
    assert ([row.memo for row in rows], reading.rejected) == (["A gop", "Chi ho tro", "B gop"], [])


@FORMS
@pytest.mark.parametrize("line", ["-----", "+---+---+", "=========="])
def test_a_drawn_line_joins_no_memo(write, line):
    rows, reading = read_list(write(padded(HEADERS, *ROWS, [line])))
    assert ([row.memo for row in rows][-1], reading.rejected) == ("B gop", [])


BOOKS = [["Ngày hạch toán", "Số chứng từ", "Diễn giải", "TK đối ứng", "Phát sinh Nợ", "Phát sinh Có"]]
BOOKS += [
    ["01/10/2024", "PT1", "A gop", "3388", "500.000", ""],
    ["02/10/2024", "PC1", "Chi ho tro", "6612", "", "300.000"],
]


@DRAWN
def test_a_book_of_accountants_in_which_owed_is_money_in_is_refused(write):
    """Gifts became payments, and payments gifts."""
    assert refusal(write(BOOKS)).code == "reversed"
    without = [line[:3] + line[4:] for line in BOOKS]
    if write is not as_pdf:
        found = refusal(write([["SỔ CHI TIẾT TÀI KHOẢN 1121"], *without]))
        assert (found.code, "“SỔ CHI TIẾT TÀI KHOẢN 1121”" in found.message) == ("reversed", True)
    assert [row.debit for row in read_list(write(without))[0]] == [500_000, 0]  # as a bank writes it

"""What stands between, above and below rows and changes what they mean: other headers, titles, sums, currencies, statuses."""

from datetime import date

import pytest

from tests.welfare.bankfiles.drawn import UNICODE, Drawn, as_pdf, written
from tests.welfare.bankfiles.forms import balance_xml, document_xml, entry_xml, statement_xml
from tests.welfare.bankfiles.variations import Move, as_csv, as_workbook
from welfare.bankfiles.detect import read_here
from welfare.bankfiles.read import opened
from welfare.bankterms.model import Refused
from welfare.proof.coverage import certify

TODAY = date(2026, 11, 28)
HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
ROWS = [
    ["01/10/2024", "", "500.000", "1.500.000", "A gop"],
    ["02/10/2024", "300.000", "", "1.200.000", "Chi ho tro"],
    ["03/10/2024", "", "150.000", "1.350.000", "B gop"],
]
LIST = [["Ngày", "Số tiền", "Nội dung"], ["01/10/2024", "500.000", "A gop"], ["01/10/2024", "600.000", "B gop"]]
FORMS = pytest.mark.parametrize("write", [as_csv, as_workbook])
DRAWN = pytest.mark.parametrize("write", [as_csv, as_workbook, as_pdf])


def taken(content: bytes):
    with opened(content) as file:
        reading = read_here(file, today=TODAY)
        rows = list(reading.transactions)
    return rows, reading


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        taken(content)
    return refused.value


def padded(*lines: list[str], across: int = 5) -> list[list[str]]:
    return [line + [""] * (across - len(line)) for line in lines]


@FORMS
def test_headers_in_another_order_further_down_are_refused(write):
    swapped = ["Ngày", "Ghi có", "Ghi nợ", "Số dư", "Nội dung"]
    found = refusal(write(padded(HEADERS, *ROWS, [], swapped, ["04/10/2024", "1.000", "", "1.351.000", "C"])))
    assert found.code == "several_tables"
    assert found.message == "Dòng 6 có dòng đầu cột khác với đầu bảng (cột “Ghi nợ”). Hãy tách mỗi bảng thành một tệp."


FOUR = [HEADERS[0], *HEADERS[1:3], HEADERS[4]]
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
    taken_rows, reading = taken(as_pdf([FOUR, *rows[:2], FOUR, rows[2]], ruled=lines, per_page=per_page))
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
    rows, _ = taken(write(padded(HEADERS, *ROWS[:2], [], HEADERS, ROWS[2])))
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
    assert [row.credit for row in taken(write([[title, "", ""], *LIST]))[0]] == [500_000, 600_000]


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
    rows, reading = taken(
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
    assert [row.memo for row in taken(write([*LIST, ["02/10/2024", "70.000", memo]]))[0]][-1] == memo


@DRAWN
@pytest.mark.parametrize("note", ["Đã hủy", "Không thành công", "Giao dịch thất bại", "Failed", "Chờ xử lý"])
def test_a_status_among_remarks_makes_the_row_doubtful(write, note):
    table = [
        ["Ngày", "Ghi nợ", "Ghi có", "Ghi chú", "Nội dung"],
        ["01/10/2024", "", "500.000", "", "A"],
        ["02/10/2024", "", "600.000", note, "B"],
    ]
    rows, reading = taken(write(table))
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
    rows, reading = taken(write(table))
    assert ([row.counter_account for row in rows], reading.rejected) == (["0000000001", "0000000002"], [])


@pytest.mark.parametrize(
    ("opening", "closing", "said"),
    [
        ("1.000.000", "1.400.000", "đầu kỳ"),
        ("900.000", "1.350.000", "cuối kỳ"),
        ("1.000.000", "1.350.000", "đầu kỳ và cuối kỳ"),
    ],
)
def test_only_ends_that_agree_are_said_to(opening, closing, said):
    above, below = [f"Số dư đầu kỳ: {opening}"], [f"Số dư cuối kỳ: {closing}"]
    rows, reading = taken(as_csv(padded(above, HEADERS, *ROWS, below)))
    why = certify(rows, reading.printed, reading.rejected).why
    assert f"nối liền đến từng đồng, khớp số dư {said}" in why.replace(" (giao dịch thứ", ".")
    assert ("khớp số dư đầu kỳ và cuối kỳ" in why) == (said == "đầu kỳ và cuối kỳ")


def test_a_column_of_accounts_taken_for_the_givers_is_said():
    headers = ["Ngày", "Số tài khoản", "Ghi nợ", "Ghi có", "Nội dung"]
    _, reading = taken(
        as_csv(
            [headers, ["01/10/2024", "0000000001", "", "5.000", "a"], ["01/10/2024", "0000000002", "", "5.000", "b"]]
        )
    )
    assert reading.notes == ["Cột “Số tài khoản” được đọc là tài khoản của người chuyển, không phải của sao kê."]


def test_camt_period_and_further_pages_are_used():
    around = "<FrToDt><FrDtTm>2024-10-01T00:00:00</FrDtTm><ToDtTm>2024-10-31T23:59:59</ToDtTm></FrToDt>"
    around += "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>" + balance_xml("OPBD", 0)
    entry = entry_xml(Move(date(2024, 12, 1), 500_000, "A", "A1"))
    _, reading = taken(document_xml(statement_xml(around + entry)))
    assert (reading.printed.first_day, reading.printed.last_day) == (date(2024, 10, 1), date(2024, 10, 31))
    assert any("còn trang sau" in note for note in reading.notes)
    assert any("ngoài kỳ in trong tệp (01/10/2024 – 31/10/2024)" in note for note in reading.notes)


def test_what_a_json_envelope_states_is_used():
    record = '{"tid": "F1", "description": "a", "amount": 5000, "cusum_balance": 15000, "when": "2024-10-01"}'
    _, reading = taken(f'{{"openingBalance": 10000, "closing_balance": 99000, "data": [{record}]}}'.encode())
    assert (reading.printed.opening, reading.printed.closing) == (10_000, 99_000)
    assert refusal(f'{{"currency": "USD", "data": [{record}]}}'.encode()).code == "currency"


def test_a_file_of_lines_that_are_no_rows_is_given_up(monkeypatch):
    monkeypatch.setattr("welfare.bankfiles.transactions.tabular.MOST_IDLE", 5_000)
    found = refusal("\n".join([",".join(HEADERS), ",".join(ROWS[0]), *["abc,def,ghi,jkl,mno"] * 5_500]).encode())
    assert (found.code, found.message.startswith("Đến dòng ")) == ("unreadable_rows", True)


def test_a_moment_that_no_calendar_has_spoils_its_row_only():
    table = [
        ["Ngày", "Ghi có", "Nội dung"],
        ["9999-12-31T23:00:00Z", "5.000", "a"],
        ["2024-09-30T18:00:00Z", "6.000", "b"],
    ]
    rows, reading = taken(as_csv(table))
    assert [(row.day, row.credit) for row in rows] == [(date(2024, 10, 1), 6_000)]
    assert [one.reason for one in reading.rejected] == ["Dòng 2: ngày 31/12/9999 còn ở tương lai."]


@DRAWN
def test_empty_brackets_in_a_header_are_nothing(write):
    """They ended the process that reads: a generator raised StopIteration."""
    rows, _ = taken(write([["Ngày ()", "Ghi nợ", "Ghi có []", "Nội dung ()"], ["01/10/2024", "", "5.000", "A"]]))
    assert [(row.credit, row.memo) for row in rows] == [(5_000, "A")]


@pytest.mark.parametrize("title", ["ACCOUNT STATEMENT", "TÀI KHOẢN THANH TOÁN"])
def test_a_title_that_speaks_of_an_account_is_no_header_of_an_unruled_table(title):
    headers = ["No", "Transaction date", "Debit", "Credit", "Description"]
    content = as_pdf(
        [headers, ["1", "01/10/2024", "", "5.000", "A"], ["2", "02/10/2024", "3.000", "", "B"]],
        above=(title,),
        ruled=False,
    )
    rows, _ = taken(content)
    assert [(row.sequence, row.credit, row.debit) for row in rows] == [(1, 5_000, 0), (2, 0, 3_000)]


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("line", ['02/10/2024,300000,"B gop', '"02/10/2024,300000,B gop', '02/10/2024,"300000,B gop'])
def test_an_unclosed_quote_in_the_last_line_is_refused_naming_it(line, end):
    found = refusal(f"Ngày,Ghi có,Nội dung\n01/10/2024,500000,A\n{line}{end}".encode())
    assert (found.code, found.message) == ("unclosed_quote", "Dòng 3: dấu ngoặc kép không đóng.")


def test_a_single_quotation_mark_inside_a_cell_is_a_letter():
    rows, _ = taken('Ngày,Ghi có,Nội dung\n01/10/2024,500000,A 15" gop\n'.encode())
    assert [row.memo for row in rows] == ['A 15" gop']


@FORMS
@pytest.mark.parametrize("below", [True, False])
def test_a_second_account_is_known(write, below):
    first, second = [["Số tài khoản: 9990001112223"]], [["STK: 888 000 111 2224"]]
    _, reading = taken(write([*first, *([] if below else second), *LIST, *(second if below else [])]))
    assert (reading.printed.account, reading.printed.second_account) == ("9990001112223", "8880001112224")


@FORMS
def test_the_same_account_printed_twice_is_one(write):
    _, reading = taken(write([["Số tài khoản: 9990001112223"], ["Account number: 9990 001 112223"], *LIST]))
    assert (reading.printed.account, reading.printed.second_account) == ("9990001112223", "")


@FORMS
def test_days_without_a_year_are_named_and_no_payments_blamed(write):
    rows, reading = taken(write([["date", "money", "desc"], ["01/09 10:27:58", "150000", "A"], ["02/09", "1500", "B"]]))
    assert rows == []
    assert [one.reason for one in reading.rejected] == [
        "Dòng 2: ngày “01/09 10:27:58” không ghi năm, mà tệp không in kỳ sao kê có năm.",
        "Dòng 3: ngày “02/09” không ghi năm, mà tệp không in kỳ sao kê có năm.",
    ]


@DRAWN
def test_a_day_without_its_year_is_no_page_number(write):
    """Such a row was lost without a word: “02/09” beside an amount passed for page 2 of 9."""
    table = [FOUR, ["01/09/2024", "", "5.000", "A"], ["02/09", "", "6.000", "B"], ["03/09/2024", "", "7.000", "C"]]
    rows, reading = taken(write([*table, ["2/9", "", "", ""]]))
    assert [row.credit for row in rows] == [5_000, 7_000]
    assert ["“02/09” không" in one.reason for one in reading.rejected] == [True]


@FORMS
@pytest.mark.parametrize("title", ["Ngày 03/10/2024", "Thứ Năm, 03/10/2024", "Ngày 3 tháng 10 năm 2024"])
def test_a_day_above_its_rows_joins_no_memo(write, title):
    rows, reading = taken(write(padded(HEADERS, *ROWS[:2], [title], ROWS[2])))
    assert ([row.memo for row in rows], reading.rejected) == (["A gop", "Chi ho tro", "B gop"], [])


@FORMS
@pytest.mark.parametrize("line", ["-----", "+---+---+", "=========="])
def test_a_drawn_line_joins_no_memo(write, line):
    rows, reading = taken(write(padded(HEADERS, *ROWS, [line])))
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
    assert [row.debit for row in taken(write(without))[0]] == [500_000, 0]  # as a bank writes it


@pytest.mark.parametrize("column", ["Tài khoản phụ", "Tài khoản ảo", "TK phụ"])
def test_a_sub_account_is_not_the_account(column):
    """The list that SePay's own pages export was refused for it."""
    headers = ["Ngày", "Số tài khoản", column, "Loại", "Số tiền", "Nội dung", "Lũy kế"]
    table = [headers, ["01/10/2024", "0009990001112", "", "Tiền vào", "5.000", "A", "15.000"]]
    rows, _ = taken(as_csv([*table, ["02/10/2024", "0009990001112", "VA1", "Tiền ra", "1.000", "B", "14.000"]]))
    assert [row.credit - row.debit for row in rows] == [5_000, -1_000]


@pytest.mark.parametrize("guard", ['="{}"', "'{}"])
def test_what_keeps_excel_from_turning_a_cell_is_no_part_of_it(guard):
    row = [guard.format(cell) for cell in ("01/10/2024", "5.000", "15.000", "FT01")]
    rows, _ = taken(as_csv([["Ngày", "Ghi có", "Số dư", "Mã giao dịch", "Nội dung"], [*row, "A 'B' = C"]]))
    assert [(row.credit, row.balance, row.memo) for row in rows] == [(5_000, 15_000, "A 'B' = C")]


@FORMS
@pytest.mark.parametrize(
    ("above", "header", "moment"),
    [
        ("", "Thời gian", "30/09/2024 18:00:00 UTC"),
        ("", "Thời gian", "30/09/2024 18:00:00 +00:00"),
        ("", "Thời gian", "01/10/2024 02:00:00 (GMT+8)"),
        ("", "Thời gian (SGT)", "01/10/2024 02:00:00"),
        ("Múi giờ: UTC", "Thời gian", "30/09/2024 18:00:00"),
    ],
)
def test_times_of_another_zone_come_to_vietnams(write, above, header, moment):
    lines = [[header, "Ghi có", "Nội dung"], [moment, "5.000", "A"], [moment, "6.000", "B"]]
    rows, _ = taken(write([[above, "", ""], *lines] if above else lines))
    assert [(row.day, row.time.isoformat()) for row in rows] == [(date(2024, 10, 1), "01:00:00")] * 2


@pytest.mark.parametrize(
    "day",
    ["1/10/2024", "Thứ Ba, 01/10/2024", "Ngày 1 tháng 10 năm 2024", "1 Thg 10, 2024", "16:45 - 01/10/2024", "08:12 ngày 01/10/2024", "Oct 01, 2024"],
)  # fmt: skip
def test_days_as_people_write_them(day):
    rows, _ = taken(as_csv([["Ngày", "Ghi có", "Nội dung"], [day, "5.000", "A"], [day, "6.000", "B"]]))
    assert [row.day for row in rows] == [date(2024, 10, 1)] * 2


def test_another_account_above_the_headers_of_a_later_page_is_known():
    """Its rows were taken for the first account's without a word."""
    first = Drawn(
        [30.0, 120.0, 210.0, 300.0],
        [["Ngày"], ["Ghi có"], ["Nội dung"]],
        font=UNICODE,
        above=["Số tài khoản: 9990001112223"],
    )
    second = Drawn(
        [30.0, 120.0, 210.0, 300.0],
        [["Ngày"], ["Ghi có"], ["Nội dung"]],
        font=UNICODE,
        above=["Số tài khoản: 8880001112224"],
    )
    pages = [
        one.page([[["01/10/2024"], ["5.000"], ["A"]], [["02/10/2024"], ["6.000"], ["B"]]], first=True)
        for one in (first, second)
    ]
    _, reading = taken(written(pages, UNICODE, (595, 842)))
    assert (reading.printed.account, reading.printed.second_account) == ("9990001112223", "8880001112224")

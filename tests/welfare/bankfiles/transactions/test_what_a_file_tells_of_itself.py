"""What a file tells of itself beside its rows: accounts, balances at both ends, periods, counts; and what is given up."""

from datetime import date

import pytest

from tests.welfare.bankfiles.drawn import UNICODE, Drawn, written
from tests.welfare.bankfiles.forms import balance_xml, document_xml, entry_xml, statement_xml
from tests.welfare.bankfiles.transactions.lists import DRAWN, FORMS, FOUR, HEADERS, LIST, ROWS, padded, read_list
from tests.welfare.bankfiles.transactions.tables import refusal
from tests.welfare.bankfiles.variations import Move, as_csv
from welfare.proof.coverage import certify


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
    rows, reading = read_list(as_csv(padded(above, HEADERS, *ROWS, below)))
    why = certify(rows, reading.printed, reading.rejected).why
    assert f"nối liền đến từng đồng, khớp số dư {said}" in why.replace(" (giao dịch thứ", ".")
    assert ("khớp số dư đầu kỳ và cuối kỳ" in why) == (said == "đầu kỳ và cuối kỳ")


def test_a_column_of_accounts_taken_for_the_givers_is_said():
    headers = ["Ngày", "Số tài khoản", "Ghi nợ", "Ghi có", "Nội dung"]
    _, reading = read_list(
        as_csv(
            [headers, ["01/10/2024", "0000000001", "", "5.000", "a"], ["01/10/2024", "0000000002", "", "5.000", "b"]]
        )
    )
    assert reading.notes == ["Cột “Số tài khoản” được đọc là tài khoản của người chuyển, không phải của sao kê."]


def test_camt_period_and_further_pages_are_used():
    around = "<FrToDt><FrDtTm>2024-10-01T00:00:00</FrDtTm><ToDtTm>2024-10-31T23:59:59</ToDtTm></FrToDt>"
    around += "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>" + balance_xml("OPBD", 0)
    entry = entry_xml(Move(date(2024, 12, 1), 500_000, "A", "A1"))
    _, reading = read_list(document_xml(statement_xml(around + entry)))
    assert (reading.printed.first_day, reading.printed.last_day) == (date(2024, 10, 1), date(2024, 10, 31))
    assert any("còn trang sau" in note for note in reading.notes)
    assert any("ngoài kỳ in trong tệp (01/10/2024 – 31/10/2024)" in note for note in reading.notes)


def test_what_a_json_envelope_states_is_used():
    record = '{"tid": "F1", "description": "a", "amount": 5000, "cusum_balance": 15000, "when": "2024-10-01"}'
    _, reading = read_list(f'{{"openingBalance": 10000, "closing_balance": 99000, "data": [{record}]}}'.encode())
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
    rows, reading = read_list(as_csv(table))
    assert [(row.day, row.credit) for row in rows] == [(date(2024, 10, 1), 6_000)]
    assert [one.reason for one in reading.rejected] == ["Dòng 2: ngày 31/12/9999 còn ở tương lai."]


@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("line", ['02/10/2024,300000,"B gop', '"02/10/2024,300000,B gop', '02/10/2024,"300000,B gop'])
def test_an_unclosed_quote_in_the_last_line_is_refused_naming_it(line, end):
    found = refusal(f"Ngày,Ghi có,Nội dung\n01/10/2024,500000,A\n{line}{end}".encode())
    assert (found.code, found.message) == ("unclosed_quote", "Dòng 3: dấu ngoặc kép không đóng.")


def test_a_single_quotation_mark_inside_a_cell_is_a_letter():
    rows, _ = read_list('Ngày,Ghi có,Nội dung\n01/10/2024,500000,A 15" gop\n'.encode())
    assert [row.memo for row in rows] == ['A 15" gop']


@FORMS
@pytest.mark.parametrize("below", [True, False])
def test_a_second_account_is_known(write, below):
    first, second = [["Số tài khoản: 9990001112223"]], [["STK: 888 000 111 2224"]]
    _, reading = read_list(write([*first, *([] if below else second), *LIST, *(second if below else [])]))
    assert (reading.printed.account, reading.printed.second_account) == ("9990001112223", "8880001112224")


@FORMS
def test_the_same_account_printed_twice_is_one(write):
    _, reading = read_list(write([["Số tài khoản: 9990001112223"], ["Account number: 9990 001 112223"], *LIST]))
    assert (reading.printed.account, reading.printed.second_account) == ("9990001112223", "")


@FORMS
def test_days_without_a_year_are_named_and_no_payments_blamed(write):
    rows, reading = read_list(
        write([["date", "money", "desc"], ["01/09 10:27:58", "150000", "A"], ["02/09", "1500", "B"]])
    )
    assert rows == []
    assert [one.reason for one in reading.rejected] == [
        "Dòng 2: ngày “01/09 10:27:58” không ghi năm, mà tệp không in kỳ sao kê có năm.",
        "Dòng 3: ngày “02/09” không ghi năm, mà tệp không in kỳ sao kê có năm.",
    ]


@DRAWN
def test_a_day_without_its_year_is_no_page_number(write):
    """Such a row was lost without a word: “02/09” beside an amount passed for page 2 of 9."""
    table = [FOUR, ["01/09/2024", "", "5.000", "A"], ["02/09", "", "6.000", "B"], ["03/09/2024", "", "7.000", "C"]]
    rows, reading = read_list(write([*table, ["2/9", "", "", ""]]))
    assert [row.credit for row in rows] == [5_000, 7_000]
    assert ["“02/09” không" in one.reason for one in reading.rejected] == [True]


@pytest.mark.parametrize("column", ["Tài khoản phụ", "Tài khoản ảo", "TK phụ"])
def test_a_sub_account_is_not_the_account(column):
    """The list that SePay's own pages export was refused for it."""
    headers = ["Ngày", "Số tài khoản", column, "Loại", "Số tiền", "Nội dung", "Lũy kế"]
    table = [headers, ["01/10/2024", "0009990001112", "", "Tiền vào", "5.000", "A", "15.000"]]
    rows, _ = read_list(as_csv([*table, ["02/10/2024", "0009990001112", "VA1", "Tiền ra", "1.000", "B", "14.000"]]))
    assert [row.credit - row.debit for row in rows] == [5_000, -1_000]


@pytest.mark.parametrize("guard", ['="{}"', "'{}"])
def test_what_keeps_excel_from_turning_a_cell_is_no_part_of_it(guard):
    row = [guard.format(cell) for cell in ("01/10/2024", "5.000", "15.000", "FT01")]
    rows, _ = read_list(as_csv([["Ngày", "Ghi có", "Số dư", "Mã giao dịch", "Nội dung"], [*row, "A 'B' = C"]]))
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
    rows, _ = read_list(write([[above, "", ""], *lines] if above else lines))
    assert [(row.day, row.time.isoformat()) for row in rows] == [(date(2024, 10, 1), "01:00:00")] * 2


@pytest.mark.parametrize(
    "day",
    ["1/10/2024", "Thứ Ba, 01/10/2024", "Ngày 1 tháng 10 năm 2024", "1 Thg 10, 2024", "16:45 - 01/10/2024", "08:12 ngày 01/10/2024", "Oct 01, 2024"],
)  # fmt: skip
def test_days_as_people_write_them(day):
    rows, _ = read_list(as_csv([["Ngày", "Ghi có", "Nội dung"], [day, "5.000", "A"], [day, "6.000", "B"]]))
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
    _, reading = read_list(written(pages, UNICODE, (595, 842)))
    assert (reading.printed.account, reading.printed.second_account) == ("9990001112223", "8880001112224")


@FORMS
@pytest.mark.parametrize("other", ["Ngày hạch toán", "Ngày ghi sổ", "Ngày HT", "Posting date"])
def test_which_of_two_days_is_taken_is_said_where_they_differ(write, other):
    table = [["Ngày chứng từ", other, "Ghi có", "Nội dung"]]
    rows = [["01/10/2024", f"0{day}/10/2024", "500.000", f"A gop {day}"] for day in (1, 2, 3)]
    taken_rows, reading = read_list(write([*table, *rows]))
    assert [row.day.day for row in taken_rows] == [1, 1, 1]
    assert reading.notes == [
        f"Tệp có hai cột ngày, khác nhau ở 2 dòng: ngày của giao dịch được lấy theo cột “Ngày chứng từ”, không theo cột “{other}”."
    ]
    assert read_list(write([*table, rows[0]]))[1].notes == []


@pytest.mark.parametrize(
    "memo",
    [
        "Hoàn tiền: A gop",
        "HUY GIAO DICH NGAY 01/10",
        "Dao but toan FT123",
        "Reversal A gop",
        "REFUND 123",
        "Thu hồi tiền chuyển nhầm",
    ],
)
def test_a_list_without_directions_holds_no_money_given_back(memo):
    gifts = [[f"0{day}/10/2024", "500.000", f"A gop {day}"] for day in (1, 2, 3)]
    taken_rows, reading = read_list(as_csv([["Ngày", "Số tiền", "Nội dung"], *gifts, ["04/10/2024", "500.000", memo]]))
    assert (len(taken_rows), len(reading.rejected)) == (3, 1)
    names = [["04/10/2024", "500.000", "HOAN TIEN UNG HO"], ["04/10/2024", "500.000", "Dao Thi Hoan gop"]]
    assert read_list(as_csv([["Ngày", "Số tiền", "Nội dung"], *gifts, *names]))[1].rejected == []

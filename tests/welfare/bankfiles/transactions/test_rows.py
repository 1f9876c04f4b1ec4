"""One grammar of a row: the same table says the same as CSV, as a workbook and as a PDF."""


# ruff: noqa: E731 - a table is a function of its rows

from datetime import date, time

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.tables import FORMS, MOVED, ROWS, dotted, refusal, table, taken
from tests.welfare.bankfiles.variations import as_csv, as_workbook


@FORMS
@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("inside", [False, True])
def test_fees_of_a_column_of_their_own_are_told_by_balances(write, sign, newest_first, inside):
    def cells(day, out, into, balance, memo):
        fee = 1_000 if out == 300_000 else 0
        shown = out if inside or not fee else out - fee
        return [day, dotted(shown), dotted(into), f"{sign}{dotted(fee)}" if fee else "", dotted(balance), memo]

    lines = table("Ngày|Ghi nợ|Ghi có|Phí|Số dư|Nội dung", cells)
    moved, reading, _ = taken(write([lines[0], *(reversed(lines[1:]) if newest_first else lines[1:])]))
    assert (moved[::-1] if newest_first else moved, reading.rejected) == (MOVED, [])


@FORMS
def test_field_that_two_headers_claim_is_refused_unless_they_agree(write):
    cells = lambda day, out, into, _, memo: [day, dotted(into + out), dotted(into + out + 1), memo]
    found = refusal(write(table("Ngày|Số tiền yêu cầu|Số tiền giao dịch|Nội dung", cells)))
    assert found.code == "claimed_twice" and "“Số tiền yêu cầu” và “Số tiền giao dịch”" in found.message
    both = lambda day, out, into, _, memo: [day, dotted(out), dotted(into), dotted(into), memo]
    assert taken(write(table("Ngày|Ghi nợ|Ghi có|Số tiền ghi có|Nội dung", both)))[0] == MOVED


@FORMS
def test_two_columns_of_text_are_both_kept(write):
    cells = lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo, f"{memo} them"]
    assert [row.memo for row in taken(write(table("Ngày|Ghi nợ|Ghi có|Nội dung|Ghi chú", cells)))[2]] == [
        f"{memo} {memo} them" for *_, memo in ROWS
    ]


@FORMS
def test_row_of_nothing_is_told_and_its_number_is_there(write):
    lines = [
        ["STT", "Ngày", "Ghi nợ", "Ghi có", "Nội dung"],
        ["1", "01/10/2024", "", "50.000", "A"],
        ["2", "01/10/2024", "0", "0", "bao"],
        ["3", "01/10/2024", "", "60.000", "B"],
    ]
    moved, reading, _ = taken(write(lines))
    assert moved == [50_000, 60_000]
    assert [(one.code, one.sequence, one.moved) for one in reading.rejected] == [("zero", 2, 0)]


@FORMS
def test_row_that_is_printed_twice_counts_once_and_twins_twice(write):
    lines = table(
        "Ngày|Ghi nợ|Ghi có|Số dư|Nội dung",
        lambda day, out, into, balance, memo: [day, dotted(out), dotted(into), dotted(balance), memo],
    )
    moved, reading, _ = taken(write([*lines[:3], *lines[1:3], *lines[3:]]))
    assert moved == MOVED and [one.code for one in reading.rejected] == ["printed_twice"] * 2
    twins = [
        lines[0],
        *(["01/10/2024", "", "50.000", dotted(100_000 + 50_000 * number), "ung ho"] for number in range(3)),
    ]
    assert taken(write(twins))[0] == [50_000] * 3


@pytest.mark.parametrize(
    ("written", "day", "clock"),
    [
        ("2024-09-30T18:00:00Z", date(2024, 10, 1), time(1)), ("2024-10-01T03:00:00+07:00", date(2024, 10, 1), time(3)),
        ("2024-10-01 03:00:00 UTC", date(2024, 10, 1), time(10)), ("2024-12-31T17:30:00.000Z", date(2025, 1, 1), time(0, 30)),
        ("2024-10-01T00:30:00+09:00", date(2024, 9, 30), time(22, 30)), ("2024-10-01T03:00:00", date(2024, 10, 1), time(3)),
    ],
)  # fmt: skip
def test_times_with_a_zone_come_to_vietnams(written, day, clock):
    (row,) = taken(as_csv([["transaction_date", "credit", "description"], [written, "50000", "a"]]))[2]
    assert (row.day, row.time) == (day, clock)


@FORMS
def test_row_outside_of_the_printed_period_is_told(write):
    lines = table("Ngày|Ghi nợ|Ghi có|Nội dung", lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo])
    period = "Từ ngày: 02/10/2024 đến ngày: 31/10/2024"
    moved, reading, _ = taken(write(lines, above=(period,)) if write is as_pdf else write([[period], *lines]))
    assert moved == MOVED
    assert [
        note
        for note in reading.notes
        if note.startswith("1 dòng có ngày ngoài kỳ in trong tệp (02/10/2024 – 31/10/2024)")
    ] != []


def test_column_of_our_own_account():
    cells = lambda day, out, into, _, memo: ["0009990001", day, dotted(out), dotted(into), memo]
    _, reading, rows = taken(as_csv(table("Số tài khoản|Ngày|Ghi nợ|Ghi có|Nội dung", cells)))
    assert reading.printed.account == "0009990001" and {row.counter_account for row in rows} == {""}
    lines = table(
        "Số tài khoản|Số TK đối ứng|Ngày|Ghi nợ|Ghi có|Nội dung",
        lambda day, out, into, _, memo: ["0009990001", "0001", day, dotted(out), dotted(into), memo],
    )
    lines[3][0] = "0009990002"
    assert refusal(as_csv(lines)).code == "several_accounts"


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Tổng số giao dịch: 1.234", "count", 1234), ("Số lượng giao dịch: 12", "count", 12), ("Number of transactions: 7", "count", 7),
        ("Tổng số giao dịch ghi có: 5", "count_credit", 5), ("Số giao dịch ghi nợ: 2", "count_debit", 2),
        ("Kỳ sao kê: 01/10/2024 - 31/10/2024", "last_day", date(2024, 10, 31)), ("Từ ngày/From 2024-10-01 Đến ngày/To 2024-10-31", "first_day", date(2024, 10, 1)),
    ],
)  # fmt: skip
def test_what_a_file_prints_of_itself(line, field, value):
    lines = table("Ngày|Ghi nợ|Ghi có|Nội dung", lambda day, out, into, _, memo: [day, dotted(out), dotted(into), memo])
    assert getattr(taken(as_csv([[line], *lines]))[1].printed, field) == value


@FORMS
@pytest.mark.parametrize(
    "written",
    ["{:%Y-%m-%d}", "{:%d-%b-%Y}", "{:%Y/%m/%d}", "{:%d.%m.%Y}", "{:%d/%m/%y}", "{:%Y%m%d}", "{:%Y-%m-%d} 10:20:30"],
)
def test_days_in_any_form(write, written):
    day = date(2024, 10, 15)
    content = write(
        [["Ngày", "Ghi có", "Nội dung"], *([written.format(day), "50.000", f"ung ho {number}"] for number in range(3))]
    )
    assert [(row.day, row.credit) for row in taken(content)[2]] == [(day, 50_000)] * 3


def test_header_may_name_the_zone():
    lines = [
        ["Thời gian (UTC)", "Ghi có", "Nội dung"],
        ["2024-09-30 18:00:00", "50.000", "a"],
        ["01/10/2024", "60.000", "b"],
    ]
    moved, reading, rows = taken(as_csv(lines))
    assert [(row.day, row.time, row.credit) for row in rows] == [(date(2024, 10, 1), time(1), 50_000)]
    assert "múi giờ" in reading.rejected[0].reason


def test_amount_in_a_column_that_we_do_not_know_is_no_fee_alone():
    lines = [
        ["Ngày", "Xuất chi", "Ghi có", "Phí", "Nội dung"],
        ["01/10/2024", "300,000", "", "1,000", "a"],
        ["02/10/2024", "", "50,000", "", "b"],
    ]
    moved, reading, _ = taken(as_csv(lines))
    assert moved == [50_000] and "cột “Xuất chi” có số tiền" in reading.rejected[0].reason


def test_who_signs_below_the_table_is_no_memo():
    lines = [
        ["Nội dung", "Ngày", "Ghi có"],
        ["a", "01/10/2024", "50.000"],
        ["b", "02/10/2024", "60.000"],
        ["Người lập biểu"],
        ["Nguyễn Văn A"],
        ["Kế toán trưởng"],
        ["Trần Thị B"],
    ]
    assert [row.memo for row in taken(as_csv(lines))[2]] == ["a", "b"]


def test_quotes_of_a_memo_are_its_own():
    (row,) = taken(as_csv([["Ngày", "Ghi có", "Nội dung"], ["01/10/2024", "50.000", '"Lá lành" đùm "lá rách"']]))[2]
    assert row.memo == '"Lá lành" đùm "lá rách"'


@pytest.mark.parametrize(
    "words",
    [
        "* Sao kê được in từ hệ thống ngân hàng điện tử",
        "Lưu ý: số liệu đến 17 giờ",
        "Xin cảm ơn Quý khách",
        "Number of transactions: 2",
    ],
)
def test_what_closes_a_list_is_no_memo(words):
    lines = [["Nội dung", "Ngày", "Ghi có"], ["a", "01/10/2024", "50.000"], ["b", "02/10/2024", "60.000"], [words]]
    assert [row.memo for row in taken(as_csv(lines))[2]] == ["a", "b"]


def test_numbers_that_begin_anew_on_every_page_name_no_row():
    headers = ["STT", "Ngày", "Ghi có", "Nội dung"]
    page = [[str(number), "01/10/2024", "50.000", "ung ho"] for number in (1, 2, 3)]
    assert taken(as_csv([headers, *page, *page]))[0] == [50_000] * 6
    again = [[str(number), "01/10/2024", "50.000", "ung ho"] for number in (1, 2, 3, 2, 3, 4)]  # a page's edge, twice
    assert taken(as_csv([headers, *again]))[0] == [50_000] * 4


@pytest.mark.parametrize(
    ("written", "clock"), [("08:05:10", time(8, 5, 10)), ("8h30", time(8, 30)), ("08g15", time(8, 15)), ("9 giờ 05", time(9, 5))],
)  # fmt: skip
@FORMS
def test_column_of_times_beside_that_of_days(write, written, clock):
    """“Thời gian” may head days as well: here it holds times alone."""
    moved, reading, rows = taken(
        write(table("Ngày|Thời gian|Ghi nợ|Ghi có|Nội dung", lambda day, out, into, _, memo: [day, written, dotted(out), dotted(into), memo]))
    )  # fmt: skip
    assert (moved, reading.rejected, {row.time for row in rows}) == (MOVED, [], {clock})


@FORMS
def test_amounts_too_small_for_dong_are_told(write):
    small = table(
        "Date|Debit|Credit|Description",
        lambda day, out, into, _, memo: [day, f"{out / 1000:.2f}", f"{into / 1000:.2f}", memo],
    )
    assert [note.split(":")[0] for note in taken(write(small))[1].notes] == [
        "Mọi số tiền trong tệp đều dưới 10.000 đồng"
    ]
    assert taken(write([small[0], *small[1:3]]))[1].notes == []


@FORMS
def test_amount_in_words_is_no_second_amount(write):
    lines = table(
        "Date|Debit|Credit|Amount in words|Description",
        lambda day, out, into, _, memo: [day, dotted(out), dotted(into), "Five", memo],
    )
    assert taken(write(lines))[0] == MOVED


@pytest.mark.parametrize("write", [as_csv, as_workbook])
@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("500 000", [(500_000, "")]), ("500.000 VND", [(500_000, "")]), ("500 000 đ", [(500_000, "")]), ("500,000 CR", [(500_000, "")]),
        ("500.000 ung ho", [(500_000, "ung ho")]), ("500 000 ung ho", []), ("500000 000", []),
    ],
)  # fmt: skip
def test_amount_whose_memo_is_empty_is_whole(write, written, found):
    """What is glued to an amount goes to the empty memo beside it; its own thousands and its currency do not."""
    lines = [
        ["Ngày", "Ghi nợ", "Ghi có", "Nội dung"],
        ["01/10/2024", "", written, ""],
        ["02/10/2024", "", "70000", "b"],
    ]
    _, reading, rows = taken(write(lines))
    assert [(row.credit, row.memo) for row in rows[:-1]] == found and len(reading.rejected) == 1 - len(found)


@FORMS
def test_first_row_below_headers_is_none_of_them(write):
    """Its day has two digits for the year, its amount a unit behind it in brackets, as headers have."""
    lines = [
        ["Ngày", "Amount", "Số dư", "Nội dung"],
        ["10/09/24", "(1.250.000 đ)", "39.800.000 đ", "A"],
        ["11/09/24", "50.000 đ", "39.850.000 đ", "B"],
    ]
    assert taken(write(lines))[0] == [-1_250_000, 50_000]

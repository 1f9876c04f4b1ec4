"""Lines among the rows that print a balance: they are no transactions, and what they print is evidence."""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import read_list
from tests.welfare.bankfiles.transactions.tables import refusal
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.bankterms.text.balance_labels import balance_label
from welfare.proof.coverage import certify

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Nội dung"]
ROWS = [
    ["01/10/2024", "", "500.000", "A gop"],
    ["02/10/2024", "300.000", "", "Chi ho tro"],
    ["03/10/2024", "", "150.000", "B gop"],
]
FORMS = pytest.mark.parametrize("write", [as_csv, as_workbook, as_pdf])
MOVED = [500_000, -300_000, 150_000]


def line(label: str, balance: str, day: str = "") -> list[str]:
    return [day, "", balance, label]


def read(content: bytes):
    rows, reading = read_list(content)
    assert [row.credit - row.debit for row in rows] == MOVED
    assert [row.memo for row in rows] == ["A gop", "Chi ho tro", "B gop"]
    return reading, certify(rows, reading.printed, reading.rejected)


@FORMS
@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Số dư đầu kỳ", "Số dư cuối kỳ"),
        ("Opening balance", "Closing balance"),
        ("Dư đầu kỳ", "Dư cuối kỳ"),
        ("Số dư đầu ngày", "Số dư cuối ngày"),
        ("Tồn quỹ đầu kỳ", "Tồn quỹ cuối kỳ"),
        ("Số dư đầu kỳ / Opening balance", "Số dư cuối kỳ / Closing balance"),
        ("Số dư đầu kỳ Beginning balance", "Số dư cuối kỳ Ending balance"),
    ],
)
def test_a_balance_in_a_column_of_money_opens_and_closes_the_statement(write, first, last, dated):
    days = ("01/10/2024", "03/10/2024") if dated else ("", "")
    table = [HEADERS, line(first, "1.000.000", days[0]), *ROWS, line(last, "1.350.000", days[1])]
    reading, proof = read(write(table))
    assert (reading.printed.opening, reading.printed.closing, reading.rejected) == (1_000_000, 1_350_000, [])
    assert (proof.outcome, proof.kind) == ("proven", "opening and closing")


@FORMS
def test_newest_first_the_closing_line_comes_first(write):
    table = [HEADERS, line("Số dư cuối kỳ", "1.350.000"), *ROWS[::-1], line("Số dư đầu kỳ", "1.000.000")]
    rows, reading = read_list(write(table))
    proof = certify(rows, reading.printed, reading.rejected)
    assert (reading.printed.opening, reading.printed.closing, proof.outcome) == (1_000_000, 1_350_000, "proven")


@FORMS
@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize(("second", "outcome"), [("1.500.000", "proven"), ("1.700.000", "breaks")])
def test_balances_between_days_are_points(write, dated, second, outcome):
    first, next_day = ("01/10/2024", "02/10/2024") if dated else ("", "")
    table = [
        [*HEADERS[:3], "Số dư", HEADERS[3]],
        [first, "", "", "1.000.000", "Số dư đầu ngày"],
        [*ROWS[0][:3], "", ROWS[0][3]],
        [next_day, "", "", second, "Số dư đầu ngày"],
        *[[*row[:3], "", row[3]] for row in ROWS[1:]],
        ["", "", "", "1.350.000", "Số dư cuối kỳ"],
    ]
    reading, proof = read(write(table))
    assert (reading.printed.opening, reading.printed.closing, proof.outcome) == (1_000_000, 1_350_000, outcome)
    assert [(one.code, one.balance, one.moved) for one in reading.rejected] == [
        ("balance_line", int(second.replace(".", "")), 0)
    ]
    assert "để ngoài" not in proof.why and "chưa đọc" not in proof.why


@FORMS
def test_sums_carried_from_page_to_page_bring_their_balance(write):
    headers = [*HEADERS[:3], "Số dư", HEADERS[3]]
    table = [
        headers,
        ["", "", "", "1.000.000", "Số dư trang trước chuyển sang"],
        *[[*row[:3], "", row[3]] for row in ROWS[:2]],
        ["", "300.000", "500.000", "1.200.000", "Cộng mang sang"],
        ["", "300.000", "500.000", "1.200.000", "Số trang trước chuyển sang"],
        [*ROWS[2][:3], "", ROWS[2][3]],
        ["", "", "", "1.350.000", "Số dư chuyển trang sau"],
    ]
    reading, proof = read(write(table))
    assert (reading.printed.opening, proof.outcome, proof.rows) == (1_000_000, "proven", 3)
    assert [one.balance for one in reading.rejected] == [1_200_000, 1_350_000]  # the second one adds nothing


@FORMS
def test_the_column_of_balances_is_asked_before_sums_beside_it(write):
    headers = [*HEADERS[:3], "Số dư", HEADERS[3]]
    table = [
        headers,
        *[[*row[:3], "", row[3]] for row in ROWS],
        ["", "300.000", "650.000", "1.350.000", "Số dư cuối kỳ"],
    ]
    reading, _ = read(write(table))
    assert reading.printed.closing == 1_350_000


@FORMS
def test_a_label_in_another_column_than_the_memo_is_no_gift(write):
    headers = ["Ngày", "Số chứng từ", "Ghi có", "Nội dung"]
    rows, reading = read_list(
        write([headers, ["01/10/2024", "Số dư đầu kỳ", "1.000.000", ""], ["02/10/2024", "F1", "5.000", "A"]])
    )
    assert ([row.credit for row in rows], reading.printed.opening) == ([5_000], 1_000_000)


@FORMS
def test_money_of_the_other_side_is_no_balance(write):
    table = [HEADERS, ["01/10/2024", "1.000.000", "", "Số dư đầu kỳ"], *ROWS]
    reading, _ = read(write(table))
    assert (reading.printed.opening, [one.moved for one in reading.rejected]) == (None, [None])


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("label", ["Cộng trang", "Tổng cộng trang", "Cộng mang sang"])
def test_sums_at_the_end_of_a_page_do_not_end_the_list(ruled, label):
    """A file of two pages lost its last one, and was "proven"."""
    table = [HEADERS, *ROWS[:2], [label, "300.000", "500.000", ""], ROWS[2]]
    content = as_pdf(table, ruled=ruled, per_page=3)
    if not ruled and label == "Cộng mang sang":
        return
    read(content)


@pytest.mark.parametrize("ruled", [True, False])
def test_totals_before_the_last_page_do_not_end_the_list(ruled):
    read(as_pdf([HEADERS, *ROWS[:2], ["Tổng cộng", "300.000", "500.000", ""], ROWS[2]], ruled=ruled, per_page=3))


def test_what_a_page_begins_with_joins_no_memo():
    headers = [*HEADERS[:3], "Số dư", HEADERS[3]]
    rows = [[*row[:3], "", row[3]] for row in ROWS]
    table = [
        headers,
        ["", "", "", "1.000.000", "Số dư đầu kỳ"],
        *rows[:2],
        ["", "", "", "1.200.000", "Số dư chuyển trang sau"],
        ["", "", "", "1.200.000", "Số dư trang trước chuyển sang"],
        rows[2],
        ["", "", "", "1.350.000", "Số dư cuối kỳ"],
    ]
    reading, proof = read(as_pdf(table, per_page=4))
    assert (proof.outcome, [one.reason for one in reading.rejected]) == (
        "proven",
        ["Trang 1, dòng 3: “Số dư chuyển trang sau” là dòng số dư, dùng để đối soát, không phải giao dịch."],
    )


@pytest.mark.parametrize("position", [0, 3])
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Loại tiền: USD", "currency"),
        ("Currency: EUR", "currency"),
        ("ĐVT: nghìn đồng", "unit"),
        ("ĐVT: USD", "currency"),
    ],
)
def test_a_currency_or_unit_in_the_last_ruled_row_of_a_pdf_is_refused(said, code, position):
    last = [""] * 4
    last[position] = said
    assert refusal(as_pdf([HEADERS, *ROWS, last])).code == code


def test_an_account_in_the_last_ruled_row_of_a_pdf_is_used():
    reading, _ = read(as_pdf([HEADERS, *ROWS, ["Số tài khoản: 9990001112223", "", "", ""]]))
    assert (reading.printed.account, reading.rejected) == ("9990001112223", [])


@FORMS
def test_a_row_without_its_day_is_told_though_its_memo_names_a_period(write):
    lost = ["", "", "70.000", "tu ngay 01/10/2024 den ngay 05/10/2024"]
    reading, _ = read(write([HEADERS, *ROWS[:2], lost, ROWS[2]]))
    assert ([one.moved for one in reading.rejected], reading.printed.first_day) == ([None], None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Số dư đầu kỳ", "opening"),
        ("SỐ DƯ ĐẦU NGÀY 01/10/2024:", "day opening"),
        ("Balance B/F", "opening"),
        ("Số dư cuối tháng 10/2024", "day closing"),
        ("Cộng chuyển sang trang sau", "carried"),
        ("Chuyển trang sau", "carried"),
        ("Trang trước chuyển sang", "carried"),
        ("Balance carried forward", "carried"),
        ("So du cuoi ky nay gop quy", ""),
        ("Chuyển sang", ""),
        ("Du hoc sinh gop", ""),
        ("Tồn tại mãi", ""),
        ("Số dư đầu kỳ từ 01/10/2024 đến 31/10/2024", "opening"),
        ("Số dư cuối kỳ đến lúc 17:00", "closing"),
        ("Số dư đầu kỳ tại ngày 01/10/2024", "opening"),
        ("Dư đầu tư", ""),
        ("So du dau tu", ""),
        ("Số dư đầu tư gop quy", ""),
        ("Du cuoi den", ""),
        ("Tồn đầu tại", ""),
    ],
)
def test_labels(text, kind):
    assert balance_label(text) == kind


SEAMS = ["Trang trước chuyển sang", "Mang sang trang sau", "Cộng chuyển sang trang sau", "Balance brought forward"]


@pytest.mark.parametrize("label", SEAMS)
def test_a_balance_carried_over_the_last_page_opens_nothing(label):
    headers = ["Ngày", "Thu", "Chi", "Tồn", "Nội dung"]
    rows = [["01/10/2024", "500.000", "", "500.000", "A"], ["02/10/2024", "100.000", "", "600.000", "B"]]
    more = [["03/10/2024", "", "50.000", "550.000", "C"], ["", "600.000", "50.000", "550.000", label]]
    table = [headers, *rows, ["", "600.000", "", "600.000", label], *more]
    taken_rows, reading = read_list(as_csv(table))
    proof = certify(taken_rows, reading.printed, reading.rejected)
    assert (len(taken_rows), reading.printed.opening, proof.outcome) == (3, None, "proven")

"""Headers that wrap in narrow columns of a page, that stand over two columns, and what stands below a table in a row of its own."""

import pytest

from tests.welfare.bankfiles.drawn import UNICODE, Drawn
from tests.welfare.bankfiles.transactions.lists import read_list
from welfare.proof.coverage import certify

ROWS = [
    ["01/10/2024 08:01:02", "", "500.000", "1.500.000", "A gop quy"],
    ["02/10/2024 09:01:02", "300.000", "", "1.200.000", "Chi ho tro"],
    ["03/10/2024 10:01:02", "", "150.000", "1.350.000", "B gop quy"],
]
MOVED = [(500_000, "A gop quy"), (-300_000, "Chi ho tro"), (150_000, "B gop quy")]
HEADERS = [["Ngày giờ"], ["Ghi nợ"], ["Ghi có"], ["Số dư"], ["Nội dung"]]


def page_of(headers, rows, *, ruled: bool = True, width: float = 110.0) -> bytes:
    edges = [30.0 + width * number for number in range(len(headers) + 1)]
    drawn = Drawn(edges, headers, font=UNICODE, size=(int(edges[-1]) + 30, 842), lines=ruled, upright=ruled)
    return drawn.pages([[[cell] if cell else [] for cell in row] for row in rows], per_page=40)


def moved(rows):
    return [(row.credit - row.debit, row.memo) for row in rows]


@pytest.mark.parametrize(
    ("header", "ruled"),
    [
        (["Tài khoản", "đối ứng"], True),
        (["Tài khoản", "đối ứng"], False),
        (["TÀI KHOẢN", "ĐỐI ỨNG"], True),
        (["TÀI KHOẢN", "ĐỐI ỨNG"], False),
        (["TK", "chuyển/nhận"], True),
        (["TK", "chuyển/nhận"], False),
        (["Chi", "nhánh phát", "lệnh"], True),
        (["Ngày hạch", "toán"], True),
        (["Tài khoản đối", "ứng", "Corresponsive", "account"], True),
    ],
)
def test_a_line_of_a_header_is_no_header_of_its_own(header, ruled):
    is_day = header[0] == "Ngày hạch"
    rows = [[*row, row[0][:10] if is_day else f"10{at}1234567"] for at, row in enumerate(ROWS)]
    found, reading = read_list(page_of([*HEADERS, header], rows, ruled=ruled))
    assert (moved(found), reading.rejected) == (MOVED, [])
    if header[0].startswith(("T", "t")):
        assert [row.counter_account for row in found] == ["1001234567", "1011234567", "1021234567"]


@pytest.mark.parametrize("day", ["Ngày giờ", "Ngày giờ GD", "NGÀY GIỜ", "Ngày phát sinh", "Ngày chứng từ", "Ngày thu"])
def test_one_header_of_two_known_words_is_one(day):
    assert moved(read_list(page_of([[day], *HEADERS[1:]], ROWS))[0]) == MOVED


def test_a_day_that_a_browser_wraps_at_its_hyphen():
    rows = [[["2024-10-", f"0{at}"], *([cell] if cell else [] for cell in row[1:])] for at, row in enumerate(ROWS, 1)]
    edges = [30.0 + 110 * number for number in range(6)]
    content = Drawn(edges, HEADERS, font=UNICODE, size=(620, 842)).pages(rows, per_page=40)
    found, reading = read_list(content)
    assert ([row.day.day for row in found], moved(found), reading.rejected) == ([1, 2, 3], MOVED, [])


def test_balance_under_two_headers_of_which_one_line_names_an_account():
    headers = [*HEADERS[:3], ["Số dư", "Account", "balance"], HEADERS[4]]
    assert [row.balance for row in read_list(page_of(headers, ROWS))[0]] == [1_500_000, 1_200_000, 1_350_000]


@pytest.mark.parametrize("ruled", [True, False])
def test_headers_that_stand_over_two_sides_each(ruled):
    """As the State Treasury prints them: “Phát sinh” and “Số dư” over “Nợ”, “Có”, “Nợ”, “Có”."""
    headers = [["Ngày", ""], ["Nội dung", ""], ["Phát sinh", "Nợ"], ["", "Có"], ["Số dư", "Nợ"], ["", "Có"]]
    rows = [[day[:10], memo, out, into, "", balance] for day, out, into, balance, memo in ROWS]
    found, reading = read_list(page_of(headers, rows, ruled=ruled))
    assert (moved(found), certify(found, reading.printed, reading.rejected).outcome) == (MOVED, "proven")


@pytest.mark.parametrize(
    "foot",
    [
        ["Quý khách vui lòng kiểm tra", "và phản hồi trong vòng", "30 ngày.", "", ""],
        ["Người lập", "", "Kiểm soát", "", ""],
        ["Sao kê này được in từ hệ thống", "", "", "", ""],
    ],
)
def test_who_signs_and_notices_in_a_row_of_the_table_are_no_row(foot):
    found, reading = read_list(page_of(HEADERS, [*ROWS, foot], width=150.0))
    assert (moved(found), reading.rejected) == (MOVED, [])


def test_a_row_without_its_day_is_set_aside_whatever_its_memo_begins_with():
    lost = ["", "", "70.000", "1.420.000", "Quý khách ủng hộ quỹ"]
    found, reading = read_list(page_of(HEADERS, [*ROWS, lost], width=150.0))
    assert (moved(found), len(reading.rejected)) == (MOVED, 1)


def test_a_label_in_two_languages_that_stands_over_several_columns():
    """As BIDV prints it: the words begin in the column of numbers and end in that of days."""
    headers = [["STT"], ["Ngày"], ["Ghi nợ"], ["Ghi có"], ["Số dư"], ["Nội dung"]]
    edges = [30.0, 60.0, 130.0, 200.0, 270.0, 350.0, 480.0]
    balance = [["Số dư đầu kỳ/", "(Open balance)"], [], [], [], ["1.000.000"], []]
    rows = [
        [[str(at)], [day[:10]], *([each] if each else [] for each in rest)] for at, (day, *rest) in enumerate(ROWS, 1)
    ]
    drawn = Drawn(edges, headers, font=UNICODE, size=(510, 842))
    found, reading = read_list(drawn.pages([balance, *rows], per_page=40))
    assert (moved(found), reading.rejected, reading.printed.opening) == (MOVED, [], 1_000_000)

"""Totals of each day, page or month between rows: none of them is the file's, whatever its label."""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.tables import ROWS, dotted, refusal, taken
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.proof.coverage import certify

HEADERS = ["STT", "Ngày", "Ghi nợ", "Ghi có", "Nội dung"]
MORE = ("05/10/2024", 300_000, 0, 0, "Chi ho tro")
GROUPS = [ROWS[:1], ROWS[1:3], [ROWS[3]], [MORE]]
FORMS = pytest.mark.parametrize("write", [as_csv, as_workbook, as_pdf])


def table(*, grand: str = "", lost: bool = False, label: str = "Cộng:", above: bool = False) -> list[list]:
    """Rows by days, each group with its sums. `grand`: the label of a last line with the sums of all; `lost`: one row is missing."""
    out, into = sum(row[1] for row in [*ROWS, MORE]), sum(row[2] for row in [*ROWS, MORE])
    sums = ["", "", dotted(out), dotted(into)]
    lines = [HEADERS, *([["Tổng cộng", *sums[1:], ""]] if above else [])]
    for group in GROUPS:
        rows = group[1:] if lost and len(group) > 1 else group
        lines += [["", day, dotted(row_out), dotted(row_into), memo] for day, row_out, row_into, _, memo in rows]
        of_group = [dotted(sum(row[at] for row in group)) for at in (1, 2)]
        lines.append([label, "", *of_group, ""])
    return [*lines, *([[grand, *sums[1:], ""]] if grand else [])]


@FORMS
@pytest.mark.parametrize("label", ["Cộng:", "Tổng cộng", "Cộng"])
def test_sums_of_parts_are_no_sums_of_the_file(write, label):
    moved, reading, rows = taken(write(table(label=label)))
    assert (len(moved), reading.rejected) == (5, [])
    assert (reading.printed.total_debit, reading.printed.total_credit) == (None, None)
    assert certify(rows, reading.printed, reading.rejected).outcome == "unprovable"


@FORMS
@pytest.mark.parametrize("given", [{"grand": "Tổng cộng"}, {"above": True}])
def test_sums_of_all_prove_the_file_whatever_stands_between(write, given):
    _, reading, rows = taken(write(table(**given)))
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"


@FORMS
def test_sums_of_all_show_a_row_that_lacks(write):
    _, reading, rows = taken(write(table(grand="Tổng cộng", lost=True)))
    assert certify(rows, reading.printed, reading.rejected).outcome == "breaks"


@FORMS
def test_sum_in_the_column_of_days_is_no_row(write):
    lines = [[row[1] or "Ngày 01/10/2024: cộng" if row[0] == "Cộng:" else row[1], *row[2:]] for row in table()]
    moved, reading, _ = taken(write([HEADERS[1:], *lines[1:]]))
    assert (len(moved), len(reading.rejected)) == (5, len(GROUPS))


def test_numbers_of_a_forms_columns_are_no_row():
    form = ["A", "B", "1", "2", "C"]
    lines = table(grand="Tổng cộng")
    moved, reading, _ = taken(as_pdf([HEADERS, form, *lines[1:]]))
    assert (len(moved), reading.rejected) == (5, [])


LIST = ["Ngày", "Ghi nợ", "Ghi có", "Nội dung"]
GIFTS = [
    ["01/10/2024", "", "500.000", "A gop"],
    ["01/10/2024", "", "70.000", "B gop"],
    ["02/10/2024", "30.000", "", "Chi ho tro"],
]
OF_DAYS = [["01/10/2024", "0", "570.000", ""], ["02/10/2024", "30.000", "0", ""]]


@pytest.mark.parametrize(
    "title",
    [
        ["Ngày", "Tổng nợ", "Tổng có"],
        ["Ngày", "Cộng phát sinh nợ", "Cộng phát sinh có", "Ghi chú"],
        ["TỔNG HỢP THEO NGÀY"],
        ["II. Bảng thống kê số tiền từng ngày"],
        ["Summary by day"],
    ],
)
def test_table_of_sums_of_days_below_the_rows_is_refused(title):
    """Without balances its lines look like transactions: each of them would count twice."""
    assert refusal(as_csv([LIST, *GIFTS, [], title, *OF_DAYS])).code == "several_tables"


@FORMS
def test_sums_of_days_that_nothing_announces_are_set_aside(write):
    moved, reading, _ = taken(write([LIST, *GIFTS, *OF_DAYS]))
    assert (moved, len(reading.rejected)) == ([500_000, 70_000, -30_000], 2)
    assert "đúng bằng tổng các dòng ngày 01/10/2024 ở trên: có thể là dòng cộng của ngày" in reading.rejected[0].reason


def test_gifts_without_a_memo_are_gifts():
    rows = [["01/10/2024", "", "500.000", ""], ["01/10/2024", "", "500.000", ""], ["01/10/2024", "", "70.000", "B gop"]]
    moved, reading, _ = taken(as_csv([LIST, *rows]))
    assert (moved, reading.rejected) == ([500_000, 500_000, 70_000], [])


@pytest.mark.parametrize("write", [as_csv, as_pdf])
def test_rows_that_come_again_in_their_order_are_told(write):
    """A page twice; nothing is left out, for who gave yesterday may give again."""
    rows = [[f"0{number}/10/2024", "", f"{number}00.000", f"{name} gop"] for number, name in enumerate("ABCDE", 1)]
    moved, reading, _ = taken(write([LIST, *rows, *rows[1:4]]))
    assert (len(moved), reading.rejected) == (8, [])
    told = [note for note in reading.notes if "giống hệt" in note]
    assert len(told) == 1
    assert told[0].startswith("3 dòng giống hệt các dòng trước đó theo đúng thứ tự (")
    _, alike, _ = taken(write([LIST, *rows, rows[2], *rows[1:3], *rows[4:]]))
    assert [note for note in alike.notes if "giống hệt" in note] == []


@FORMS
def test_count_of_a_part_is_none_of_the_file(write):
    lines = [LIST, GIFTS[0], GIFTS[1], ["Số giao dịch: 2", "", "", ""], GIFTS[2]]
    moved, reading, rows = taken(write(lines))
    assert (moved, reading.printed.count) == ([500_000, 70_000, -30_000], None)
    moved, reading, rows = taken(write([*lines[:3], lines[4], ["Số giao dịch: 4", "", "", ""]]))
    assert (reading.printed.count, certify(rows, reading.printed, reading.rejected).outcome) == (4, "breaks")

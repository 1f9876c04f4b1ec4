"""Totals of each day, page or month between rows: none of them is the file's, whatever its label."""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.tables import ROWS, dotted, taken
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

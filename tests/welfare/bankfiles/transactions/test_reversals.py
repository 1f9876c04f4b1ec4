"""Amounts below zero on one side: a gift taken back among money in, a payment that came back among money out.

The bank counts them on the side where they stand, so its totals are lower; here each row is money in or money out. The
difference is known to the đồng, and said.
"""

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import read_list
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.proof.coverage import certify

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
FORMS = pytest.mark.parametrize("write", [as_csv, as_workbook, as_pdf])
IN = [
    ["01/10/2024", "", "500.000", "1.500.000", "A"],
    ["02/10/2024", "300.000", "", "1.200.000", "B"],
    ["03/10/2024", "", "-100.000", "1.100.000", "A"],
]
OUT = [
    ["01/10/2024", "", "500.000", "1.500.000", "A"],
    ["02/10/2024", "300.000", "", "1.200.000", "B"],
    ["03/10/2024", "-100.000", "", "1.300.000", "B"],
]
TOTAL = "Tổng cộng"


def read(content: bytes):
    rows, reading = read_list(content)
    proof = certify(rows, reading.printed, reading.rejected)
    return [row.credit - row.debit for row in rows], reading, proof


@FORMS
@pytest.mark.parametrize(
    ("rows", "printed", "moved"),
    [
        (IN, ("300.000", "400.000"), [500_000, -300_000, -100_000]),
        (OUT, ("200.000", "500.000"), [500_000, -300_000, 100_000]),
    ],
)
def test_the_banks_totals_are_met_to_the_dong_and_the_difference_is_said(write, rows, printed, moved):
    found, reading, proof = read(write([HEADERS, *rows, [TOTAL, *printed, "", ""]]))
    assert (found, reading.printed.turned, proof.breaks, proof.outcome) == (moved, 100_000, [], "proven")
    assert [note for note in reading.notes if "cùng cao hơn tổng của ngân hàng 100.000 đồng" in note] != []


@FORMS
@pytest.mark.parametrize("printed", [("300.000", "390.000"), ("310.000", "400.000"), ("290.000", "390.000")])
def test_totals_that_differ_otherwise_are_breaks(write, printed):
    """Any excess that was the same on both sides passed for gifts taken back."""
    _, _, proof = read(write([HEADERS, *IN, [TOTAL, *printed, "", ""]]))
    assert proof.outcome == "breaks"


def test_an_excess_on_both_sides_without_a_reversal_is_a_break():
    rows = [IN[0], IN[1]]
    _, reading, proof = read(as_csv([HEADERS, *rows, [TOTAL, "200.000", "400.000", "", ""]]))
    assert (reading.printed.turned, proof.outcome) == (0, "breaks")


@FORMS
def test_what_no_balance_confirms_stays_in_doubt(write):
    table = [[*HEADERS[:3], HEADERS[4]], *[[*row[:3], row[4]] for row in IN]]
    found, reading, _ = read(write(table))
    assert (found, ["âm" in one.reason for one in reading.rejected]) == ([500_000, -300_000], [True])

"""What a statement prints of its ends: balances below zero, and its period, in figures or in words."""

import pytest

from tests.welfare.bankfiles.transactions.lists import FORMS, HEADERS, read_list
from welfare.proof.coverage import certify


@pytest.mark.parametrize(
    "written",
    ["-200.000", "(200.000)", "âm 200.000", "200.000 DR", "200.000 đ (Nợ)", "200.000 VND (âm)", "-200.000 VND"],
)
@FORMS
def test_an_account_in_debt_opens_below_zero(write, written):
    """The statement is proven by it; a balance that leads nowhere shows as a difference."""
    rows = [["01/10/2024", "", "500.000", "300.000", "A gop"], ["02/10/2024", "300.000", "", "0", "Chi ho tro"]]
    for opening, outcome in ((f"Số dư đầu kỳ: {written}", "proven"), ("Số dư đầu kỳ: -900.000", "breaks")):
        taken_rows, reading = read_list(write([[opening], HEADERS, *rows]))
        assert reading.printed.opening == (-200_000 if outcome == "proven" else -900_000)
        assert certify(taken_rows, reading.printed, reading.rejected).outcome == outcome

"""What a statement prints of its ends: balances below zero, and its period, in figures or in words."""

from datetime import date

import pytest

from tests.welfare.bankfiles.transactions.lists import FORMS, HEADERS, ROWS, read_list
from tests.welfare.bankfiles.transactions.tables import refusal
from tests.welfare.bankfiles.variations import as_csv
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


SEPTEMBER = date(2024, 9, 1), date(2024, 9, 30)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Từ ngày 01 tháng 9 năm 2024 đến ngày 30 tháng 9 năm 2024", SEPTEMBER),
        ("(Từ ngày 1 tháng 9 đến hết ngày 30 tháng 9 năm 2024)", SEPTEMBER),
        ("Kỳ sao kê: ngày 01 tháng 09 năm 2024 - ngày 30 tháng 09 năm 2024", SEPTEMBER),
        ("From 01 Sep 2024 to 30 Sep 2024", SEPTEMBER),
        ("Statement period: September 1, 2024 - September 30, 2024", SEPTEMBER),
        ("From 01-SEP-2024 To 30-SEP-2024", SEPTEMBER),
        ("01/09/2024 - 30/09/2024", SEPTEMBER),
        ("Từ 01 đến 30/09/2024", SEPTEMBER),
        ("SAO KÊ TÀI KHOẢN THÁNG 9 NĂM 2024", SEPTEMBER),
        ("Quý III/2024", (date(2024, 7, 1), date(2024, 9, 30))),
        ("Thực hiện Quyết định số 15 năm 2023", (None, None)),
        ("Tân Hà, ngày 30 tháng 9 năm 2024", (None, None)),
        ("Tháng 9", (None, None)),
    ],
)
def test_period_in_words(line, ends):
    """A row outside of it is told."""
    _, reading = read_list(as_csv([[line], HEADERS, *ROWS]))
    assert (reading.printed.first_day, reading.printed.last_day) == ends
    assert [note for note in reading.notes if "ngoài kỳ" in note] == (
        [
            f"3 dòng có ngày ngoài kỳ in trong tệp ({ends[0]:%d/%m/%Y} – {ends[1]:%d/%m/%Y}): "
            "dòng 3 ngày 01/10/2024; dòng 4 ngày 02/10/2024; dòng 5 ngày 03/10/2024."
        ]
        if ends[0]
        else []
    )


FEW = "Không có gì trong tệp cho biết ngày hay tháng viết trước: {} được đọc là ngày/tháng/năm."


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    "period",
    ["Từ 01/09/2024 đến 30/09/2024", "From 9/1/2024 to 9/30/2024", "Tháng 9/2024"],
)
def test_days_that_fit_the_period_only_month_first_are_refused(period, count):
    rows = [[f"9/{number}/2024", *row[1:]] for number, row in enumerate(ROWS, 7)]
    found = refusal(as_csv([[period], HEADERS, *rows[:count]]))
    assert found.code == "date_order"
    assert found.message.startswith("Tệp viết tháng trước ngày (tháng/ngày/năm): chỉ đọc như vậy")


@pytest.mark.parametrize(
    ("days", "above", "notes"),
    [
        (["9/7/2024"], [], [FEW.format("09/07/2024")]),
        (["9/7/2024", "9/8/2024"], [], [FEW.format("09/07/2024, 09/08/2024")]),
        (["9/7/2024", "9/8/2024"], [["Từ 01/07/2024 đến 31/08/2024"]], []),
        (["7/9/2024", "7/9/2024"], [["Tháng 9/2024"]], []),
        (["07/09/2024"], [], []),
        (["9/9/2024"], [], []),
        (["9/7/2024", "20/8/2024"], [], []),
    ],
)
def test_few_days_of_which_nothing_tells_the_order_are_told(days, above, notes):
    _, reading = read_list(as_csv([*above, HEADERS, *([day, *row[1:]] for day, row in zip(days, ROWS, strict=False))]))
    assert [note for note in reading.notes if "tháng viết trước" in note] == notes

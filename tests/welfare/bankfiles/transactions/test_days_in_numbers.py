"""Days as Excel's numbers in files that know no days, and days of few rows that may be months."""

from datetime import date

import pytest

from tests.welfare.bankfiles.transactions.lists import FORMS, HEADERS, ROWS, read_list
from tests.welfare.bankfiles.variations import as_csv

NUMBERS = {"": None, ".5": "12:00:00", ",34375": "08:15:00"}


@pytest.mark.parametrize("fraction", NUMBERS)
def test_number_that_excel_stores_for_a_day_is_read_and_told(fraction):
    rows, reading = read_list(
        as_csv([HEADERS, *([f"{45_566 + at}{fraction}", *row[1:]] for at, row in enumerate(ROWS))])
    )
    assert [row.day for row in rows] == [date(2024, 10, day) for day in (1, 2, 3)]
    assert {row.time and str(row.time) for row in rows} == {NUMBERS[fraction]}
    assert (reading.rejected, reading.notes) == (
        [],
        [f"Cột ngày ghi ngày bằng số của Excel: “45566{fraction}” được đọc là 01/10/2024, hãy xem lại."],
    )


@pytest.mark.parametrize("number", ["1234", "35000", "60001", "455666"])
def test_other_number_is_no_day(number):
    rows, reading = read_list(as_csv([HEADERS, [number, *ROWS[0][1:]], *ROWS[1:]]))
    assert (len(rows), len(reading.rejected)) == (2, 1)


@FORMS
@pytest.mark.parametrize(
    ("days", "is_told"),
    [
        (("09/02/2024", "09/03/2024"), True),  # 2 and 3 September, or a month apart
        (("02/09/2024", "03/09/2024"), False),
        (("05/09/2024", "07/10/2024"), False),
        (("09/02/2024", "09/02/2024"), False),
    ],
)
def test_same_day_of_several_months_in_few_rows_is_told(write, days, is_told):
    _, reading = read_list(write([HEADERS, *([day, *row[1:]] for day, row in zip(days, ROWS, strict=False))]))
    assert [note[:21] for note in reading.notes] == ["Không có gì trong tệp"] * is_told

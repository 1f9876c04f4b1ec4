"""Rows without a day below a title that says it, as lists of an app and of offices group them."""

from datetime import date, datetime

import pytest

from tests.welfare.bankfiles.transactions.lists import FORMS, HEADERS, read_list
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.proof.coverage import certify

GROUPS = [
    (date(2024, 10, 1), [["", "500.000", "1.500.000", "A gop"], ["300.000", "", "1.200.000", "Chi ho tro"]]),
    (date(2024, 10, 12), [["", "150.000", "1.350.000", "B gop"]]),
]
READ = [(1, 500_000, "A gop"), (1, -300_000, "Chi ho tro"), (12, 150_000, "B gop")]
TITLES = {
    "day in words": lambda day: f"Ngày {day:%d/%m/%Y}",
    "spelled out": lambda day: f"Ngày {day.day} tháng {day.month} năm {day.year}",
    "weekday": lambda day: f"{'Thứ Ba' if day.day == 1 else 'Thứ Bảy'}, {day:%d/%m/%Y}:",
    "bare": lambda day: f"{day:%d/%m/%Y}",
    "count": lambda day: f"Giao dịch ngày {day:%d/%m/%Y} (2 giao dịch)",
}


def grouped(title, *, times: tuple[str, ...] = ("", "", ""), sums: bool = False) -> list[list]:
    lines, clocks = [HEADERS], iter(times)
    for day, rows in GROUPS:
        lines += [[title(day)], *([next(clocks), *row] for row in rows)]
        lines += [["Cộng ngày", "300.000", "650.000", "", ""]] if sums else []
    return lines


def moves(content: bytes) -> list[tuple[int, int, str]]:
    rows, reading = read_list(content)
    assert [one for one in reading.rejected if one.moved != 0] == []
    assert certify(rows, reading.printed, reading.rejected).outcome == "proven"
    return [(row.day.day, row.credit - row.debit, row.memo) for row in rows]


@FORMS
@pytest.mark.parametrize("sums", [False, True])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_rows_have_the_day_of_the_title_above_them(write, title, sums):
    assert moves(write(grouped(title, sums=sums))) == READ


def test_title_that_a_workbook_stores_as_a_date():
    assert moves(as_workbook(grouped(lambda day: datetime(day.year, day.month, day.day)))) == READ


@FORMS
def test_times_beside_rows_stay_with_them(write):
    rows, _ = read_list(write(grouped(TITLES["day in words"], times=("08:10", "09:20:30", "07:00"))))
    assert [f"{row.day:%d/%m} {row.time}" for row in rows] == ["01/10 08:10:00", "01/10 09:20:30", "12/10 07:00:00"]


def test_day_in_a_memos_further_line_is_no_title():
    more = [
        ["01/10/2024", "", "500.000", "", "A gop"],
        ["", "", "", "", "ngày 12/09/2024"],
        ["", "", "70.000", "", "B gop"],
    ]
    rows, reading = read_list(as_csv([HEADERS, *more]))
    assert ([row.credit for row in rows], [one.reason for one in reading.rejected]) == (
        [500_000],
        ["Dòng 4: thiếu ngày."],
    )


def test_row_with_a_day_of_its_own_ends_what_a_title_says():
    table = [
        *grouped(TITLES["bare"]),
        ["13/10/2024", "", "10.000", "1.360.000", "C gop"],
        ["", "", "5.000", "1.365.000", "D"],
    ]
    rows, reading = read_list(as_csv(table))
    assert ([row.day.day for row in rows], len(reading.rejected)) == ([1, 1, 12, 13], 1)


def in_memos(title, *, days: bool = False) -> list[list]:
    lines = [HEADERS, ["", "", "", "1.000.000", "Số dư đầu kỳ"]]
    for day, rows in GROUPS:
        lines += [["", "", "", "", title(day)], *([f"{day:%d/%m/%Y}" if days else "", *row] for row in rows)]
    return lines


@FORMS
@pytest.mark.parametrize("days", [False, True])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_titles_in_the_column_of_memos_are_days_where_one_stands_above_the_first_row(write, title, days):
    assert moves(write(in_memos(title, days=days))) == READ


def test_titles_in_the_column_of_memos_are_told():
    assert read_list(as_csv(in_memos(TITLES["bare"])))[1].notes == [
        "Ngày đứng riêng ở cột nội dung được đọc là tiêu đề ngày của các dòng dưới nó: hãy xem lại."
    ]

"""The same table as CSV, workbook and JSON: the same values, true types, nothing that runs."""

import io
import json
from datetime import UTC, date, datetime

import openpyxl
import pytest

from frontportal.sheets.table_files import csv_file, json_file, json_tables, xlsx_file

HEADERS = ["Tên", "Ngày", "Đồng"]
LATE = datetime(2024, 3, 14, 20, 30, tzinfo=UTC)  # the 15th in Vietnam
ROWS = [["=1+1", date(2023, 11, 18), 2_400_000_000], ["Đạ Đờn", LATE, None]]


def test_csv():
    assert csv_file(HEADERS, ROWS).decode() == (
        "\ufeffTên,Ngày,Đồng\r\n'=1+1,18/11/2023,2400000000\r\nĐạ Đờn,15/03/2024,\r\n"
    )


def test_workbook():
    title = "Một tên dài quá ba mươi mốt chữ/cái"
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx_file([(title, [HEADERS, *ROWS])], bold_headers=True, widths=[12, 20, 9]))
    )
    assert book.sheetnames == [title[:31].replace("/", " ")]
    sheet = book.active
    assert (sheet.freeze_panes, sheet.column_dimensions["B"].width) == ("A2", 20)
    assert [cell.font.bold for cell in sheet[1]] == [True] * 3
    assert [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["s", "d", "n"],
        ["s", "d", "n"],
    ]
    assert [row[1].value.date() for row in sheet.iter_rows(min_row=2)] == [date(2023, 11, 18), date(2024, 3, 15)]


def test_headers_are_bold_only_where_wanted():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file([("Bảng", [HEADERS, *ROWS])], bold_headers=False)))
    assert [cell.font.bold for cell in book.active[1]] == [False] * 3


def test_what_is_printed_can_be_read():
    long = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Đạ Đờn và các tổ chức thành viên " * 3
    rows = [[long, date(2023, 11, 18), 2_400_000_000, 2023], ["a", None, 5, 2023]]
    sheet = openpyxl.load_workbook(
        io.BytesIO(xlsx_file([("Bảng", [[*HEADERS, "Năm"], *rows])], bold_headers=True))
    ).active
    assert [sheet.column_dimensions[each].width for each in "ABCD"] == [48, 12, 15, 8]
    assert [cell.number_format for cell in sheet[2]] == ["General", "dd/mm/yyyy", "#,##0", "General"]
    assert [sheet.row_dimensions[number].height for number in (1, 2, 3)] == [None, 60, None]
    assert (sheet["A2"].alignment.wrap_text, sheet["C2"].alignment.wrap_text) == (True, None)
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)


def test_a_table_too_wide_for_one_sheet_goes_on_beside_it_in_letters_that_can_be_read():
    headers = [f"Cột dài thứ {number}" for number in range(30)]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_file([("Bảng", [headers])], bold_headers=True))).active
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$1:$1"


def test_json():
    text = json_file({"bang": [dict(zip(HEADERS, row, strict=True)) for row in ROWS]}).decode()
    assert "Đạ Đờn" in text
    assert json.loads(text)["bang"] == [
        {"Tên": "=1+1", "Ngày": "2023-11-18", "Đồng": 2_400_000_000},
        {"Tên": "Đạ Đờn", "Ngày": "2024-03-15", "Đồng": None},
    ]


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], []])
def test_tables_written_row_by_row_are_the_same_json(rows):
    about, objects = {"nam": 2023, "ma_bam": "ab"}, [dict(zip(HEADERS, row, strict=True)) for row in rows]
    assert json_tables(about, {"a": (HEADERS, rows), "b": (HEADERS, [])}) == json_file(about | {"a": objects, "b": []})

"""Workbooks as offices have them: read as Excel shows them, refused by the name of the cell, or told."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.utils import get_column_letter

from frontportal.workbooks.files.cell_names import column_of, letters_of
from frontportal.workbooks.office_files import InvalidFile
from frontportal.workbooks.reading.read import read_sheet
from tests.workbooks.makers import faults, read, resource, values, workbook
from welfare.assistance.resources import HouseholdResource

CASES = Path(__file__).parent / "cases"
MA = resource("Mã", "Tên", "Ghi chú")


def case(name: str, **answers):
    return read_sheet(next(CASES.glob(f"{name}*.xlsx")).read_bytes(), ".xlsx", HouseholdResource(), **answers)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("04", ["ho-moi-01"]),
        ("05", ["ho-h-01", "ho-h-02", "ho-h-03"]),
        ("14-", ["ho-x-01"]),
        ("14b", ["ho-y-01", "ho-y-02", "ho-y-03", "ho-y-04", "ho-y-05"]),
        ("15", ["ho-x-01"]),
    ],
)
def test_every_row_of_the_visible_sheet_is_read(name, codes):
    assert values(case(name), "code") == codes


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("04", ["Trang tính ẩn “2022” không được nhập."]),
        ("05", ["Dòng ẩn trong Excel vẫn được nhập: 3."]),
        ("14b", []),
    ],
)
def test_what_is_hidden_is_told(name, notes):
    assert case(name).notes == notes


def test_a_hidden_sheet_can_be_chosen_by_name():
    assert values(case("04", sheet_name="2022"), "code") == ["ho-cu-01"]


def test_formulas_without_a_result_are_named_cell_by_cell():
    after = "có công thức nhưng chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi nhập."
    assert faults(case("06")) == [
        f"2 Địa chỉ: Ô D2 {after}",
        f"2 Điện thoại: Ô E2 {after}",
        f"2 Ghi chú: Ô G2 {after}",
    ]


def test_cells_with_an_error_are_named_with_it():
    after = "trong Excel. Hãy sửa ô này rồi lưu lại."
    assert faults(case("07")) == [
        f"2 Địa chỉ: Ô D2 báo lỗi #N/A {after}",
        f"2 Điện thoại: Ô E2 báo lỗi #REF! {after}",
        f"2 Ghi chú: Ô G2 báo lỗi #VALUE! {after}",
        f"3 Họ tên chủ hộ: Ô B3 báo lỗi #NAME? {after}",
    ]


def test_what_is_wrong_in_a_column_that_is_not_imported_does_not_matter():
    assert faults(read([["TT", "Mã"], ["=1+1", "a"], ["=A2+1", "b"]], MA)) == []


def test_zeros_that_excel_shows_are_kept():
    assert values(case("01"), "phone", "note") == [("0912345678", "068190001234")]


@pytest.mark.parametrize(
    ("shown", "number", "seen"),
    [
        ("0000000000", 912345678, "0912345678"),
        ("0000 000 000", 912345678, "0912345678"),
        (r"0000\-000\-000", 912345678, "0912345678"),
        ('"0"#########', 912345678, "0912345678"),
        ("00", 7, "07"),
        ("00", 123, "123"),
        ("0", 7, 7),
        ("#,##0", 5000, 5000),
        ('#,##0 "đ"', 5000, 5000),
        ("0.00", 7, 7),
        ("0%", 0.2, "20%"),
        ("0.0%", 0.955, "95,5%"),
        ("0%", "20%", "20%"),
        ("0000000000", "0912345678", "0912345678"),
    ],
)
def test_number_formats(shown, number, seen):
    book = workbook(["Điện thoại"], [number])
    book.active["A2"].number_format = shown
    assert values(read(book, resource("Điện thoại"))) == [seen]


def test_hidden_columns_are_told():
    book = workbook(["Mã", "Tên", "Ghi chú"], ["a", "b", "c"])
    book.active.column_dimensions["B"].hidden = True
    assert read(book, MA).notes == ["Cột ẩn trong Excel vẫn được nhập: B."]


def test_of_several_visible_sheets_one_must_be_chosen():
    book = workbook(["Mã"], ["a"])
    other = book.create_sheet("2022")
    assert read(book, MA).must_choose_sheet is False
    other.append(["Mã"])
    other.append(["b"])
    asked = read(book, MA)
    assert [(sheet.name, sheet.rows) for sheet in asked.sheets] == [("Hộ", 2), ("2022", 2)]
    assert (asked.must_choose_sheet, asked.has_questions, asked.rows) == (True, True, [])
    answered = read(book, MA, sheet_name="2022")
    assert (answered.must_choose_sheet, answered.sheet_name, values(answered)) == (False, "2022", ["b"])
    assert answered.notes == ["Trang tính “Hộ” không được nhập."]


def test_a_chart_in_front_is_no_sheet():
    book = workbook(["Mã"], ["a"])
    book.create_chartsheet("Biểu đồ", 0).add_chart(BarChart())
    assert values(read(book, MA)) == ["a"]


def test_rows_after_many_blank_ones_are_read():
    book = workbook(["Mã"], ["a"])
    book.active["A1500"] = "b"
    assert [(row.line, row.values["Mã"]) for row in read(book, MA).rows] == [(2, "a"), (1500, "b")]


def test_a_hundred_thousand_rows_with_nothing_but_borders_are_none():
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Hộ")
    sheet.append(["Mã"])
    sheet.append(["a"])
    for _ in range(100_000):
        sheet.append([""])
    assert [row.line for row in read(book, MA).rows] == [2]


def test_a_cell_in_the_last_corner_is_named():
    book = workbook(["Mã"], ["a"])
    book.active["XFD1048576"] = "x"
    with pytest.raises(InvalidFile, match="trải rộng đến ô XFD1048576"):
        read(book, MA)


def test_a_cell_beside_the_headers_is_not_lost():
    assert faults(read([["Mã"], ["a", None, "thêm"], ["b"]], MA)) == ["2 : Ô C2 “thêm” nằm ngoài các cột có tên."]


def test_a_cell_that_is_far_too_long_is_named():
    assert faults(read([["Mã"], ["x" * 20_001]], MA)) == ["2 : Ô A2 quá dài."]


def test_texts_merged_downwards_hold_for_each_row():
    assert values(case("09"), "unit") == ["Thôn Đạ Lâm, xã Đạ Đờn"] * 3


def test_numbers_merged_downwards_are_refused_in_each_row():
    book = workbook(["Mã", "Số tiền"], ["a", 500_000], ["b", None])
    book.active.merge_cells("B2:B3")
    sentence = "Ô B2:B3 gộp chung một số hoặc ngày cho nhiều dòng. Hãy bỏ gộp và ghi riêng cho từng dòng."
    assert faults(read(book, resource("Mã", money=("Số tiền",)))) == [
        f"2 Số tiền: {sentence}",
        f"3 Số tiền: {sentence}",
    ]


@pytest.mark.parametrize("column", [1, 26, 27, 52, 703])
def test_cells_are_named_as_in_excel(column):
    assert (letters_of(column), column_of(f"{letters_of(column)}12")) == (get_column_letter(column), column)


def test_a_blank_column_in_front_is_none():
    assert values(read([[None, "Mã"], [None, "a"]], MA)) == ["a"]


def test_merged_cells_below_the_last_value_hold_too():
    book = workbook(["Mã", "Tên"], ["a", "Thôn 1"], ["b", None])
    book.active.merge_cells("B2:B9")
    assert values(read(book, MA), "Tên") == ["Thôn 1", "Thôn 1"]


def test_blank_rows_and_columns_in_front_keep_lines_and_names():
    book = openpyxl.Workbook()
    book.active["C4"], book.active["C6"], book.active["B6"] = "Mã", "a", "lạc"
    found = read(book, MA)
    assert (faults(found), [row.line for row in found.rows]) == (["6 : Ô B6 “lạc” nằm ngoài các cột có tên."], [6])

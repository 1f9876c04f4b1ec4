"""Workbooks as offices have them: read as Excel shows them, refused by the name of the cell, or told."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.utils import get_column_letter

from frontportal.sheets.formats import Xlsx
from frontportal.sheets.office_files import InvalidFile
from frontportal.sheets.workbooks.facts import column_of, letters_of

CASES = Path(__file__).parent / "cases"


def read(name: str):
    return Xlsx().create_dataset(next(CASES.glob(f"{name}*.xlsx")).read_bytes())


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(*rows, title="Hộ") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


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
    assert read(name)["Mã hộ"] == codes


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("04", ["Trang tính ẩn “2022” không được nhập."]),
        ("05", ["Dòng ẩn trong Excel vẫn được nhập: 3."]),
        ("14b", []),
    ],
)
def test_what_is_hidden_is_told(name, notes):
    assert read(name).notes == notes


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("06", "Ô có công thức nhưng chưa có kết quả: D2, E2, G2."),
        ("07", "Ô báo lỗi trong Excel: "),
    ],
)
def test_cells_without_a_value_are_named(name, sentence):
    with pytest.raises(InvalidFile) as refusal:
        read(name)
    assert str(refusal.value).startswith(sentence)


def test_zeros_that_excel_shows_are_kept():
    assert [row[4] + " " + row[6] for row in read("01")] == ["0912345678 068190001234"]


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
        ("0000000000", "0912345678", "0912345678"),
    ],
)
def test_number_formats(shown, number, seen):
    book = workbook(["Điện thoại"], [number])
    book.active["A2"].number_format = shown
    assert Xlsx().create_dataset(saved(book))[0] == (seen,)


def test_hidden_columns_are_told():
    book = workbook(["Mã", "Tên", "Ghi chú"], ["a", "b", "c"])
    book.active.column_dimensions["B"].hidden = True
    assert Xlsx().create_dataset(saved(book)).notes == ["Cột ẩn trong Excel vẫn được nhập: B."]


def test_several_visible_sheets_are_refused_by_name_and_empty_ones_pass():
    book = workbook(["Mã"], ["a"])
    other = book.create_sheet("2022")
    assert len(Xlsx().create_dataset(saved(book))) == 1
    other.append(["Mã"])
    with pytest.raises(InvalidFile, match="nhiều trang tính có dữ liệu: “Hộ”, “2022”"):
        Xlsx().create_dataset(saved(book))


def test_a_chart_in_front_is_no_sheet():
    book = workbook(["Mã"], ["a"])
    book.create_chartsheet("Biểu đồ", 0).add_chart(BarChart())
    assert Xlsx().create_dataset(saved(book))["Mã"] == ["a"]


def test_rows_after_many_blank_ones_are_read():
    book = workbook(["Mã"], ["a"])
    book.active["A1500"] = "b"
    dataset = Xlsx().create_dataset(saved(book))
    assert (dataset["Mã"], [row.tags for row in dataset._data]) == (["a", "b"], [[2], [1500]])


def test_a_cell_in_the_last_corner_is_named():
    book = workbook(["Mã"], ["a"])
    book.active["XFD1048576"] = "x"
    with pytest.raises(InvalidFile, match="trải rộng đến ô XFD1048576"):
        Xlsx().create_dataset(saved(book))


def test_a_cell_beside_the_heads_is_not_lost():
    with pytest.raises(InvalidFile, match="Dòng 2 có ô “thêm” nằm ngoài các cột có tên"):
        Xlsx().create_dataset(saved(workbook(["Mã"], ["a", None, "thêm"])))


def test_texts_merged_downwards_hold_for_each_row():
    assert {row[2] for row in read("09")} == {"Thôn Đạ Lâm, xã Đạ Đờn"}


def test_numbers_merged_downwards_are_refused():
    book = workbook(["Mã", "Số tiền"], ["a", 500_000], ["b", None])
    book.active.merge_cells("B2:B3")
    with pytest.raises(InvalidFile, match="Các ô B2:B3 gộp chung một số"):
        Xlsx().create_dataset(saved(book))


def test_every_error_and_formula_is_named_up_to_a_few():
    book = workbook(["Mã"], *([f"=A{number}"] for number in range(1, 9)))
    with pytest.raises(InvalidFile, match="chưa có kết quả: A2, A3, A4, A5, A6 và 3 chỗ khác"):
        Xlsx().create_dataset(saved(book))


@pytest.mark.parametrize("column", [1, 26, 27, 52, 703])
def test_cells_are_named_as_in_excel(column):
    assert (letters_of(column), column_of(f"{letters_of(column)}12")) == (get_column_letter(column), column)


HEADS = frozenset({"ma ho", "ho ten chu ho", "don vi", "dia chi", "dien thoai", "dien", "ghi chu"})


@pytest.mark.parametrize(("name", "line", "total"), [("10-", 6, "Tổng cộng: 01 hộ"), ("10b", 3, "Tổng cộng")])
def test_a_row_of_totals_is_named(name, line, total):
    with pytest.raises(InvalidFile) as refusal:
        Xlsx(heads=HEADS).create_dataset(next(CASES.glob(f"{name}*.xlsx")).read_bytes())
    assert str(refusal.value) == (
        f"Dòng {line} là dòng tổng cộng (“{total}”), không phải bản ghi. "
        "Hãy xoá dòng này và các dòng bên dưới bảng rồi nhập lại."
    )


def test_the_heads_are_found_below_a_letterhead_and_running_numbers_left_out():
    book = openpyxl.load_workbook(CASES / "10-letterhead-total.xlsx")
    book.active.delete_rows(6, 2)
    book.active["A6"] = 2  # numbered beforehand, never filled
    dataset = Xlsx(heads=HEADS).create_dataset(saved(book))
    assert dataset.headers == ["Mã hộ", "Họ tên chủ hộ", "Đơn vị", "Địa chỉ", "Điện thoại", "Diện", "Ghi chú"]
    assert (dataset["Mã hộ"], dataset._data[0].tags) == (["ho-t-01"], [5])
    assert dataset.notes == ["Tên các cột ở dòng 4; những dòng phía trên không được nhập."]


@pytest.mark.parametrize(
    "first", ["Tổng", "CỘNG", "Tổng cộng", "Tổng số: 5 hộ", "Cộng (5 hộ)", "Tổng số tiền bằng chữ: Năm triệu đồng"]
)
def test_totals_as_offices_write_them(first):
    with pytest.raises(InvalidFile, match="Dòng 3 là dòng tổng cộng"):
        Xlsx().create_dataset(saved(workbook(["Tên", "Số tiền"], ["a", 1], [first, 1])))


@pytest.mark.parametrize(
    "first", ["Công ty Mẫu", "Tổng công ty Mẫu", "Cộng đồng dân cư", "Tổng kết năm 2023", "Cổng chào"]
)
def test_names_that_begin_alike_are_none(first):
    assert Xlsx().create_dataset(saved(workbook(["Tên", "Số tiền"], [first, 1])))["Tên"] == [first]


def test_a_blank_column_in_front_is_none():
    dataset = Xlsx().create_dataset(saved(workbook([None, "Mã"], [None, "a"])))
    assert (dataset.headers, dataset[0]) == (["Mã"], ("a",))


def test_a_row_that_numbers_the_columns_is_no_record():
    rows = [["Mã", "Tên", "Ghi chú"], ["(1)", "(2)", "(3)"], ["a", "b", None], [1, 2, 4]]
    assert Xlsx().create_dataset(saved(workbook(*rows)))["Mã"] == ["a", 1]


def test_merged_cells_below_the_last_value_hold_too():
    book = workbook(["Mã", "Đơn vị"], ["a", "Thôn 1"], ["b", None])
    book.active.merge_cells("B2:B9")
    assert Xlsx().create_dataset(saved(book))["Đơn vị"] == ["Thôn 1", "Thôn 1"]


def test_blank_rows_and_columns_in_front_keep_lines_and_names():
    book = openpyxl.Workbook()
    book.active["C4"], book.active["C6"], book.active["B6"] = "Mã", "a", "lạc"
    with pytest.raises(InvalidFile, match="Dòng 6 có ô “lạc” nằm ngoài các cột có tên"):
        Xlsx().create_dataset(saved(book))
    book.active["B6"] = None
    assert Xlsx().create_dataset(saved(book))._data[0].tags == [6]

"""Sheets from outside are read with distrust, and sheets for outside run nothing."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import tablib

from frontportal.sheets.formats import MOST_ROWS, Csv, Xlsx
from frontportal.sheets.office_files import InvalidFile


def workbook(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_reads_rows_and_remembers_their_lines():
    dataset = Xlsx().create_dataset(workbook(["Mã", "Ngày", None], ["A", "01/02/2023"], [None, None], ["B", None]))
    assert dataset.headers == ["Mã", "Ngày"]
    assert [tuple(row) for row in dataset] == [("A", "01/02/2023"), ("B", None)]
    assert [row.tags for row in dataset._data] == [[2], [4]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [("Mã;Tên\nA;Đạ Đờn\n", [("A", "Đạ Đờn")]), ('\ufeffMã,Tên\r\nA,"Tổ 1, Tổ 2"\r\n', [("A", "Tổ 1, Tổ 2")])],
)
def test_reads_both_kinds_of_csv(text, rows):
    dataset = Csv().create_dataset(text.encode())
    assert (dataset.headers, [tuple(row) for row in dataset]) == (["Mã", "Tên"], rows)


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * (61 * 2**20))
    return file.getvalue()


def not_a_workbook() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("note.txt", "hello")
    return file.getvalue()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"\xd0\xcf\x11\xe0 old xls", "không phải là tệp Excel"),
        (bomb, "quá lớn khi giải nén"),
        (not_a_workbook, "Không đọc được tệp Excel này"),
        (lambda: workbook(["Mã"]), "không có dòng dữ liệu nào"),
        (lambda: workbook([f"Cột {n}" for n in range(101)], ["x"]), "quá 100 cột"),
        (lambda: workbook(["Mã"], ["x" * 20_001]), "Dòng 2 có ô quá dài"),
        (lambda: workbook(["Mã"], *([str(n)] for n in range(MOST_ROWS + 1))), "quá 2.000 dòng"),
    ],
)
def test_hostile_workbooks_get_a_sentence(make, sentence):
    with pytest.raises(InvalidFile, match=sentence):
        Xlsx().create_dataset(make())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("Mã,Tên\nA,Đ".encode("utf-16"), "UTF-8"),
        (b"M\0a\n1\n", "không phải là văn bản"),
        (b"", "không có dòng dữ liệu"),
    ],
)
def test_hostile_csv_gets_a_sentence(data, sentence):
    with pytest.raises(InvalidFile, match=sentence):
        Csv().create_dataset(data)


def test_exports_run_nothing():
    dataset = tablib.Dataset(
        ["=HYPERLINK(1)", date(2023, 11, 18), 50_000_000, "-5"], headers=["Tên", "Ngày", "Tiền", "Số"]
    )
    sheet = openpyxl.load_workbook(io.BytesIO(Xlsx().export_data(dataset))).active
    assert [cell.value for cell in sheet[2]][0] == "=HYPERLINK(1)"
    assert [cell.data_type for cell in sheet[2]] == ["s", "d", "n", "s"]
    assert Csv().export_data(dataset).decode() == "\ufeffTên,Ngày,Tiền,Số\r\n'=HYPERLINK(1),18/11/2023,50000000,-5\r\n"

"""Sheets from outside are read with distrust, and sheets for outside run nothing."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
import tablib

from frontportal.sheets.formats import MOST_ROWS, Csv, Xlsx
from frontportal.workbooks.office_files import InvalidFile
from tests.workbooks.makers import resource, saved
from tests.workbooks.makers import workbook as book_of

WANTED = resource("Mã", "Tên", "Ngày", numbers=("Số hộ",))


def workbook(*rows) -> bytes:
    return saved(book_of(*rows))


def test_reads_rows_and_remembers_their_lines():
    rows = [["Mã", "Ngày", None], ["A", "01/02/2023"], [None, None], ["B", None]]
    dataset = Xlsx(resource=WANTED).create_dataset(workbook(*rows))
    assert dataset.headers == ["Mã", "Ngày"]
    assert [tuple(row) for row in dataset] == [("A", "01/02/2023"), ("B", None)]
    assert [row.tags for row in dataset._data] == [[2], [4]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Mã;Tên\nA;Đạ Đờn\n", [("A", "Đạ Đờn")]),
        ('\ufeffMã,Tên\r\nA,"Tổ 1, Tổ 2"\r\n', [("A", "Tổ 1, Tổ 2")]),
        ("sep=;\r\nMã;Tên\r\nA;1,5\r\n", [("A", "1,5")]),
        ("Mã\tTên\nA\tB, C; D\n", [("A", "B, C; D")]),
    ],
)
def test_reads_all_kinds_of_csv(text, rows):
    dataset = Csv(resource=WANTED).create_dataset(text.encode())
    assert (dataset.headers, [tuple(row) for row in dataset]) == (["Mã", "Tên"], rows)


def test_reads_the_unicode_text_of_excel():
    dataset = Csv(resource=WANTED).create_dataset("Mã\tTên\r\nA\tĐạ Đờn\r\n".encode("utf-16"))
    assert [tuple(row) for row in dataset] == [("A", "Đạ Đờn")]


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
        (not_a_workbook, "Không đọc được tệp bảng tính này"),
        (lambda: workbook(), "không có dòng dữ liệu nào"),
        (lambda: workbook(["Mã"]), "không có dòng dữ liệu nào"),
        (lambda: workbook(["Mã", *(f"Cột {n}" for n in range(100))], ["x"]), "quá 100 cột"),
        (lambda: workbook(["Mã"], *([str(n)] for n in range(MOST_ROWS + 1))), "quá 2.000 dòng"),
        (lambda: workbook(["Tên gọi", "Gì đó"], ["a", "b"]), "Không tìm thấy dòng tên cột"),
        (lambda: workbook(*([f"nonsense {n}", n] for n in range(10_000))), "Không tìm thấy dòng tên cột"),
    ],
)
def test_hostile_workbooks_get_a_sentence(make, sentence):
    with pytest.raises(InvalidFile, match=sentence):
        Xlsx(resource=WANTED).create_dataset(make())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("Mã,Tên\nA,à".encode("cp1252", "replace"), "UTF-8"),
        ("Mã,Tên\nA,Đ".encode("utf-16")[:-1], "UTF-8"),
        (b"M\0a\n1\n", "không phải là văn bản"),
        (b"", "không có dòng dữ liệu"),
        (b"\n\n\n", "không có dòng dữ liệu"),
    ],
)
def test_hostile_csv_gets_a_sentence(data, sentence):
    with pytest.raises(InvalidFile, match=sentence):
        Csv(resource=WANTED).create_dataset(data)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["Mã", "Ngày ký"], ["a", "b"]], "Không có cột “Ngày ký”. Các cột: Mã, Tên, Ngày, Số hộ."),
        ([["Mã", "Tên", "mã"], ["a", "b", "c"]], "Cột A “Mã” và cột C “mã” cùng là “Mã”. Hãy bỏ bớt một cột."),
        ([["Mã", "Số hộ"], ["a", 5], ["Cộng", 5]], "Dòng 3 là dòng tổng cộng (“Cộng”), không phải bản ghi."),
    ],
)
def test_an_open_question_is_a_refusal_where_nobody_can_be_asked(rows, sentence):
    with pytest.raises(InvalidFile) as refusal:
        Xlsx(resource=WANTED).create_dataset(workbook(*rows))
    assert str(refusal.value).startswith(sentence)


def test_exports_run_nothing():
    dataset = tablib.Dataset(
        ["=HYPERLINK(1)", date(2023, 11, 18), 50_000_000, "-5"], headers=["Tên", "Ngày", "Tiền", "Số"]
    )
    sheet = openpyxl.load_workbook(io.BytesIO(Xlsx().export_data(dataset))).active
    assert [cell.value for cell in sheet[2]][0] == "=HYPERLINK(1)"
    assert [cell.data_type for cell in sheet[2]] == ["s", "d", "n", "s"]
    assert Csv().export_data(dataset).decode() == "\ufeffTên,Ngày,Tiền,Số\r\n'=HYPERLINK(1),18/11/2023,50000000,-5\r\n"

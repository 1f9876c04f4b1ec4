"""What a workbook's cells are beside their values: money of another currency by its number format, errors of old files."""

import io

import openpyxl
import pytest
import xlwt

from tests.welfare.bankfiles.forms import ods_file
from tests.welfare.bankfiles.transactions.lists import read_list
from welfare.bankfiles.sources.workbooks.sheet_facts import foreign_currency

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Nội dung"]
ROWS = [["01/10/2024", None, 500_000, "A"], ["02/10/2024", 300_000, None, "B"], ["03/10/2024", None, 150_000, "C"]]


def new_workbook(shown: str, *lines: int) -> bytes:
    book = openpyxl.Workbook()
    for cells in (HEADERS, *ROWS):
        book.active.append(cells)
    for line in lines:
        for column in "BC":
            book.active[f"{column}{line}"].number_format = shown
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def old_workbook(shown: str, *lines: int, errors: tuple = ()) -> bytes:
    """`errors`: line, column, code of each; a sheet without a table stands before the one that is read."""
    book = xlwt.Workbook()
    book.add_sheet("Bìa").write(0, 0, "Sao kê")
    sheet, style = book.add_sheet("Sao kê"), xlwt.easyxf(num_format_str=shown)
    for line, cells in enumerate((HEADERS, *ROWS), 1):
        for column, cell in enumerate(cells):
            if (line, column) in {each[:2] for each in errors}:
                continue
            if cell is not None:
                is_shown = line in lines and isinstance(cell, int)
                sheet.write(line - 1, column, cell, *([style] if is_shown else []))
    for line, column, code in errors:
        sheet.row(line - 1).set_cell_error(column, code)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


WRITERS = pytest.mark.parametrize("write", [new_workbook, old_workbook])


@WRITERS
@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ('"USD" #,##0', "USD"),
        ("$#,##0", "$"),
        ("[$$-409]#,##0.00", "$"),
        ("[$€-2] #,##0", "€"),
        ('#,##0 "EUR"', "EUR"),
        ('"US$" #,##0', "US$"),
        ("_($* #,##0_);_($* (#,##0)", "$"),
    ],
)
def test_a_row_in_foreign_money_is_set_aside_and_named(write, shown, name):
    rows, reading = read_list(write(shown, 3))
    assert [row.credit for row in rows] == [500_000, 150_000]
    assert [one.reason for one in reading.rejected] == [f"Dòng 3: ô tiền có định dạng “{name}”, không phải tiền đồng."]


@WRITERS
@pytest.mark.parametrize(
    "shown", ['#,##0 "VND"', "#,##0 [$₫-42A]", "[$-409]#,##0", "[Red]#,##0", '#,##0" đ"', "_-* #,##0_-;-* #,##0_-"]
)
def test_formats_of_dong_or_of_no_money_are_fine(write, shown):
    rows, reading = read_list(write(shown, 2, 3, 4))
    assert ([row.credit - row.debit for row in rows], reading.rejected) == ([500_000, -300_000, 150_000], [])


def test_foreign_money_in_an_open_document_is_set_aside():
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{header}</text:p></table:table-cell>'
        for header in ("Ngày", "Ghi có", "Nội dung")
    )
    line = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>0{}/10/2024</text:p></table:table-cell>'
        '<table:table-cell office:value-type="currency" office:currency="{}" office:value="5000"/>'
        '<table:table-cell office:value-type="string"><text:p>A</text:p></table:table-cell></table:table-row>'
    )
    table = f"<table:table-row>{cells}</table:table-row>{line.format(1, 'USD')}{line.format(2, 'VND')}"
    rows, reading = read_list(ods_file(f'<table:table table:name="S">{table}</table:table>'))
    assert [(row.day.day, row.credit) for row in rows] == [(2, 5_000)]
    assert ["“USD”" in one.reason for one in reading.rejected] == [True]


def test_errors_of_an_old_workbook_are_named():
    rows, reading = read_list(old_workbook("0", errors=((3, 1, 0x2A), (4, 3, 0x17))))
    assert [row.credit for row in rows] == [500_000]
    assert [one.reason for one in reading.rejected] == [
        "Dòng 3: “#N/A” không phải là số tiền.",
        "Dòng 4: ô nội dung báo lỗi “#REF!”.",
    ]


@pytest.mark.parametrize(("code", "name"), [("[$USD] #,##0.00", "USD"), ("0.00", ""), ('"Ngày "dd', ""), (r"\$0", "$")])
def test_what_a_format_shows(code, name):
    assert foreign_currency(code) == name

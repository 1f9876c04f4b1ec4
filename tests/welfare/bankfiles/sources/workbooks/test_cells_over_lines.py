"""A day's cell that reaches over the rows of the day, as offices merge it: each row with an amount has that day."""

import io
from datetime import date

import openpyxl
import pytest
import xlwt

from tests.welfare.bankfiles.forms import ods_file
from tests.welfare.bankfiles.transactions.tables import taken

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
ROWS = [
    ["05/09/2024", "", 500_000, 10_500_000, "A"],
    ["", "", 7_000, 10_507_000, "B"],
    ["", 300_000, "", 10_207_000, "C"],
    ["06/09/2024", "", 1_000, 10_208_000, "D"],
]
MOVED = [500_000, 7_000, -300_000, 1_000]
DAYS = [date(2024, 9, 5)] * 3 + [date(2024, 9, 6)]


def as_xlsx(rows: list[list]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for cells in [HEADERS, *rows]:
        book.active.append([cell if cell != "" else None for cell in cells])
    book.active.merge_cells("A2:A4")
    book.save(file)
    return file.getvalue()


def as_xls(rows: list[list]) -> bytes:
    book, file = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("S")
    for line, cells in enumerate([HEADERS, *rows]):
        for column, cell in enumerate(cells):
            if cell != "" and (line, column) != (1, 0):
                sheet.write(line, column, cell)
    sheet.write_merge(1, 3, 0, 0, rows[0][0])
    book.save(file)
    return file.getvalue()


def as_ods(rows: list[list]) -> bytes:
    def cell(value: object, more: str = "", name: str = "table-cell") -> str:
        kind = f'float" office:value="{value}' if isinstance(value, int) else "string"
        return f'<table:{name}{more} office:value-type="{kind}"><text:p>{value}</text:p></table:{name}>'

    lines = ["".join(map(cell, HEADERS))]
    for number, cells in enumerate(rows):
        first = cell(cells[0], ' table:number-rows-spanned="3"' if number == 0 else "")
        covered = "<table:covered-table-cell/>"
        lines.append((covered if number in (1, 2) else first) + "".join(map(cell, cells[1:])))
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return ods_file(f'<table:table table:name="S">{table}</table:table>')


def as_html(rows: list[list]) -> bytes:
    lines = ["".join(f"<th>{cell}</th>" for cell in HEADERS)]
    for number, cells in enumerate(rows):
        first = f"<td{' rowspan=3' if number == 0 else ''}>{cells[0]}</td>" if number not in (1, 2) else ""
        lines.append(first + "".join(f"<td>{cell}</td>" for cell in cells[1:]))
    return f"<html><meta charset=utf-8><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></html>".encode()


def as_xml(rows: list[list]) -> bytes:
    def cell(value: object, more: str = "") -> str:
        return f'<Cell{more}><Data ss:Type="{"Number" if isinstance(value, int) else "String"}">{value}</Data></Cell>'

    lines = ["".join(map(cell, HEADERS))]
    for number, cells in enumerate(rows):
        first = "" if number in (1, 2) else cell(cells[0], ' ss:MergeDown="2"' if number == 0 else "")
        second = cell(cells[1], ' ss:Index="2"')
        lines.append(first + second + "".join(map(cell, cells[2:])))
    table = "".join(f"<Row>{line}</Row>" for line in lines)
    names = " ".join(f'{name}="urn:schemas-microsoft-com:office:spreadsheet"' for name in ("xmlns", "xmlns:ss"))
    return f'<?xml version="1.0"?><Workbook {names}><Worksheet ss:Name="S"><Table>{table}</Table></Worksheet></Workbook>'.encode()


FORMS = pytest.mark.parametrize("write", [as_xlsx, as_xls, as_ods, as_html, as_xml])


@FORMS
def test_day_of_a_cell_over_several_lines_is_that_of_each(write):
    moved, reading, rows = taken(write(ROWS))
    assert (moved, [row.day for row in rows], reading.rejected) == (MOVED, DAYS, [])


@FORMS
def test_line_without_an_amount_below_such_a_cell_is_no_row(write):
    rows = [ROWS[0], ["", "", "", "", "goes on"], ROWS[1], ROWS[3]]
    moved, _, found = taken(write(rows))
    assert (moved, [row.memo for row in found]) == ([500_000, 7_000, 1_000], ["A goes on", "B", "D"])


@FORMS
def test_day_that_is_not_merged_is_not_carried_down(write):
    rows = [*ROWS[:3], ["", "", 1_000, 10_208_000, "D"]]
    moved, reading, _ = taken(write(rows))
    assert (moved, [one.reason for one in reading.rejected]) == (MOVED[:3], ["Dòng 5: thiếu ngày."])

"""Sheets of older Excel and of LibreOffice: as those of today's, with what they do not tell said."""

import io
import zipfile
from datetime import date, datetime
from struct import pack, unpack_from

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from frontportal.workbooks.files.old_workbook import facts_of_xls
from frontportal.workbooks.office_files import InvalidFile
from frontportal.workbooks.reading.read import read_sheet
from tests.workbooks.makers import resource, saved, values, workbook

WANTED = resource("Tên", "Ngày", numbers=("Số suất",))
OPEN = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
SPACES = " ".join(f'xmlns:{name}="{OPEN.format(name)}"' for name in ("office", "table", "text"))
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def xls(*rows, error=None, hidden=None, more=()) -> bytes:
    book = xlwt.Workbook()
    sheet, day = book.add_sheet("Hộ"), xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(line, column, cell, *([day] if isinstance(cell, date) else []))
    if error:
        sheet.row(error[0] - 1).set_cell_error(error[1] - 1, "#REF!")
    if hidden:
        sheet.row(hidden - 1).hidden = True
    for name in more:
        book.add_sheet(name).write(0, 0, "Tên")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods(table: str, *, name: str = "Hộ") -> bytes:
    body = f'<table:table table:name="{name}">{table}</table:table>'
    content = f'<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>'
    manifest = f'<manifest:manifest xmlns:manifest="{OPEN.format("manifest")}"><manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/></manifest:manifest>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def line(*cells: object, **given: object) -> str:
    marks = "".join(f' table:{name}="{value}"' for name, value in given.items())
    return f"<table:table-row{marks}>{''.join(map(cell, cells))}</table:table-row>"


def cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    if str(value).startswith("#"):
        return f'<table:table-cell table:formula="of:=A1" office:value-type="string" office:string-value=""><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def test_an_xls_is_read_as_an_xlsx():
    rows = [["Tên", "Ngày", "Số suất"], ["Nguyễn Văn A", datetime(2024, 1, 5), 3], ["b", None, 4]]
    old, new = read_sheet(xls(*rows), "a.xls", WANTED), read_sheet(saved(workbook(*rows)), "a.xlsx", WANTED)
    names = ("Tên", "Ngày", "Số suất")
    assert values(old, *names) == values(new, *names)
    assert (old.faults, [note[:37] for note in old.notes]) == ([], ["Tệp .xls không cho biết những số 0 đứn"[:37]])


def test_an_xls_tells_errors_hidden_lines_and_sheets():
    rows = [["Tên", "Số suất"], ["a", None], ["b", 4]]
    found = read_sheet(xls(*rows, error=(2, 2), hidden=3), "a.xls", WANTED)
    assert [(fault.line, fault.column, fault.sentence) for fault in found.faults] == [
        (2, "Số suất", "Ô B2 báo lỗi #REF! trong Excel. Hãy sửa ô này rồi lưu lại.")
    ]
    assert "Dòng ẩn trong Excel vẫn được nhập: 3." in found.notes
    assert read_sheet(xls(*rows, more=("Năm 2023",)), "a.xls", WANTED).must_choose_sheet


def far_apart(line: int, column: int) -> bytes:
    """An .xls of a few kilobytes with one cell in the first corner and one far from it."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Hộ")
    sheet.write(0, 0, "Tên")
    sheet.write(line - 1, column - 1, "a")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_xls_that_reaches_too_far_is_refused_before_a_reader_holds_it(monkeypatch):
    def never(*_given):
        raise AssertionError("the reader of values has seen the file")

    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_filelike", never)
    with pytest.raises(InvalidFile, match="^Một trang tính trải rộng đến ô IV65536. Hãy xoá những ô ở quá xa bảng.$"):
        read_sheet(far_apart(65_536, 256), "a.xls", WANTED)


@given(st.integers(2, 400), st.integers(1, 256))
@settings(max_examples=15, deadline=None)
def test_how_far_an_xls_reaches_is_told_by_its_cells(line, column):
    [fact] = facts_of_xls(far_apart(line, column))
    assert (fact.last_row, fact.last_column) == (line, column)


def test_an_xls_laid_out_in_pieces_is_read_as_a_whole_one():
    """Excel may leave the sectors of a stream in any order: here each stands where the last one stood, and so on."""
    rows = [["Tên", "Số suất"], *([f"hộ {number}", number if number != 1 else None] for number in range(300))]
    found = read_sheet(in_pieces(xls(*rows, error=(3, 2), hidden=5)), "a.xls", WANTED)
    assert len(found.rows) == 300
    assert [fault.sentence for fault in found.faults] == ["Ô B3 báo lỗi #REF! trong Excel. Hãy sửa ô này rồi lưu lại."]
    assert "Dòng ẩn trong Excel vẫn được nhập: 5." in found.notes


def in_pieces(data: bytes, size: int = 512) -> bytes:
    """The same file with its sectors in the opposite order, but for the header and the first table of sectors."""
    count = (len(data) - size) // size
    fat = unpack_from("<I", data, 76)[0]
    free = [number for number in range(count) if number != fat]
    moved = dict(zip(free, reversed(free), strict=True)) | {fat: fat}
    end = 0xFFFFFFF0  # from here on a number is a mark, not a sector
    sectors = {moved[number]: data[size * (number + 1) : size * (number + 2)] for number in range(count)}
    table = list(unpack_from(f"<{size // 4}I", data, size * (fat + 1)))
    chained = list(table)
    for number in range(count):
        following = table[number]
        chained[moved[number]] = moved[following] if following < end else following
    sectors[fat] = pack(f"<{size // 4}I", *chained)
    root = unpack_from("<I", data, 48)[0]
    directory = bytearray(sectors[moved[root]])
    for entry in range(0, size, 128):
        start = unpack_from("<I", directory, entry + 116)[0]
        if directory[entry + 66] in (2, 5) and start < count:
            directory[entry + 116 : entry + 120] = pack("<I", moved[start])
    sectors[moved[root]] = bytes(directory)
    header = bytearray(data[:size])
    header[48:52] = pack("<I", moved[root])
    return bytes(header) + b"".join(sectors[number] for number in range(count))


def test_an_ods_is_read_with_all_that_it_tells():
    table = line("Tên", "Số suất") + line("a", 3) + line("b", "#REF!") + line("c", 5, visibility="collapse")
    found = read_sheet(ods(table + line(**{"number-rows-repeated": 1_048_000})), "a.ods", WANTED)
    assert (values(found, "Tên"), values(found, "Số suất")[0]) == (["a", "b", "c"], 3)
    assert [(fault.line, fault.sentence) for fault in found.faults] == [
        (3, "Ô B3 báo lỗi #REF! trong Excel. Hãy sửa ô này rồi lưu lại.")
    ]
    assert "Dòng ẩn trong Excel vẫn được nhập: 4." in found.notes


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<html><table><tr><td>T</td></tr></table></html>", "Tệp này là trang web"),
        (xls(["Tên"], ["a"])[:4000], "Không đọc được tệp bảng tính này"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "Không đọc được tệp bảng tính này"),
        (ods(line("Tên") + line("a", **{"number-rows-repeated": 9_000_000})), "trải quá rộng"),
        (ods(line("Tên") + line(**{"number-rows-repeated": 3_000_000}) + line("a")), "trải quá rộng"),
        (ods("<!DOCTYPE x>"), "Tệp có khai báo lạ bên trong"),
        (ods(line("Tên"))[:300], "không phải là tệp LibreOffice"),
    ],
)
def test_what_can_not_be_read_is_refused(data, sentence):
    with pytest.raises(InvalidFile, match=sentence):
        read_sheet(data, "a.xls", WANTED)

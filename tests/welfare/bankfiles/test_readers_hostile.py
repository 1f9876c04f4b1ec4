"""Files that are broken, or made to break: a refusal, or rows set aside, each with a sentence, soon and in little memory."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from tests.welfare.bankfiles.sample_files import SAMPLES
from welfare.bankfiles.read import read
from welfare.bankterms.model import FileRefusedError

TODAY = date(2026, 11, 23)
HEADERS = ["Ngày giao dịch", "Số chứng từ", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]


def workbook(*rows: list) -> bytes:
    book = openpyxl.Workbook()
    for row in (HEADERS, *rows):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same archive with a part added, or replaced."""
    old, file = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, part)
    return file.getvalue()


def two_sheets(first: list[list], second: list[list]) -> bytes:
    book = openpyxl.Workbook()
    for row in first:
        book.active.append(row)
    other = book.create_sheet("Khác")
    for row in second:
        other.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return file.getvalue()


GOOD = ["01/02/2023", "1", None, 50_000, 50_000, "UNG HO"]
BOOK = workbook(GOOD)
SHEET = "xl/worksheets/sheet1.xml"
EMPTY_ROWS = b"<worksheet><sheetData>" + b"<row/>" * 10_000_000 + b"</sheetData></worksheet>"
FAR = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
REFUSED = {
    "bomb": (lambda: with_part(BOOK, SHEET, b" " * 400_000_000), "too_big"),
    "paths": (lambda: with_part(BOOK, "../../evil.xml", b"x"), "paths"),
    "macros": (lambda: with_part(BOOK, "xl/vbaProject.bin", b"x"), "macros"),
    "entities": (lambda: with_part(BOOK, SHEET, b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), "entities"),
    "empty rows": (lambda: with_part(BOOK, SHEET, EMPTY_ROWS), None),
    "far cell": (lambda: with_part(BOOK, SHEET, FAR), None),
    "cut workbook": (lambda: BOOK[: len(BOOK) // 2], "damaged"),
    "cut PDF": (lambda: (SAMPLES / "bidv-2024-10.pdf").read_bytes()[:40_000], "truncated"),
    "noise": (lambda: bytes(range(256)) * 100, "binary"),
    "nothing": (lambda: b"", "empty"),
    "page": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "html"),
    "prose": (lambda: "Kính gửi Ủy ban".encode(), "unknown_layout"),
    "no row": (lambda: workbook(), "empty"),
    "locked": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "endless line": (lambda: b"date,money,content\n" + b"a" * 3_000_000, "damaged"),
    "two tables": (lambda: two_sheets([HEADERS, GOOD], [HEADERS, GOOD]), "several_tables"),
    "web page with a mark": (lambda: "\ufeff<html><table></table></html>".encode(), "html"),
    "OpenDocument": (lambda: with_part(BOOK, "content.xml", b"<a/>"), "not_statement"),
    "Word file": (lambda: zipped("word/document.xml"), "not_statement"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not_statement"),
    "JSON": (lambda: b'{"day": "01/02/2023", "amount": 5}', "unknown_layout"),
    "one cell a line": (lambda: b'"date,money,content"\n"01/02/2023,5000,abc"\n', "unknown_layout"),
    "month first": (lambda: b"date,money,content\n01/02/2023,5,a\n01/31/2023,5,a\n", "date_order"),
    "old Excel cut off": (lambda: (SAMPLES / "list.xls").read_bytes()[:4_000], None),
    "archive's list points outside": (lambda: BOOK.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
    "dollars": (lambda: "Loại tiền: USD\ndate,money,content\n01/02/2023,5,a\n".encode(), "currency"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_file_is_refused_by_name(name):
    make, reason = REFUSED[name]
    with pytest.raises(FileRefusedError) as refused:
        list(read(make(), name="saoke.xlsx", today=TODAY).transactions)
    assert len(refused.value.message) > 5
    assert reason in (None, refused.value.code)


ASIDE = {
    "future": (["01/01/2030", "2", None, 1, 1, "A"], "tương lai"),
    "impossible": (["31/02/2023", "2", None, 1, 1, "A"], "không có thật"),
    "1900": ([datetime(1900, 1, 1), "2", None, 1, 1, "A"], "quá xưa"),
    "negative": (["01/02/2023", "2", None, -5, 1, "A"], "âm"),
    "huge": (["01/02/2023", "2", None, 10**15, 1, "A"], "lớn bất thường"),
    "part": (["01/02/2023", "2", None, 0.5, 1, "A"], "phần lẻ"),
    "nan": (["01/02/2023", "2", None, "NaN", 1, "A"], "không phải là số tiền"),
    "dollars": (["01/02/2023", "2", None, "100 USD", 1, "A"], "không phải tiền đồng"),
    "formula": (["01/02/2023", "2", None, "=1000*2", 1, "A"], "công thức"),
    "fraction as text": (["01/02/2023", "2", None, "1.000,50", 1, "A"], "phần lẻ"),
    "half as text": (["01/02/2023", "2", None, "0.5", 1, "A"], "phần lẻ"),
    "turned by Excel": ([datetime(2023, 9, 2), "2", None, 5, 1, "A"], "đảo ngày và tháng"),
    "no day": ([None, "2", None, 5, 1, "A"], "thiếu ngày"),
    "day in words": (["hôm qua", "2", None, 5, 1, "A"], "không phải là ngày"),
    "both": (["01/02/2023", "2", 5, 5, 1, "A"], "vừa ghi nợ vừa ghi có"),
    "none": (["01/02/2023", "2", None, None, 1, "A"], "thiếu số tiền"),
}


@pytest.mark.parametrize("name", ASIDE)
def test_row_is_set_aside_with_its_line_and_reason(name):
    row, reason = ASIDE[name]
    reading = read(workbook(GOOD, row), name="a", today=TODAY)
    assert [one.credit for one in reading.transactions] == [50_000]
    (aside,) = reading.rejected
    assert aside.line == 3
    assert aside.reason.startswith("Dòng 3: ") and reason in aside.reason


@pytest.mark.slow
def test_a_file_of_unreadable_rows_is_refused_soon():
    lines = ["Số tài khoản: 0000000202305", ",".join(HEADERS), "01/01/2023,CT,,10000,1010000,ung ho"]
    lines += [f"xx/01/2023,CT{number},,10000,1,ung ho" for number in range(50_100)]
    with pytest.raises(FileRefusedError, match="Hơn 50.000 dòng không đọc được. Dòng 4: ") as caught:
        list(read("\n".join(lines).encode(), name="a.csv", today=TODAY).transactions)
    assert caught.value.code == "unreadable_rows"


def test_a_year_of_four_digits_is_what_it_says():
    reading = read(
        workbook(["01/01/0001", "CT1", "", 10000, 1, "x"], ["02/01/23", "CT2", "", 10000, 1, "y"]),
        name="a",
        today=TODAY,
    )
    assert [row.day for row in reading.transactions] == [date(2023, 1, 2)]
    assert "quá xưa" in reading.rejected[0].reason


def test_formula_of_another_sheet_spoils_no_row():
    content = two_sheets([HEADERS, GOOD], [["Tổng", "", "", ""], ["", "", "", "=1+1"]])
    reading = read(content, name="a", today=TODAY)
    assert [row.credit for row in reading.transactions] == [50_000] and reading.rejected == []

"""What is no statement is told what it is, and what to bring instead."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from tests.welfare.bankfiles.forms import ods_file, ods_sheet, table_of
from tests.welfare.bankfiles.variations import MOVES
from welfare.bankfiles.read import read
from welfare.bankterms.model import FileRefusedError

TODAY = date(2026, 11, 23)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return file.getvalue()


FOREIGN = {
    "nothing": (b"", "Tệp rỗng, không có dòng nào."),
    "a mark alone": (b"\xef\xbb\xbf", "Tệp rỗng, không có dòng nào."),
    "blank lines": (b"\r\n" * 5_000, "Tệp rỗng, không có dòng nào."),
    "PNG": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "Đây là ảnh (PNG)"),
    "JPEG": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "Đây là ảnh (JPEG)"),
    "HEIC": (b"\0\0\0\x18ftypheic" + b"\0" * 50, "Đây là ảnh (HEIC)"),
    "Word": (zipped(word__document_xml="<a/>"), "Đây là tệp Word (.docx)"),
    "PowerPoint": (zipped(ppt__a="<a/>"), "Đây là tệp trình chiếu (.pptx)"),
    "binary workbook": (zipped(**{"xl__workbook.bin": "a"}), "Đây là bảng tính nhị phân (.xlsb)"),
    "archive of PDFs": (zipped(**{"thang-10.pdf": "%PDF-"}), "Đây là tệp nén ZIP chứa tệp .pdf; hãy giải nén"),
    "text of LibreOffice": (ods_file("", kind="text"), "Đây là văn bản OpenDocument (.odt)"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "Đây là tệp Word (.doc)"),
    "Outlook": (OLE + "__substg1.0_".encode("utf-16-le"), "Đây là thư Outlook (.msg)"),
    "locked workbook": (OLE + "EncryptedPackage".encode("utf-16-le"), "Tệp bảng tính có mật khẩu"),
    "locked old workbook": (OLE + b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"a" * 12 + b"\x2f\x00\x36\x00" + b"a" * 54, "Tệp bảng tính có mật khẩu"),
    "Numbers": (zipped(**{"Index__Document.iwa": "a"}), "Đây là tệp của Apple (Numbers, Pages); hãy mở bằng Numbers"),
    "folder of Numbers": (zipped(**{"a.numbers__Index.zip": "a", "a.numbers__preview.jpg": "a"}), "Đây là tệp của Apple"),
    "locked .ods": (ods_file(ods_sheet([["a"]]), more={"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "Tệp bảng tính có mật khẩu"),
    ".ods with macros": (ods_file(ods_sheet([["a"]]), more={"Basic/Standard/Module1.xml": "<a/>"}), "Tệp bảng tính có macro"),
    ".ods with entities": (
        ods_file(more={"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}),
        "Tệp bảng tính chứa khai báo XML lạ",
    ),
    "RAR": (b"Rar!\x1a\x07\x00" + b"\0" * 50, "Đây là tệp nén RAR"),
    "gzip": (b"\x1f\x8b\x08" + b"\0" * 50, "Đây là tệp nén gzip"),
    "e-mail": (b"From: a@b.invalid\r\nSubject: Sao ke\r\nMIME-Version: 1.0\r\n\r\nabc", "Đây là thư điện tử (.eml)"),
    "OFX": (b"OFXHEADER:100\nDATA:OFXSGML\n", "Đây là tệp OFX"),
    "QIF": (b"!Type:Bank\nD01/10/2024\nT5\n^\n", "Đây là tệp QIF"),
    "RTF": (b"{\\rtf1 abc}", "Đây là văn bản RTF"),
    "invoice": (b'<?xml version="1.0"?><HDon><a/></HDon>', "Đây là tệp XML “HDon”"),
    "page without a table": (b"<!DOCTYPE html><html><body>Dang nhap</body></html>", "Đây là trang web (HTML) không có bảng"),
    "camt.054": (
        b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn/></Document>',
        "Đây là camt.054",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_file_is_named(name):
    content, sentence = FOREIGN[name]
    with pytest.raises(FileRefusedError) as refused:
        list(read(content, name="a", today=TODAY).transactions)
    assert refused.value.message.startswith(sentence)
    assert refused.value.message.endswith(".")


def book(change, *, hidden: tuple[int, ...] = (), state: str = "visible") -> bytes:
    """The account as a workbook, changed by `change(workbook)`."""
    workbook = openpyxl.Workbook()
    for line in table_of(MOVES):
        workbook.active.append([None if cell == "" else cell for cell in line])
    workbook.active.title = "Sao kê"
    change(workbook)
    for number in hidden:
        workbook["Sao kê"].row_dimensions[number].hidden = True
    workbook["Sao kê"].sheet_state = state
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def put_error(sheet, position: str, value: str = "#SPILL!") -> None:
    sheet[position] = value
    sheet[position].data_type = "e"


def taken(content: bytes):
    reading = read(content, name="a.xlsx", today=TODAY)
    return list(reading.transactions), reading


def test_error_cell_on_another_sheet_spoils_nothing():
    rows, reading = taken(book(lambda workbook: put_error(workbook.create_sheet("Ghi chú"), "A1")))
    assert [row.credit - row.debit for row in rows] == [move.amount for move in MOVES]
    assert reading.notes == ["Trang tính “Ghi chú” không đọc được nên bỏ qua."]


# Line 4 of the sheet is the first row: two labels and the headers stand above it.
@pytest.mark.parametrize("value", ["#SPILL!", "#REF!", "#N/A", "#CALC!"])
@pytest.mark.parametrize("column", ["A", "D", "F"], ids=["day", "money", "memo"])
def test_error_cell_inside_the_table_is_told_with_its_row_and_value(value, column):
    rows, reading = taken(book(lambda workbook: put_error(workbook["Sao kê"], f"{column}4", value)))
    assert [row.credit - row.debit for row in rows] == [move.amount for move in MOVES[1:]]
    (aside,) = reading.rejected
    assert aside.line == 4 and value in aside.reason


def test_hidden_rows_and_sheets_are_told():
    rows, reading = taken(book(lambda workbook: workbook.create_sheet("Khác"), hidden=(5,), state="hidden"))
    assert len(rows) == len(MOVES)
    assert reading.notes == [
        "Trang tính ẩn “Sao kê” là trang ẩn, vẫn được đọc.",
        "Trang tính “Sao kê” có 1 dòng ẩn (dòng 5), vẫn được đọc.",
    ]


def test_hidden_copy_of_the_table_is_not_read():
    def copy(workbook):
        other = workbook.copy_worksheet(workbook["Sao kê"])
        other.title, other.sheet_state = "Bản cũ", "hidden"

    rows, reading = taken(book(copy))
    assert len(rows) == len(MOVES)
    assert reading.notes == ["Trang tính ẩn “Bản cũ” cũng có bảng giao dịch, không được đọc."]


HEADERS = "Ngày giao dịch,Số chứng từ,Ghi nợ,Ghi có,Số dư,Nội dung\n"
ROW = "01/03/2023,CT{0},,1000,{0}000,ung ho {0}\n"


@pytest.mark.parametrize(
    ("bad", "line"),
    [
        ('01/03/2023,CT2,,1000,2000,"ung ho\n', 3),  # never closed
        ('01/03/2023,CT2,,1000,2000,"ung ho\n01/03/2023,CT3,,1000,3000,"ung ho"\n', 3),  # closed by a later row's
        ('01/03/2023,"CT2,,1000,2000,ung ho\n', 3),
    ],
)
def test_unclosed_quote_is_refused_with_its_line(bad, line):
    content = HEADERS + ROW.format(1) + bad + "".join(ROW.format(number) for number in range(4, 9))
    with pytest.raises(FileRefusedError) as refused:
        taken(content.encode())
    assert refused.value.code == "unclosed_quote"
    assert refused.value.message.startswith(f"Dòng {line}: dấu ngoặc kép không đóng")


def test_quotes_over_lines_and_inside_texts_are_fine():
    content = (
        HEADERS + '01/03/2023,CT1,,1000,1000,"ung ho\nquy, thon 3"\n01/03/2023,CT2,,1000,2000,"CTY ""A"" ung ho"\n'
    )
    assert [row.memo for row in taken(content.encode())[0]] == ["ung ho quy, thon 3", 'CTY "A" ung ho']


def test_separator_that_the_first_line_names_is_taken():
    content = "sep=;\n" + (HEADERS + ROW.format(1)).replace(",", ";")
    rows, _ = taken(content.encode())
    assert [(row.credit, row.line) for row in rows] == [(1000, 3)]


def test_empty_character_is_refused_with_its_line():
    content = HEADERS + "".join(ROW.format(1) for _ in range(3_000)) + "01/03/2023,CT2,,1000,2000,ung\0ho\n"
    with pytest.raises(FileRefusedError, match="Dòng 3002: có ký tự rỗng"):
        taken(content.encode())

"""What an office does to a row without changing its values: strikes it through, hides it, writes “huỷ” beside it."""

import io

import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.welfare.bankfiles.forms import ods_file
from tests.welfare.bankfiles.sources.workbooks.changed_sheets import HEADERS, ROWS, changed
from tests.welfare.bankfiles.transactions.lists import read_list

LOOKS = ("struck", "white", "white on dark", "plain")


def new_workbook(look: str) -> bytes:
    return changed(lambda sheet: [dress(cell, look) for cell in sheet[3]])


def dress(cell, look: str) -> None:
    if look == "struck":
        cell.font = Font(strike=True)
    elif look.startswith("white"):
        cell.font = Font(color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor="FF004488") if "dark" in look else PatternFill()


EASY = {
    "struck": "font: struck_out on", "white": "font: color white", "plain": "font: bold on",
    "white on dark": "font: color white; pattern: pattern solid, fore_colour dark_blue",
}  # fmt: skip


def old_workbook(look: str) -> bytes:
    book = xlwt.Workbook()
    sheet, style = book.add_sheet("Sao kê"), xlwt.easyxf(EASY[look])
    for line, cells in enumerate((HEADERS, *ROWS)):
        for column, cell in enumerate(cells):
            if cell is not None:
                sheet.write(line, column, cell, *([style] if line == 2 else []))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


PROPERTIES = {
    "struck": 'style:text-line-through-style="solid"', "white": 'fo:color="#ffffff"', "plain": 'fo:color="#000000"',
    "white on dark": 'fo:color="#ffffff" fo:background-color="#004488"',
}  # fmt: skip


def open_document(look: str) -> bytes:
    lines = []
    for line, cells in enumerate((HEADERS, *ROWS)):
        dressed = ' table:style-name="ce1"' if line == 2 else ""
        lines.append("".join(
            f'<table:table-cell{dressed} office:value-type="float" office:value="{cell}"/>' if isinstance(cell, int)
            else f'<table:table-cell{dressed} office:value-type="string"><text:p>{cell or ""}</text:p></table:table-cell>'
            for cell in cells
        ))  # fmt: skip
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    content = ods_file(f'<table:table table:name="Sao kê">{table}</table:table>')
    namespaces = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    style = (
        f'<office:automatic-styles {namespaces}><style:style style:name="ce1" style:family="table-cell">'
        f"<style:text-properties {PROPERTIES[look]}/></style:style></office:automatic-styles><office:body>"
    )
    return repacked(content, "content.xml", lambda part: part.replace("<office:body>", style, 1))


def repacked(content: bytes, name: str, change) -> bytes:
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            read = old.read(part)
            new.writestr(part, change(read.decode()) if part == name else read)
    return file.getvalue()


XML_LOOKS = {
    "struck": '<Font ss:StrikeThrough="1"/>', "white": '<Font ss:Color="#FFFFFF"/>', "plain": '<Font ss:Bold="1"/>',
    "white on dark": '<Font ss:Color="#FFFFFF"/><Interior ss:Color="#004488" ss:Pattern="Solid"/>',
}  # fmt: skip


def xml_workbook(look: str) -> bytes:
    rows = "".join(
        "<Row>"
        + "".join(
            f"<Cell{' ss:StyleID=' + chr(34) + 's1' + chr(34) if line == 2 else ''}>"
            f'<Data ss:Type="{"Number" if isinstance(cell, int) else "String"}">{cell or ""}</Data></Cell>'
            for cell in cells
        )
        + "</Row>"
        for line, cells in enumerate((HEADERS, *ROWS))
    )
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Styles><Style ss:ID="s1">{XML_LOOKS[look]}</Style></Styles>'
        f'<Worksheet ss:Name="Sao kê"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("write", [new_workbook, old_workbook, open_document, xml_workbook])
def test_a_row_struck_through_or_not_to_be_seen_is_set_aside(write, look):
    rows, reading = read_list(write(look))
    aside = {"struck": "bị gạch ngang", "white": "không hiện ra (chữ trắng hoặc định dạng ẩn)"}.get(look)
    moved = [500_000, 150_000] if aside else PLAIN
    assert [row.credit - row.debit for row in rows] == moved
    assert [one.reason for one in reading.rejected] == ([f"Dòng 3: ô “Ngày” {aside}."] if aside else [])


STYLE = (
    ".huy td, .huy { text-decoration: line-through } .an { display: none } .trang { color: #ffffff }"
    " .dau { color: #fff; background-color: #048 }"
)
PLAIN = [500_000, -300_000, 150_000]


@pytest.mark.parametrize(
    ("row", "cell", "aside", "notes"),
    [
        ("<tr style='text-decoration:line-through'>{}</tr>", "300000", "bị gạch ngang", []),
        ("<tr class=huy>{}</tr>", "300000", "bị gạch ngang", []),
        ("<tr>{}</tr>", "<del>300000</del>", "bị gạch ngang", []),
        ("<tr class='x trang'>{}</tr>", "300000", "không hiện ra", []),
        ("<tr class=dau>{}</tr>", "300000", "", []),
        ("<tr class=an>{}</tr>", "300000", "", ["Trang web có 1 dòng ẩn, vẫn được đọc."]),
        ("<tr>{}</tr>", "300000<span class=an>7</span><b hidden>8</b>", "", []),
    ],
)
def test_what_a_web_page_strikes_through_or_hides(row, cell, aside, notes):
    lines = ["".join(f"<td>{cell or ''}</td>" for cell in cells) for cells in (HEADERS, *ROWS)]
    lines[2] = lines[2].replace("300000", cell)
    table = "".join(row.format(line) if number == 2 else f"<tr>{line}</tr>" for number, line in enumerate(lines))
    page = f"<html><head><style>{STYLE}</style></head><body><table>{table}</table></body></html>"
    rows, reading = read_list(page.encode())
    assert [row.credit - row.debit for row in rows] == ([500_000, 150_000] if aside else PLAIN)
    assert [aside in one.reason for one in reading.rejected] == ([True] if aside else [])
    assert reading.notes == notes


def cancel(sheet):
    sheet["C4"].comment = Comment("Huỷ, chuyển nhầm", "Kế toán")


def explain(sheet):
    sheet["C4"].comment = Comment("Đã gọi điện", "Kế toán")


def strike_letters(sheet):
    sheet["D4"] = CellRichText("C ", TextBlock(InlineFont(strike=True), "cũ"))


def hide(sheet):
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = sheet.column_dimensions["D"].hidden = True


def print_less(sheet):
    sheet.print_area = "A1:D3"


def merge(sheet):
    sheet.merge_cells("D3:D4")


def hide_by_format(sheet):
    sheet["C4"].number_format = ";;;"


@pytest.mark.parametrize(
    ("change", "aside", "notes"),
    [
        (cancel, ["Dòng 4: ô C4 có ghi chú “Huỷ, chuyển nhầm”."], []),
        (explain, [], ["Trang tính “Sao kê” có ghi chú (ô C4: “Đã gọi điện”), hãy xem lại."]),
        (strike_letters, ["Dòng 4: ô “Nội dung” bị gạch ngang."], []),
        (hide_by_format, ["Dòng 4: ô “Ghi có” không hiện ra (chữ trắng hoặc định dạng ẩn)."], []),
        (
            merge,
            [],
            ["Trang tính “Sao kê” gộp ô “Nội dung” của dòng 3–4: chữ ở đó chỉ được đọc vào dòng đầu."],
        ),
        (print_less, [], ["Trang tính “Sao kê” chỉ in đến dòng 3; các dòng sau vẫn được đọc."]),
        (
            hide,
            [],
            [
                "Trang tính “Sao kê” có 2 dòng ẩn (dòng 3–4), vẫn được đọc.",
                "Trang tính “Sao kê” có cột D (“Nội dung”) ẩn, vẫn được đọc.",
            ],
        ),
    ],
)
def test_what_an_office_did_to_a_sheet_is_told(change, aside, notes):
    rows, reading = read_list(changed(change))
    assert (len(rows), [one.reason for one in reading.rejected], reading.notes) == (3 - len(aside), aside, notes)

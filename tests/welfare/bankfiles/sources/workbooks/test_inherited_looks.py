"""Looks that a cell has not of itself: from its row, its column, or a style on which its own stands; by a condition."""

import io
from xml.sax.saxutils import escape

import openpyxl
import pytest

from tests.welfare.bankfiles.forms import ods_file
from tests.welfare.bankfiles.sources.workbooks.xml_spreadsheets import cell_of, excel, sheet_of
from tests.welfare.bankfiles.transactions.tables import MOVED, ROWS, refusal, taken
from welfare.bankfiles.sources.lines import STRUCK, UNSEEN

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
TABLE = [HEADERS, *([day, out or None, into or None, balance, memo] for day, out, into, balance, memo in ROWS)]
DRESSED = 2  # the line of the table, from 0, that is dressed: the payment
LEFT = [MOVED[0], *MOVED[2:]]
STRIKE = '<Font ss:StrikeThrough="1"/>'


def rows_of(*, row: str = "", cell: str = "", table: list[list] = TABLE) -> list[str]:
    """Rows of which the payment's has these attributes, and its amount."""
    return [
        f"<Row{row if number == DRESSED else ''}>"
        + "".join(cell_of(each, cell if (number, at) == (DRESSED, 1) else "") for at, each in enumerate(cells))
        + "</Row>"
        for number, cells in enumerate(table)
    ]


def styled(inside: str, *, parent: str = "") -> str:
    return f'<Style ss:ID="s1"{parent}>{inside}</Style>'


def aside(content: bytes) -> tuple[list[int], list[str]]:
    moved, reading, _ = taken(content)
    return moved, [one.reason for one in reading.rejected]


@pytest.mark.parametrize(
    ("styles", "row", "cell", "reason"),
    [
        (styled(STRIKE), ' ss:StyleID="s1"', "", f"ô “Ngày” {STRUCK}"),
        (styled(STRIKE), "", ' ss:StyleID="s1"', f"ô “Ghi nợ” {STRUCK}"),
        (f'<Style ss:ID="s0">{STRIKE}</Style>' + styled("", parent=' ss:Parent="s0"'), "", ' ss:StyleID="s1"', f"ô “Ghi nợ” {STRUCK}"),
        (styled('<NumberFormat ss:Format=";;;"/>'), "", ' ss:StyleID="s1"', f"ô “Ghi nợ” {UNSEEN}"),
        (styled('<NumberFormat ss:Format="[$$-409]#,##0"/>'), "", ' ss:StyleID="s1"', "ô tiền có định dạng “$”, không phải tiền đồng"),
        (styled('<NumberFormat ss:Format="Euro Currency"/>'), "", ' ss:StyleID="s1"', "ô tiền có định dạng “EUR”, không phải tiền đồng"),
    ],
)  # fmt: skip
def test_look_of_a_row_or_a_style_in_xml_spreadsheets(styles, row, cell, reason):
    assert aside(excel(sheet_of(rows_of(row=row, cell=cell)), styles=styles)) == (LEFT, [f"Dòng 3: {reason}."])


@pytest.mark.parametrize("style", ['<Font ss:Bold="1"/>', '<NumberFormat ss:Format="#,##0"/>', ""])
def test_plain_looks_in_xml_spreadsheets_change_nothing(style):
    assert aside(excel(sheet_of(rows_of(row=' ss:StyleID="s1"')), styles=styled(style))) == (MOVED, [])


def test_column_of_an_xml_spreadsheet_that_is_struck_or_hidden():
    column = '<Column ss:Index="2" ss:StyleID="s1"/>'
    assert aside(excel(sheet_of(rows_of(), before=column), styles=styled(STRIKE))) == (
        [MOVED[0], MOVED[2]], [f"Dòng {line}: ô “Ghi nợ” {STRUCK}." for line in (3, 5)],
    )  # fmt: skip
    hidden = '<Column/><Column ss:Hidden="1"/>'
    assert taken(excel(sheet_of(rows_of(), before=hidden)))[1].notes == [
        "Trang tính “Sao kê” có cột B (“Ghi nợ”) ẩn, vẫn được đọc."
    ]


def test_further_sheets_of_an_xml_spreadsheet():
    """A hidden one is named, one that goes on with the table is no less refused than in .xlsx."""
    options = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
    moved, reading, _ = taken(excel(sheet_of(rows_of()), sheet_of(rows_of(), name="Cũ", behind=options)))
    assert (moved, reading.notes) == (
        MOVED,
        ["Trang tính ẩn “Cũ” cũng có bảng giao dịch, không được đọc."],
    )
    more = sheet_of(rows_of(table=[["05/10/2024", None, 100_000, 12_289_000, "E"]]), name="Tiếp")
    assert "“Tiếp” có các dòng giao dịch mà không có dòng đầu cột" in refusal(excel(sheet_of(rows_of()), more)).message


def test_numbers_of_days_that_are_counted_from_1904():
    """45.566 is 1 October 2024 where days are counted from 1900."""
    table = [HEADERS, *([45_566 - 1_462 + number, *row[1:]] for number, row in enumerate(TABLE[1:]))]
    above = '<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>'
    _, _, rows = taken(excel(sheet_of(rows_of(table=table)), above=above))
    assert [f"{row.day:%d/%m/%Y}" for row in rows] == [row[0] for row in ROWS]


OPEN = " ".join(
    f'xmlns:{short}="urn:{name}"'
    for short, name in {
        "style": "oasis:names:tc:opendocument:xmlns:style:1.0",
        "fo": "oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "office": "oasis:names:tc:opendocument:xmlns:office:1.0",
        "calcext": "org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
LINE = '<style:text-properties style:text-line-through-style="solid"/>'


def style_of(name: str, inside: str, parent: str = "") -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="table-cell"{above}>{inside}</style:style>'


def open_document(styles: str, *, row: str = "", cell: str = "", column: str = "", behind: str = "") -> bytes:
    """A sheet of which the payment's row has these attributes, and its amount, below named styles."""

    def of(value: object, more: str) -> str:
        if value is None:
            return f"<table:table-cell{more}/>"
        kind = f'float" office:value="{value}' if isinstance(value, int) else "string"
        return f'<table:table-cell{more} office:value-type="{kind}"><text:p>{escape(str(value))}</text:p></table:table-cell>'

    rows = "".join(
        f"<table:table-row{row if number == DRESSED else ''}>"
        + "".join(of(each, cell if (number, at) == (DRESSED, 1) else "") for at, each in enumerate(cells))
        + "</table:table-row>"
        for number, cells in enumerate(TABLE)
    )
    part = f"<office:document-styles {OPEN}><office:styles>{styles}</office:styles></office:document-styles>"
    table = f'<table:table {OPEN} table:name="S">{column}{rows}{behind}</table:table>'
    return ods_file(table, more={"styles.xml": part})


@pytest.mark.parametrize(
    ("styles", "where", "header"),
    [
        (style_of("huy", LINE), {"cell": ' table:style-name="huy"'}, "Ghi nợ"),
        (style_of("huy", LINE), {"row": ' table:default-cell-style-name="huy"'}, "Ngày"),
        (
            style_of("huy", LINE) + style_of("do", '<style:text-properties fo:color="#ff0000"/>', "huy"),
            {"cell": ' table:style-name="do"'},
            "Ghi nợ",
        ),
    ],
)
def test_look_of_a_row_or_a_named_style_in_open_documents(styles, where, header):
    assert aside(open_document(styles, **where)) == (LEFT, [f"Dòng 3: ô “{header}” {STRUCK}."])


def test_style_that_takes_a_stroke_back():
    styles = style_of("huy", LINE) + style_of("lai", LINE.replace("solid", "none"), "huy")
    assert aside(open_document(styles, cell=' table:style-name="lai"')) == (MOVED, [])


def test_column_of_an_open_document_that_is_struck():
    column = '<table:table-column/><table:table-column table:default-cell-style-name="huy"/>'
    found = aside(open_document(style_of("huy", LINE), column=column))
    assert found == ([MOVED[0], MOVED[2]], [f"Dòng {line}: ô “Ghi nợ” {STRUCK}." for line in (3, 5)])


CONDITION = (
    '<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="{}">'
    '<calcext:condition calcext:apply-style-name="huy" calcext:value="=300000"/></calcext:conditional-format></calcext:conditional-formats>'
)


@pytest.mark.parametrize("area", ["S.B2:S.C5", "$S.$B$2:$S.$C$5", "'Sao kê 1'.B2:'Sao kê 1'.C5"])
def test_look_by_condition_in_open_documents_is_refused(area):
    found = refusal(open_document(style_of("huy", LINE), behind=CONDITION.format(area)))
    assert (found.code, "định dạng có điều kiện ở ô B2:C5" in found.message) == ("marked", True)


def test_look_by_condition_of_a_style_is_refused_too():
    mapped = style_of("co", '<style:map style:condition="cell-content()=300000" style:apply-style-name="huy"/>')
    found = refusal(open_document(style_of("huy", LINE) + mapped, cell=' table:style-name="co"'))
    assert (found.code, "định dạng có điều kiện ở ô B3" in found.message) == ("marked", True)


def test_conditions_that_only_colour_change_nothing():
    styles = style_of("huy", '<style:text-properties fo:color="#ff0000"/>')
    assert aside(open_document(styles, behind=CONDITION.format("S.B2:S.C5"))) == (MOVED, [])


def test_numbers_of_days_in_a_workbook_of_1904():
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for number, row in enumerate(TABLE):
        book.active.append([45_565 - 1_462 + number, *row[1:]] if number else row)
    book.save(file)
    assert [f"{row.day:%d/%m/%Y}" for row in taken(file.getvalue())[2]] == [row[0] for row in ROWS]


@pytest.mark.parametrize(
    ("style", "area", "is_read"),
    [
        ("color:red;text-line-through:single", "R2C1:R9C4", False),
        ("color:white", "R2C2,R3C2", False),
        ("color:white;background:navy", "R2C1:R9C4", True),
        ("text-line-through:none", "R2C1:R9C4", True),
        ("text-line-through:single", "R2C7:R9C7", True),
    ],
)
def test_condition_in_an_xml_spreadsheet_that_strikes_or_hides_rows_is_refused(style, area, is_read):
    condition = f"<Condition><Qualifier>Equal</Qualifier><Value1>1</Value1><Format Style='{style}'/></Condition>"
    behind = f'<ConditionalFormatting xmlns="urn:schemas-microsoft-com:office:excel"><Range>{area}</Range>{condition}</ConditionalFormatting>'
    content = excel(sheet_of(rows_of(), behind=behind))
    if is_read:
        assert aside(content) == (MOVED, [])
    else:
        assert refusal(content).code == "marked"

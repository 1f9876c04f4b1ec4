"""Letters struck through and comments in an .xls; looks that a condition gives in an .xlsx."""

import io
import zipfile
from struct import pack

import pytest
import xlwt
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill

from tests.welfare.bankfiles.sources.workbooks.changed_sheets import HEADERS, ROWS, changed
from tests.welfare.bankfiles.transactions.lists import read_list
from tests.welfare.bankfiles.transactions.tables import refusal
from welfare.bankfiles.sources.workbooks.binary.old_texts import comments_of_xls, struck_shared

LONG = "ủng hộ " * 1_500  # over the end of a record


@pytest.mark.parametrize(
    ("letters", "aside"),
    [
        ([("Ủng hộ ", False), ("nhầm", True)], ["Dòng 4: ô “Nội dung” bị gạch ngang."]),
        ([("C", True)], ["Dòng 4: ô “Nội dung” bị gạch ngang."]),
        ([("Ủng hộ ", False), ("quỹ", False)], []),
    ],
)
def test_letters_struck_through_in_an_old_workbook_set_a_row_aside(letters, aside):
    book = xlwt.Workbook()
    sheet, fonts = book.add_sheet("Sao kê"), {False: xlwt.Font(), True: xlwt.Font()}
    fonts[True].struck_out = True
    sheet.write(9, 0, LONG)
    for line, cells in enumerate((HEADERS, *ROWS)):
        for column, cell in enumerate(cells):
            if (line, column) == (3, 3):
                sheet.write_rich_text(line, column, [(words, fonts[is_struck]) for words, is_struck in letters])
            elif cell is not None:
                sheet.write(line, column, cell)
    file = io.BytesIO()
    book.save(file)
    rows, reading = read_list(file.getvalue())
    assert (len(rows), [one.reason for one in reading.rejected]) == (3 - len(aside), aside)


def test_a_shared_text_over_two_records_does_not_hide_the_next_one():
    wide = "ủ".encode("utf-16-le")
    first = pack("<II", 2, 2) + pack("<HB", 4, 1) + wide * 2
    second = b"\x00" + b"ab" + pack("<HBH", 2, 8, 1) + b"xy" + pack("<HH", 1, 7)
    records = [(0xFC, first), (0x3C, second), (0xFF, b"")]
    assert (struck_shared(records, {7}), struck_shared(records, {6})) == ({1}, set())


def test_comments_of_an_old_sheet_by_their_cells():
    words = "Huỷ, trả lại"
    records = [
        (0x5D, pack("<4H", 0x15, 0x12, 0x19, 3)),
        (0x1B6, pack("<6H", 0, 0, 0, 0, 0, len(words))),
        (0x3C, b"\x01" + words[:5].encode("utf-16-le")),
        (0x3C, b"\x01" + words[5:].encode("utf-16-le")),
        (0x3C, b"\x00" * 16),
        (0x1C, pack("<4H", 4, 27, 0, 3)),
    ]
    assert comments_of_xls(records) == {"AB5": words}


@pytest.mark.parametrize(
    ("area", "look", "is_read"),
    [
        ("A2:D9", {"font": Font(strike=True)}, False),
        ("B1:C3", {"font": Font(color="FFFFFFFF")}, False),
        ("A2:D9", {"font": Font(color="FFFFFFFF"), "fill": PatternFill(bgColor="FF004488", fill_type="solid")}, True),
        ("A2:D9", {"fill": PatternFill(bgColor="FFEEEEEE", fill_type="solid")}, True),
        ("F2:F9", {"font": Font(strike=True)}, True),
    ],
)
def test_a_condition_that_strikes_rows_through_is_refused_where_it_reaches_them(area, look, is_read):
    rule = FormulaRule(formula=['$F2="x"'], **look)
    content = changed(lambda sheet: sheet.conditional_formatting.add(area, rule))
    if is_read:
        assert [row.credit - row.debit for row in read_list(content)[0]] == [500_000, -300_000, 150_000]
        return
    refused = refusal(content)
    assert (refused.code, f"định dạng có điều kiện ở ô {area}:" in refused.message) == ("marked", True)


def font_of(*, colour: int = 0x7FFF, struck: bool = False) -> bytes:
    """The part of a rule's look that says of its text."""
    return (
        bytes(64)
        + pack("<iIHHBBBB", -1, 0x80 * struck, 0, 0, 0, 0, 0, 0)
        + pack("<iiIIIIIIIH", colour, 0, 0 if struck else 0x80, 1, 1, 1, 0, 0, 0, 1)
    )


FONT, PATTERN = 1 << 26, 1 << 29
WHITE_ON_BLUE = pack("<IH", FONT | PATTERN, 0) + font_of(colour=9) + pack("<HH", 1 << 10, 12 | 12 << 7)
LOOKS = [
    (pack("<IH", FONT, 0) + font_of(struck=True), "bị gạch ngang"),
    (pack("<IHH", FONT | 1 << 25, 0, 4) + font_of(struck=True), "bị gạch ngang"),
    (pack("<IH", FONT, 0) + font_of(colour=9), "không hiện ra"),
    (WHITE_ON_BLUE, ""),
    (pack("<IH", PATTERN, 0) + pack("<HH", 1 << 10, 9 | 9 << 7), ""),
]


@pytest.mark.parametrize("is_new", [False, True])
@pytest.mark.parametrize("area", [(1, 8, 0, 3), (1, 8, 5, 5)])
@pytest.mark.parametrize(("look", "clause"), LOOKS)
def test_a_condition_in_an_old_workbook_is_refused_where_it_strikes_or_hides_rows(look, clause, area, is_new):
    condition = pack("<HH4HH4H", 1, 0, *area, 1, *area)
    rule = pack("<BBHH", 2, 0, 0, 0)
    if is_new:
        records = [(0x879, bytes(12) + condition), (0x87A, bytes(12) + rule + pack("<I", len(look)) + look)]
    else:
        records = [(0x1B0, condition), (0x1B1, rule + look)]
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sao kê")
    for line, cells in enumerate((HEADERS, *ROWS)):
        for column, cell in enumerate(cells):
            if cell is not None:
                sheet.write(line, column, cell)
    written = sheet.get_biff_data
    more = b"".join(pack("<HH", kind, len(content)) + content for kind, content in records)
    sheet.get_biff_data = lambda: written()[:-4] + more + written()[-4:]
    file = io.BytesIO()
    book.save(file)
    if clause and area[2] == 0:
        assert (found := refusal(file.getvalue())).code == "marked"
        assert f"ở ô A2:D9: khi đúng điều kiện, ô {clause}" in found.message
    else:
        assert len(read_list(file.getvalue())[0]) == 3


@pytest.mark.parametrize(
    ("look", "area", "is_read"),
    [
        ("<font><strike/></font>", "A2:D9", False),
        ('<font><color rgb="FFFFFFFF"/></font>', "B1:C3", False),
        ("<font><b/></font>", "A2:D9", True),
        ("<font><strike/></font>", "F2:F9", True),
    ],
)
def test_a_condition_that_looks_at_another_sheet_is_one_as_well(look, area, is_read):
    rule = (
        '<extLst><ext xmlns:x14="urn:a" xmlns:xm="urn:b" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>'
        '<x14:conditionalFormatting><x14:cfRule type="expression" priority="1" id="{A}"><xm:f>Sheet2!A1=1</xm:f>'
        f"<x14:dxf>{look}</x14:dxf></x14:cfRule><xm:sqref>{area}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(changed(lambda sheet: None))) as given, zipfile.ZipFile(file, "w") as written:
        for name in given.namelist():
            part = given.read(name)
            written.writestr(name, part.replace(b"</worksheet>", rule.encode() + b"</worksheet>"))
    if is_read:
        assert len(read_list(file.getvalue())[0]) == 3
    else:
        assert refusal(file.getvalue()).code == "marked"

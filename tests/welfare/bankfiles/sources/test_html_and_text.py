"""Web pages named .xls, OpenDocument, and text lined up with blanks: their own traps."""

from datetime import date

import pytest

from tests.welfare.bankfiles.forms import (
    ACCOUNT,
    as_fixed_width,
    as_html,
    as_ods,
    as_spreadsheet_xml,
    ods_file,
    ods_sheet,
    table_of,
)
from tests.welfare.bankfiles.variations import MOVES
from welfare.bankfiles.read import read
from welfare.bankterms.model import FileRefusedError

TODAY = date(2026, 11, 23)
AMOUNTS = [move.amount for move in MOVES]


def taken(content: bytes):
    reading = read(content, name="a.xls", today=TODAY)
    return list(reading.transactions), reading


def amounts(rows: list) -> list[int]:
    return [row.credit - row.debit for row in rows]


@pytest.mark.parametrize("form", [as_html, as_ods, as_spreadsheet_xml, as_fixed_width])
def test_labels_above_the_table_are_read(form):
    _, reading = taken(form(MOVES))
    assert reading.printed.account == ACCOUNT


class TestHtml:
    def change(self, old: str, new: str):
        return taken(as_html(MOVES).decode().replace(old, new).encode())

    def test_page_of_tables_within_tables_is_read_as_its_inner_one(self):
        page = (
            as_html(MOVES)
            .decode()
            .replace("<body>", "<body><table><tr><td>")
            .replace("</body>", "</td></tr></table></body>")
        )
        assert amounts(taken(page.encode())[0]) == AMOUNTS

    def test_headers_over_two_lines_and_columns(self):
        headers = (
            "<tr>"
            + "".join(
                f"<td>{header}</td>"
                for header in ("Ngày giao dịch", "Số chứng từ", "Ghi nợ", "Ghi có", "Số dư", "Nội dung")
            )
            + "</tr>"
        )
        two = (
            "<tr><th rowspan=2>Ngày giao dịch</th><th rowspan='2'>Số chứng từ</th><th colspan=2>Phát sinh</th><th rowspan=2>Số dư</th>"
            "<th rowspan=2>Nội dung</th></tr><tr><th>Nợ</th><th>Có</th></tr>"
        )
        rows, _ = self.change(headers, two)
        assert amounts(rows) == AMOUNTS and rows[0].memo == MOVES[0].memo

    def test_entities_blanks_and_breaks(self):
        rows, _ = self.change(
            "NGUYEN VAN A ung ho quy vi nguoi ngheo", "Nguy&#7877;n&nbsp;V&#259;n<br/>A\n   &amp; <b>con</b>"
        )
        assert rows[0].memo == "Nguyễn Văn A & con"

    def test_script_is_no_text_and_hidden_rows_are_told(self):
        rows, reading = self.change(
            "<table border=1>",
            "<script>var a = '<tr><td>5</td></tr>';</script><table><tr style='display: none'><td>x</td></tr>",
        )
        assert amounts(rows) == AMOUNTS
        assert reading.notes == ["Trang web có 1 dòng ẩn, vẫn được đọc."]

    def test_unclosed_cells_are_closed_by_the_next(self):
        assert amounts(self.change("</td>", "")[0]) == AMOUNTS

    @pytest.mark.parametrize("content", [b"<html>" + b"<div>" * 50_000, b"<html><table><tr><td>" + b"a" * 3_000_000])
    def test_hostile_page_is_refused(self, content):
        with pytest.raises(FileRefusedError):
            taken(content)

    def test_page_in_an_old_font(self):
        page = as_html(MOVES).decode().replace("Hội Phụ nữ ủng hộ; xây nhà, thôn 3", "ñng hé quü ngêi nghÌo")
        for new, old in (
            ("Ngày giao dịch", "Ngµy giao dÞch"),
            ("Số chứng từ", "Sè chøng tõ"),
            ("Ghi nợ", "Ghi nî"),
            ("Ghi có", "Ghi cã"),
            ("Số dư", "Sè d\u00ad"),
            ("Nội dung", "Néi dung"),
            ("Số tài khoản", "Sè tµi kho¶n"),
            ("Loại tiền", "Lo¹i tiÒn"),
            ("Sao kê", "Sao kª"),
        ):
            page = page.replace(new, old)
        rows, reading = taken(page.encode("latin-1"))
        assert amounts(rows) == AMOUNTS
        assert reading.printed.account == ACCOUNT


class TestOds:
    def test_formula_in_a_needed_cell_is_doubted(self):
        table = table_of(MOVES)
        sheet = ods_sheet(table).replace(
            '<table:table-cell office:value-type="string"><text:p>50.000</text:p></table:table-cell>',
            '<table:table-cell table:formula="of:=1000*50" office:value-type="float" office:value="50000"><text:p>50000</text:p></table:table-cell>',
        )
        rows, reading = taken(ods_file(sheet))
        assert amounts(rows) == AMOUNTS[1:]
        assert "công thức" in reading.rejected[0].reason and reading.rejected[0].line == 4

    def test_hidden_row_is_told(self):
        sheet = ods_sheet(table_of(MOVES)).replace(
            "<table:table-row>", '<table:table-row table:visibility="collapse">', 1
        )
        assert "có 1 dòng ẩn (dòng 1), vẫn được đọc." in taken(ods_file(sheet))[1].notes[0]

    def test_two_tables_are_refused(self):
        with pytest.raises(FileRefusedError) as refused:
            taken(ods_file(ods_sheet(table_of(MOVES), "a"), ods_sheet(table_of(MOVES), "b")))
        assert refused.value.code == "several_tables"

    def test_rows_repeated_without_end_are_refused_within_the_limits(self):
        row = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
        with pytest.raises(FileRefusedError):
            taken(ods_file(f'<table:table table:name="a">{row}</table:table>'))


class TestSpreadsheetXml:
    def test_places_and_errors(self):
        content = as_spreadsheet_xml(MOVES).decode()
        content = content.replace(
            '<Cell><Data ss:Type="String">50.000</Data></Cell>',
            '<Cell ss:Index="4"><Data ss:Type="Error">#REF!</Data></Cell>',
        )
        rows, reading = taken(content.encode())
        assert amounts(rows) == AMOUNTS[1:] and "#REF!" in reading.rejected[0].reason

    def test_entities_are_refused(self):
        content = as_spreadsheet_xml(MOVES).replace(b"<?mso", b"<!DOCTYPE Workbook [<!ENTITY a 'b'>]><?mso")
        with pytest.raises(FileRefusedError) as refused:
            taken(content)
        assert refused.value.code == "entities"


class TestFixedWidth:
    def test_headers_come_again_on_every_page(self):
        rows, reading = taken(as_fixed_width(MOVES, page=2))
        assert amounts(rows) == AMOUNTS and reading.rejected == []

    def test_text_that_reaches_into_an_amount_is_doubted(self):
        content = as_fixed_width(MOVES).decode().split("\n")
        position = next(number for number, line in enumerate(content) if "CT002" in line)
        at = content[position].index("1.234.567")
        wide = list(content[position])
        wide[content[position].index("CT002") + 5 : at] = "X" * (at - content[position].index("CT002") - 5)
        content[position] = "".join(wide)
        try:
            rows, reading = taken("\n".join(content).encode())
        except FileRefusedError as refused:
            assert "in liền nhau" in refused.message
            return
        assert amounts(rows) == [AMOUNTS[0], *AMOUNTS[2:]]
        assert reading.rejected[0].line == position + 1

    def test_columns_that_run_into_each_other_are_refused(self):
        content = "Ngay        So tien      Noi dung\n" + "01/03/2023 ungho50000ungho1000  ung ho\n" * 3
        with pytest.raises(FileRefusedError, match="in liền nhau"):
            taken(content.encode())


def page_of(rows: list[str]) -> bytes:
    headers = "".join(f"<th>{cell}</th>" for cell in ("Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"))
    return f"<html><meta charset=utf-8><table>{''.join(f'<tr>{row}</tr>' for row in [headers, *rows])}</table></html>".encode()


def row_of(memo: str, amount: str = "<td>500.000</td>", balance: str = "<td>10.500.000</td>") -> str:
    return f"<td>05/09/2024</td><td></td>{amount}{balance}<td>{memo}</td>"


def test_table_within_a_text_is_part_of_the_text():
    inner = "Ung ho <table><tr><td>bao</td><td>so 3</td></tr><tr><td>thon 5</td></tr></table>"
    rows, reading = taken(page_of([row_of(inner), row_of("B", balance="<td>11.000.000</td>")]))
    assert ([row.memo for row in rows], reading.rejected) == (["Ung ho bao so 3 thon 5", "B"], [])


def test_text_of_a_cell_over_several_lines_is_told():
    second = "<td>06/09/2024</td><td></td><td>7.000</td><td>10.507.000</td>"
    rows, reading = taken(page_of([row_of("A").replace("<td>A", "<td rowspan=2>A"), second]))
    assert [row.memo for row in rows] == ["A", ""]
    assert reading.notes == [
        "Trang web gộp ô nội dung của 1 dòng (từ dòng 3) với dòng trên: chữ ở đó chỉ được đọc vào dòng đầu."
    ]


@pytest.mark.parametrize(
    ("value", "shown", "is_read"),
    [
        ("500000", "500", False),
        ("500000", "500.000", True),
        ("500000", "500.000,00", True),
        ("500000.4", "500.000", True),
    ],
)
def test_number_that_excel_says_otherwise_than_the_page_shows(value, shown, is_read):
    rows, reading = taken(page_of([row_of("A", f'<td x:num="{value}">{shown}</td>'), row_of("B", "<td>7.000</td>")]))
    assert (len(rows), len(reading.rejected)) == ((2, 0) if is_read else (1, 1))

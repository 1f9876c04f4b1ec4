"""The report of a period in Word: as a secretary lays it out, whichever program opens it."""

import io

from docx import Document
from docx.oxml.ns import qn

from frontportal.reports.documents import word as year_word
from frontportal.reports.documents.standard import standard_template
from frontportal.reports.papers.samples import PERIOD
from frontportal.reports.periods import word
from tests.reports.makers import make_figure, make_report


def test_tables_have_their_widths_in_the_grid_and_no_row_is_torn_or_alone():
    document = Document(io.BytesIO(word.render(PERIOD)))
    table = next(each for each in document.tables if len(each.columns) == 7)
    widths = [round(column.width.mm) for column in table.columns]
    assert (widths, sum(widths)) == (list(word.WIDTHS), 165)
    assert [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows] == [
        True
    ] * 31
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert [number for number, each in enumerate(kept) if each] == [0, 1, 29]


def kept_rows(table) -> list[int]:
    kept = [
        all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row._tr.iter(qn("w:p")))
        for row in table.rows
    ]
    return [number for number, each in enumerate(kept) if each]


def test_who_signs_has_a_row_of_the_table_above():
    section = next(each for each in PERIOD["sections"] if each["rows"]) | {"note": ""}
    document = Document(io.BytesIO(word.render(PERIOD | {"sections": [section]})))
    table = next(each for each in document.tables if len(each.columns) == 7)
    assert kept_rows(table) == [0, 1, 29, 30]


def test_no_row_of_the_year_s_report_comes_alone_in_its_appendices_either():
    figures = [make_figure(slug) for slug in ("houses", "gifts", "meals")]
    document = Document(io.BytesIO(year_word.render(standard_template(), make_report(*figures))))
    tables = [[len(table.rows), kept_rows(table)] for table in document.tables]
    assert tables == [[2, []], [4, [0, 1, 2]], [1, []], [5, [0, 1, 3]], [4, [0, 1, 2]]]


def test_head_and_foot_are_those_of_the_year_s_report():
    document = Document(io.BytesIO(word.render(PERIOD | {"closing": "Trên đây là báo cáo./."})))
    left, right = (cell.text.splitlines() for cell in document.tables[0].rows[0].cells)
    assert (left[1], right[:2]) == (
        "BAN THƯỜNG TRỰC",
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    )
    assert document.tables[0].rows[1].cells[1].text == "Suối Mẫu, ngày 15 tháng 3 năm 2024"
    (closing,) = [each for each in document.paragraphs if each.text == "Trên đây là báo cáo./."]
    assert closing.paragraph_format.keep_with_next

"""The report as PDF: every figure, in reading order, with its headers and links; nothing typed runs as layout."""

import io

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from frontportal.kit.values.money import dong
from frontportal.reports.documents import pdf, word
from frontportal.reports.documents.standard import standard_template
from frontportal.reports.report import report_of
from tests.reports.makers import make_figure, make_report

pytestmark = pytest.mark.django_db  # which layout the office uses is asked


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in PdfDocument(content)).split())


def test_says_every_figure_in_the_order_of_the_report(visit):
    report = report_of(2023, site="https://portal.example")
    content = pdf.render(report)
    words, at = words_of(content), 0
    for section in pdf.paper_of(report)["sections"]:
        at = words.index(section["title"], at)
        for row in section["rows"]:
            at = words.index(" ".join(row[0].split()), at)
            assert row[2] in words[at:], row
    assert words.index("Nhiệm vụ năm 2024") < words.index("Phụ lục I.") < words.index("Phụ lục II.")
    assert pdf.render(report) == content and PdfDocument(content).is_tagged()
    assert report["content"]["figures"][0]["value"] and dong(2_412_350_000) in words


def test_hostile_words_stand_as_they_are():
    hostile = 'Xã #panic("a") $b$ \\ <c> *d* @e'
    figure = make_figure(label=hostile, section=hostile, by_commune=[{"code": "a", "name": hostile, "value": 51}])
    words = words_of(pdf.render(make_report(figure))).replace(" ", "")
    assert words.count(hostile.replace(" ", "")) >= 5


@pytest.mark.parametrize("communes", [0, 1, 200])
def test_any_number_of_communes_fits(communes):
    rows = [{"code": f"x{number:03}", "name": f"Xã Mẫu {number}", "value": 1} for number in range(communes)]
    figures = [make_figure(f"f{position}", by_commune=rows, value=communes, above_communes=0) for position in range(17)]
    words = words_of(pdf.render(make_report(*figures)))
    for row in rows[:1] + rows[-1:]:
        assert words.count(row["name"]) >= 3


def test_the_standing_committee_issues_what_it_signs_in_pdf_as_in_word():
    report = make_report(make_figure())
    printed = words_of(pdf.render(report))
    document = Document(io.BytesIO(word.render(standard_template(), report)))
    written = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells).split()
    for words in (printed, " ".join(written)):
        assert "ỦY BAN MẶT TRẬN HUYỆN MẪU BAN THƯỜNG TRỰC" in words
        assert "ỦY BAN CẤP TRÊN" not in words
        assert "Nơi nhận: - Ban Thường trực Mặt trận cấp trên;" in words

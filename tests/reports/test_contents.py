"""What goes into a report beside its figures: letterhead, definitions, very many communes."""

import io
from datetime import date

import openpyxl
import pytest
from docx import Document

from frontportal.committee.letterhead import letterhead
from frontportal.reports.definitions import definition
from frontportal.reports.documents import excel, pdf, word
from frontportal.reports.documents.standard import standard_template
from frontportal.yearly.figures import all_figures, registry
from tests.reports.makers import make_figure, make_report

MANY = [{"code": f"xa-{number:04}", "name": f"Xã {number}", "value": 1} for number in range(1, 501)]


def test_the_committee_signs_its_papers(visit):
    found = letterhead(date(2024, 3, 15))
    assert found["cap_tren"] == "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH LÂM ĐỒNG"
    assert found["ten_in_hoa"] == "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM HUYỆN LÂM HÀ"
    assert (found["dia_danh"], found["chuc_vu_ky"], found["nguoi_ky"]) == ("Lâm Hà", "CHỦ TỊCH", "Trần Đức Khải")


@pytest.mark.django_db
def test_a_portal_without_committee_still_has_reports():
    assert letterhead(date(2024, 3, 15)) == {}


def test_every_figure_is_defined_in_vietnamese(visit):
    said = {figure.slug: definition(figure, 2023) for figure in all_figures()}
    assert all(text.startswith(("Đếm hồ sơ “", "Cộng “", "Giá trị lớn nhất của “")) for text in said.values())
    assert said["houses"] == "Đếm hồ sơ “căn nhà” của năm báo cáo 2023."
    assert said["honours"].startswith("Giá trị lớn nhất của “")
    assert said["gift-packages"].endswith(registry["gift-packages"].note)


def test_very_many_communes_fill_the_sheet_but_not_the_paper():
    report = make_report(make_figure(value=501, by_commune=MANY, above_communes=1))
    document = Document(io.BytesIO(word.render(standard_template(), report)))
    assert "Còn 300 đơn vị, xem trong tệp Excel." in [paragraph.text for paragraph in document.paragraphs]
    [printed] = pdf.paper_of(report)["matrix"]
    assert (len(printed["rows"]), printed["rows"][-1][1], printed["note"]) == (
        202,
        "501",
        "Còn 300 đơn vị, xem trong tệp Excel.",
    )
    sheet = openpyxl.load_workbook(io.BytesIO(excel.render(report)), data_only=True)["Nhà"]
    assert {commune["name"] for commune in MANY} <= {row[0].value for row in sheet.iter_rows()}


def test_a_sheet_keeps_to_a_width_that_can_be_read_in_print():
    """A section of thirty figures had a table of thirty columns, printed on one page's width."""
    rows = [{"code": "da-don", "name": "Xã Đạ Đờn", "value": 2_412_350_000}]
    figures = [make_figure(f"f{place}", value=2_412_350_000, by_commune=rows, by_month={"1": 1}) for place in range(19)]
    sheet = openpyxl.load_workbook(io.BytesIO(excel.render(make_report(*figures))), data_only=True)["Nhà"]
    assert (sheet.max_column, int(sheet.column_dimensions["A"].width)) == (len(excel.WIDTHS), excel.WIDTHS[0])
    assert sum(excel.WIDTHS) < 210 and min(excel.WIDTHS) > len("2.412.350.000")
    titles = [row[0].value for row in sheet.iter_rows() if str(row[0].value).startswith("Theo ")]
    assert titles == [f"Theo {each}, phần {part}/3" for each in ("xã, thị trấn", "tháng") for part in (1, 2, 3)]
    first = next(row for row in sheet.iter_rows(min_row=5) if row[2].value == 2_412_350_000)
    assert first[0].value == figures[0]["label"]


def test_a_row_is_as_high_as_its_words():
    figure = make_figure(label="Báo cáo của xã, thị trấn về cuộc vận động, phong trào thi đua")
    sheet = openpyxl.load_workbook(io.BytesIO(excel.render(make_report(figure))))["Nhà"]
    heights = [sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows() if row[0].value == figure["label"]]
    assert heights == [2 * excel.LINE]


def test_names_of_sheets_are_ones_that_excel_takes():
    titles = ["A/B: [c]?*", "a b   c", "x" * 40, "x" * 41, "'"]
    report = make_report(*(make_figure(f"f{position}", section=title) for position, title in enumerate(titles)))
    names = openpyxl.load_workbook(io.BytesIO(excel.render(report))).sheetnames
    assert len({name.lower() for name in names}) == len(titles) + 1
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)

"""The report of the demonstration year: every figure in every file, to the đồng, and the same bytes twice."""

import io
import time
import zipfile

import openpyxl
import pytest
from django.core.cache import cache
from django.urls import reverse
from docx import Document

from frontportal.kit.values.money import dong
from frontportal.reports.documents import excel, files, wording
from frontportal.reports.documents.excel import sheet_name
from frontportal.reports.documents.fields import amount
from frontportal.reports.documents.parts import parts_of
from frontportal.reports.models.report import ReportText
from frontportal.reports.report import report_of
from frontportal.yearly.figures import Figure, registry
from frontportal.yearly.summary import figures_of_year

DEMOCRACY = "Dân chủ, giám sát, phản biện xã hội, xây dựng Đảng và chính quyền"

YEAR = 2023


@pytest.fixture
def fetched(visit, client):
    def fetched(ending: str, year: int = YEAR) -> bytes:
        cache.clear()
        response = client.get(reverse(f"reports:{ending}", args=[year]))
        assert response.status_code == 200, response.content[:300]
        return response.content

    return fetched


def shown_figures() -> list[Figure]:
    """Without those of which nothing is known in the year."""
    return [year_figure.figure for year_figure in figures_of_year(YEAR)]


def cells_of(document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


class TestWord:
    def test_says_every_figure_as_it_is(self, fetched):
        document = Document(io.BytesIO(fetched("docx")))
        rows = cells_of(document)
        narrative = "\n".join(paragraph.text for paragraph in document.paragraphs)
        content = report_of(YEAR)["content"]
        assert [figure["slug"] for figure in content["figures"]] == [figure.slug for figure in shown_figures()]
        for figure in content["figures"]:
            value = registry[figure["slug"]].value(YEAR)
            assert figure["value"] == value
            assert any(row[0] == figure["label"] and row[2] == dong(value) for row in rows), figure["slug"]
            assert any(row[1] == figure["label"] and row[2] == figure["sentence"] for row in rows), figure["slug"]
            assert figure["text"] in narrative, figure["slug"]

    def test_says_every_commune_s_part(self, fetched):
        tables = Document(io.BytesIO(fetched("docx"))).tables
        for figure in report_of(YEAR)["content"]["figures"]:
            header = f"{figure['label']} ({figure['unit_of_measure']})"
            found = {}
            for table in tables:
                headers = [cell.text for cell in table.rows[0].cells]
                if header in headers:
                    found = {row.cells[0].text: row.cells[headers.index(header)].text for row in table.rows[1:]}
            expected = {commune["name"]: amount(commune["value"]) for commune in figure["by_commune"]}
            assert {name: found.get(name) for name in expected} == expected, figure["slug"]
            assert not expected or found["Toàn địa bàn"] == dong(figure["value"])

    def test_leads_from_the_text_to_the_index_and_on_to_the_records(self, fetched):
        with zipfile.ZipFile(io.BytesIO(fetched("docx"))) as file:
            xml = file.read("word/document.xml").decode()
        for number, figure in enumerate(shown_figures(), 1):
            anchor = f"chi_tieu_{number}"
            assert f'w:anchor="{anchor}"' in xml and f'w:name="{anchor}"' in xml, figure.slug
            assert f"/nam/{YEAR}/{figure.slug}/" in xml, figure.slug

    def test_is_the_same_twice(self, fetched):
        first = fetched("docx")
        time.sleep(2.1)  # a zip file dates its parts by two seconds
        assert fetched("docx") == first

    @pytest.mark.parametrize("ending", ["docx", "xlsx"])
    def test_asks_little(self, fetched, ending, django_assert_max_num_queries):
        """The year has 170 areas."""
        with django_assert_max_num_queries(120):
            fetched(ending)

    def test_keeps_the_words_that_staff_wrote(self, visit):
        ReportText.objects.create(
            year=YEAR, section=DEMOCRACY, text="Lời của [07 cuộc](supervisions) & <em>cơ quan</em>."
        )
        written = files.made("docx", report_of(YEAR), None)
        narrative = "\n".join(each.text for each in Document(io.BytesIO(written)).paragraphs)
        assert "Lời của 07 cuộc & <em>cơ quan</em>." in narrative


class TestExcel:
    def sheets(self, data: bytes, *, values: bool):
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)

    def test_has_a_sheet_for_each_section_with_every_value(self, fetched):
        content, data = report_of(YEAR)["content"], fetched("xlsx")
        book, formulas = self.sheets(data, values=True), self.sheets(data, values=False)
        titles = [sheet_name(part.title, set()) for part in parts_of(content) if part.slugs]
        assert book.sheetnames == [*titles, "Từ điển dữ liệu"]
        found, total_formulas = {}, 0
        for title in titles:
            for row, asked in zip(book[title].iter_rows(), formulas[title].iter_rows(), strict=True):
                if isinstance(asked[2].value, str) and asked[2].value.startswith("=") and isinstance(row[8].value, int):
                    found[row[0].value] = (row[2].value, row[8].value)
                total_formulas += sum(str(cell.value).startswith(("=SUM(", "=MAX(")) for cell in asked)
        found = {
            label: pair for label, pair in found.items() if label not in ("Cả năm", "Toàn địa bàn")
        }  # of no figure
        values = {figure.label: tuple(figure.summary(YEAR).values()) for figure in shown_figures()}
        assert found == values
        assert total_formulas >= len(values)

    def test_formulas_give_what_they_say(self, fetched):
        """Every total is the sum (or the greatest) of the cells it names."""
        data = fetched("xlsx")
        book, formulas = self.sheets(data, values=True), self.sheets(data, values=False)
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if str(cell.value).startswith(("=SUM(", "=MAX(")):
                        parts = [each.value for line in book[sheet.title][cell.value[5:-1]] for each in line]
                        together = sum(parts) if cell.value.startswith("=SUM") else max(parts)
                        assert book[sheet.title][cell.coordinate].value == together, (sheet.title, cell.coordinate)

    def test_is_the_same_twice(self, fetched):
        first = fetched("xlsx")
        time.sleep(2.1)
        assert fetched("xlsx") == first

    def test_text_never_runs_as_a_formula(self, visit):
        report = report_of(YEAR)
        report["content"]["figures"][0]["sentence"] = "=1+1"
        report["content"]["figures"][0]["label"] = "+84"
        book = self.sheets(excel.render(report), values=False)
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value in ("=1+1", "+84")]
        assert {cell.value for cell in cells} == {"=1+1", "+84"} and {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
@pytest.mark.parametrize("year", [1987, 2099])
def test_a_year_that_is_not_there_is_told(visit, client, ending, year):
    response = client.get(f"/nam/{year}/bao-cao.{ending}")
    assert response.status_code == 404
    assert "<h1" in response.content.decode()


def test_generated_texts_are_true(visit):
    report = report_of(YEAR)
    figures = {figure["slug"]: figure for figure in report["content"]["figures"]}
    for text in report["texts"].values():
        assert wording.untrue(text, figures) == []
    assert {slug for text in report["texts"].values() for _, slug in wording.pieces(text) if slug} == set(figures)

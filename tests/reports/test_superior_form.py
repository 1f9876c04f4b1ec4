"""Forms of the level above: their cells filled, everything else as it came."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.styles import Font

from frontportal.reports.documents import superior_form
from frontportal.reports.models.superior_form import SuperiorForm, SuperiorFormCell
from frontportal.reports.superior_forms import entries_of
from frontportal.staff.models import User
from frontportal.workbooks.office_files import InvalidFile


def form_of_the_province() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 02"
    sheet["A1"] = "Biểu tổng hợp"
    sheet.merge_cells("A1:D1")
    sheet["B3"].font = Font(bold=True, size=15)
    sheet["B5"] = "=SUM(B3:B4)"
    sheet["D9"] = "cuối"
    book.create_sheet("Khác")["A1"] = 7
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


class TestFilling:
    def test_only_the_named_cells_change(self):
        entries = [
            superior_form.Entry("Biểu 02", "B3", 52),
            superior_form.Entry("Biểu 02", "B4", 2_600_000_000),
            superior_form.Entry("Biểu 02", "C7", "trên 2,4 tỷ & =1"),
            superior_form.Entry("Khác", "AB20", 1),
            superior_form.Entry("Biểu 02", "C3", None),
        ]
        book = opened(superior_form.fill(form_of_the_province(), entries))
        sheet = book["Biểu 02"]
        assert (sheet["B3"].value, sheet["B4"].value, sheet["C7"].value) == (52, 2_600_000_000, "trên 2,4 tỷ & =1")
        assert sheet["C7"].data_type == "s"
        assert sheet["B5"].value == "=SUM(B3:B4)"
        assert sheet["B3"].font.b and sheet["B3"].font.sz == 15
        assert (sheet["A1"].value, sheet["D9"].value, sheet["C3"].value) == ("Biểu tổng hợp", "cuối", None)
        assert [str(span) for span in sheet.merged_cells.ranges] == ["A1:D1"]
        assert (book["Khác"]["A1"].value, book["Khác"]["AB20"].value) == (7, 1)
        assert book.calculation.fullCalcOnLoad

    def test_is_the_same_twice(self):
        entries = [superior_form.Entry("Biểu 02", "B3", 52)]
        assert superior_form.fill(TEMPLATE, entries) == superior_form.fill(TEMPLATE, entries)

    @pytest.mark.parametrize(
        ("sheet", "cell", "said"),
        [
            ("Không có", "A1", "không có trang tính “Không có”"),
            ("Biểu 02", "B5", "đang có công thức"),
            ("Biểu 02", "C1", "vùng đã gộp"),
            ("Biểu 02", "XFE1", "ngoài trang tính"),
            ("Biểu 02", "A1048577", "ngoài trang tính"),
        ],
    )
    def test_what_can_not_be_filled_is_told(self, sheet, cell, said):
        assert any(said in sentence for sentence in superior_form.problems(TEMPLATE, [(sheet, cell)]))
        with pytest.raises(InvalidFile):
            superior_form.fill(TEMPLATE, [superior_form.Entry(sheet, cell, 1)])


TEMPLATE = form_of_the_province()


class TestAdmin:
    @pytest.fixture
    def editor(self, visit, client):
        user = User.objects.filter(groups__name="Biên tập viên").first()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def send(self, client, content: bytes, *cells: tuple, name: str = "bieu-02.xlsx"):
        data = {
            "name": "Biểu 02",
            "upload": SimpleUploadedFile(name, content),
            "form_cells-TOTAL_FORMS": len(cells),
            "form_cells-INITIAL_FORMS": 0,
        }
        for position, cell in enumerate(cells):
            names = ("sheet", "cell", "figure", "aspect", "year_offset")
            data |= {f"form_cells-{position}-{name}": value for name, value in zip(names, cell, strict=True)}
        return client.post("/quan-tri/reports/superiorform/add/", data)

    def test_one_click_fills_it(self, editor):
        cells = [
            ("Biểu 02", "B3", "houses", "value", 0),
            ("Biểu 02", "B4", "houses", "value", -1),
            ("Biểu 02", "C3", "houses", "plan", 0),
            ("Biểu 02", "C4", "fund-received", "text", 0),
        ]
        response = self.send(editor, TEMPLATE, *cells)
        assert response.status_code == 302, response.context["errors"]
        report = SuperiorForm.objects.get()
        page = editor.get(f"/quan-tri/reports/superiorform/{report.pk}/dien", follow=True)
        assert "Điền biểu: Biểu 02" in page.content.decode()
        response = editor.get(page.request["PATH_INFO"], {"nam": "2023"})
        sheet = opened(response.content)["Biểu 02"]
        expected = {(entry.sheet, entry.cell): entry.value for entry in entries_of(report, 2023)[0]}
        assert (sheet["B3"].value, sheet["C3"].value) == (52, 50)
        assert sheet["B4"].value == expected["Biểu 02", "B4"] > 0
        assert sheet["C4"].value == "trên 2,4 tỷ đồng/1,9 tỷ đồng kế hoạch giao"

    def test_a_figure_that_went_is_told_and_left_empty(self, editor):
        self.send(editor, TEMPLATE, ("Biểu 02", "B3", "houses", "value", 0))
        SuperiorFormCell.objects.update(figure="da-bo")
        entries, missing = entries_of(SuperiorForm.objects.get(), 2023)
        assert entries[0].value is None
        assert missing == ["Ô Biểu 02!B3: không còn chỉ tiêu “da-bo”, để trống."]

    @pytest.mark.parametrize(
        ("content", "name", "cell", "said"),
        [
            (TEMPLATE, "a.xlsx", "B5", "đang có công thức"),
            (TEMPLATE, "a.xlsx", "b3", "Ghi ô như trong Excel"),
            (b"khong phai", "a.xlsx", "B3", "không phải là tệp Excel"),
            (TEMPLATE, "a.xls", "B3", "Chỉ nhận tệp .xlsx"),
        ],
    )
    def test_what_is_wrong_gets_a_sentence(self, editor, content, name, cell, said):
        response = self.send(editor, content, ("Biểu 02", cell, "houses", "value", 0), name=name)
        assert response.status_code == 200 and said in response.content.decode()
        assert not SuperiorForm.objects.exists()

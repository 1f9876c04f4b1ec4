"""The list as paper and workbook; sheets both ways."""

import io
from decimal import Decimal

import openpyxl
from pypdfium2 import PdfDocument

from campaigns.recognition import actions
from campaigns.recognition.models.criteria import CriteriaSet
from campaigns.recognition.models.registration import Registration
from campaigns.recognition.papers import list_as_pdf, list_as_xlsx
from campaigns.recognition.resources import CriterionResource, RegistrationResource, ScoreResource
from tests.campaigns.recognition.makers import make_decision, make_registration, make_set
from tests.makers import make_user
from tests.workbooks.makers import dataset_of


class TestPapers:
    def test_both_files_say_the_same(self, world):
        make_registration(world.north_areas[0], 50, 35, criteria_set=make_set(), note="=1+1")
        decision = make_decision()
        actions.enlist(Registration.objects.all(), decision, by=make_user())
        pdf = list_as_pdf(decision)
        text = " ".join(PdfDocument(pdf)[0].get_textpage().get_text_range().split())
        assert "DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN KHU DÂN CƯ TIÊU BIỂU NĂM 2023" in text
        assert "Tổng số: 1 khu dân cư." in text
        assert pdf == list_as_pdf(decision)
        sheet = openpyxl.load_workbook(io.BytesIO(list_as_xlsx(decision))).active
        row = [cell.value for cell in sheet[5]]
        assert row[:3] + row[5:] == [1, "Thôn 1", "Xã Bắc Mẫu", 85, "=1+1"]
        assert sheet["G5"].data_type == "s"


class TestSheets:
    def test_criteria_registrations_and_points(self, world):
        CriteriaSet.objects.create(
            title="tieu-bieu", since_year=2022, code="tieu-bieu-2022", basis="HD", threshold=Decimal(80)
        )
        headers = ["Bộ tiêu chí", "Số", "Nội dung tiêu chí", "Trọng số (%)", "Điểm tối thiểu"]
        wrong = CriterionResource().import_data(dataset_of([headers, ["tieu-bieu-2022", "1", "Một", 120, 0]]))
        assert wrong.invalid_rows[0].field_specific_errors == {"Trọng số (%)": ["Trọng số không được quá 100%."]}
        rows = [["tieu-bieu-2022", "1", "Một", 60, 30], ["tieu-bieu-2022", "2", "Hai", 40, "20,5"]]
        assert CriterionResource().import_data(dataset_of([headers, *rows])).totals["new"] == 2
        headers = ["Khu dân cư", "Năm", "Danh hiệu", "Ngày đăng ký", "Ngày kiểm tra"]
        row = ["bac-mau-1", 2023, "Khu dân cư tiêu biểu", "01/03/2023", "20/10/2023"]
        result = RegistrationResource().import_data(dataset_of([headers, row]))
        assert (result.totals["new"], Registration.objects.get().criteria_set.code) == (1, "tieu-bieu-2022")
        headers = ["Đăng ký", "Tiêu chí", "Điểm kiểm tra"]
        code = Registration.objects.get().code
        rows = [[code, "tieu-bieu-2022-1", "59,5"], [code, "tieu-bieu-2022-2", 21]]
        assert ScoreResource().import_data(dataset_of([headers, *rows])).totals["new"] == 2
        assert Registration.objects.get().points() == Decimal("80.5")
        over = ScoreResource().import_data(dataset_of([headers, [code, "tieu-bieu-2022-1", 61]]))
        assert over.invalid_rows[0].field_specific_errors == {"Điểm kiểm tra": ["Tiêu chí 1 có nhiều nhất 60 điểm."]}

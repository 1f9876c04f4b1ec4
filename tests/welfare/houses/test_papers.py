"""The three papers of a house, and sheets of its steps."""

from io import BytesIO

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from frontportal.closed_lists.models import Reading
from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.houses.makers import WAY, paper_address, sign_in, take
from tests.workbooks.makers import dataset_of
from welfare.assistance.models.household import Household
from welfare.houses.papers.completion import completion_minutes
from welfare.houses.papers.hand_over import hand_over_minutes
from welfare.houses.papers.setting import address_of
from welfare.houses.papers.survey import survey_sheet
from welfare.houses.resources import HouseStepResource, SteppedHouseResource


@pytest.mark.parametrize(
    ("written", "unit", "shown"),
    [
        ("Số 3, thôn Hai", "Thôn Hai, xã Ba", "Số 3, thôn Hai, xã Ba"),
        ("Số 3, Thôn Hai, Xã Ba", "Thôn Hai, xã Ba", "Số 3, Thôn Hai, Xã Ba"),
        ("Số 3", "Thôn Hai, xã Ba", "Số 3, Thôn Hai, xã Ba"),
        ("", "Xã Ba", "Xã Ba"),
    ],
)
def test_an_address_names_no_place_twice(written, unit, shown):
    assert address_of(written, unit) == shown


class TestSheets:
    def test_many_steps_at_once(self, house, world):
        headers = ["Căn nhà", "Bước", "Ngày thực hiện", "Số tiền", "Số văn bản", "Người chứng kiến"]
        rows = [
            ["nha-1", "Khảo sát", "01/03/2023", "90 triệu", "", ""],
            ["nha-1", "Phê duyệt", "10/03/2023", "50 triệu", "12/QĐ-BVĐ", ""],
        ]
        clerk = make_user("xa", group=roles.CLERK, unit=world.north)
        result = HouseStepResource(user=clerk).import_data(dataset_of([headers, *rows]))
        assert result.totals["new"] == 1
        assert "quyền phê duyệt" in str(result.invalid_rows[0].error)

    def test_a_clerk_s_sheet_brings_planned_houses(self, world):
        headers = ["Mã nhà", "Năm", "Đơn vị", "Loại nhà", "Mức hỗ trợ", "Tổng kinh phí", "Tiến độ", "Ngày bàn giao"]
        row = ["nha-9", "2023", "bac-mau", "Nhà Đại đoàn kết", "50 triệu", "90 triệu"]
        clerk, accountant = (
            make_user("xa", group=roles.CLERK, unit=world.north),
            make_user("kt", group=roles.ACCOUNTANT),
        )
        done = dataset_of([headers, [*row, "Đã bàn giao", "01/06/2023"]])
        assert "từng bước làm nhà" in str(SteppedHouseResource(user=clerk).import_data(done).invalid_rows[0].error)
        planned = dataset_of([headers, [*row, "Dự kiến", ""]])
        assert SteppedHouseResource(user=clerk).import_data(planned).totals["new"] == 1
        assert SteppedHouseResource(user=accountant).import_data(done).totals["update"] == 1


class TestPapers:
    def test_name_the_household_so_they_are_written_down(self, house, world, pair):
        house.household = Household.objects.create(unit=world.north, code="ho-1", head="Nguyễn Thị Lành", group="poor")
        house.save()
        take(house, "survey", pair[0])
        clerk = sign_in(roles.CLERK, "xa", world.north)
        addresses = {name: paper_address(house, name) for name in ("phieu-khao-sat", "giao-tien", "hoan-thanh")}
        sheet = clerk.get(addresses["phieu-khao-sat"])
        assert (sheet.status_code, sheet["Content-Type"]) == (200, "application/pdf")
        assert (Reading.objects.get().list_name, Reading.objects.get().record_key) == (
            "hộ được hỗ trợ",
            str(house.household_id),
        )
        assert "chưa được phê duyệt" in clerk.get(addresses["giao-tien"], follow=True).content.decode()
        assert "chưa nghiệm thu" in clerk.get(addresses["hoan-thanh"], follow=True).content.decode()
        assert sign_in(roles.LEADER, "lanh-dao").get(addresses["phieu-khao-sat"]).status_code == 403

    def test_what_they_say(self, house, world, pair):
        house.household = Household.objects.create(unit=world.north, code="ho-1", head="Nguyễn Thị Lành", group="poor")
        house.save()
        for stage in WAY:
            take(house, stage, pair[stage == "approval"])
        said = {
            make: " ".join(PdfDocument(make(house).as_pdf())[0].get_textpage().get_text_range().split())
            for make in (survey_sheet, hand_over_minutes, completion_minutes)
        }
        assert "Chủ hộ: Nguyễn Thị Lành" in said[survey_sheet]
        assert "Bằng chữ: Năm mươi triệu đồng" in said[hand_over_minutes]
        assert "Người chứng kiến: Ông Chứng" in said[hand_over_minutes]
        assert "Quyết định số 12/QĐ-BVĐ ngày 01/03/2023" in said[hand_over_minutes]
        assert "Nghiệm thu: 01/03/2023" in said[completion_minutes]
        assert survey_sheet(house).as_pdf() == survey_sheet(house).as_pdf()

    @pytest.mark.parametrize("make", [survey_sheet, hand_over_minutes, completion_minutes])
    def test_a_paper_in_word_says_what_the_pdf_says(self, house, world, pair, make):
        """What means something to XML, Word or Typst is letters here; the order of the letterhead's columns is not asked."""
        head = "Lê <b>&amp; #Thị</b> {{ 7 * 7 }} $x$"
        house.household = Household.objects.create(unit=world.north, code="ho-1", head=head, group="poor")
        house.save()
        for stage in WAY:
            take(house, stage, pair[stage == "approval"])
        paper = make(house)
        written = Document(BytesIO(paper.as_word()))
        cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
        word_text = "\n".join([*(each.text for each in written.paragraphs), *cells])
        pages = [page.get_textpage().get_text_range() for page in PdfDocument(paper.as_pdf())]
        numbers = [str(number) for number in range(2, len(pages) + 1)]  # Word counts its pages itself
        assert sorted([*word_text.split(), *numbers]) == sorted("\n".join(pages).split())
        assert f"Chủ hộ: {head}" in word_text
        assert paper.as_word() == make(house).as_word()

"""What the pages of an import ask, and what they tell, before anything is stored."""

import openpyxl
import pytest

from campaigns.models.recognition import Recognition
from campaigns.models.unity_day import UnityDay
from tests.imports.pages import (
    as_upload,
    asked_again,
    confirm,
    press,
    refusals,
    totals,
    upload,
    waiting,
    workbook,
)
from tests.imports.titles_sheet import DAY_HEADERS, DAYS, HEADERS, LABEL, day, row, sign_in
from tests.makers import make_user
from welfare.assistance.models.house import House

pytestmark = pytest.mark.usefixtures("own_folder")


class TestQuestions:
    def test_several_sheets_are_asked_about_without_the_file_again(self, client, editor):
        book = openpyxl.Workbook()
        book.active.title = "2022"
        other = book.create_sheet("2023")
        for sheet, code in ((book.active, "bac-mau-1"), (other, "bac-mau-2")):
            sheet.append(HEADERS)
            sheet.append(row(code))
        page = upload(client, LABEL, as_upload(book))
        assert [sheet["name"] for sheet in waiting(page).report["questions"]["sheets"]] == ["2022", "2023"]
        assert press(client, page, "confirm").context["record"].state == "ready"
        assert asked_again(press(client, page, "answer")) == ["Hãy chọn trang tính."]
        assert asked_again(press(client, page, "answer", sheet_name="2099")) == ["Hãy chọn một trang tính trong tệp."]
        confirm(client, press(client, page, "answer", sheet_name="2023"))
        assert Recognition.objects.get().unit.code == "bac-mau-2"

    def test_an_unknown_header_is_asked_about(self, client, editor):
        page = upload(client, LABEL, workbook([*HEADERS, "Người lập biểu"], [*row("bac-mau-1"), "Văn thư"]))
        assert [header["text"] for header in waiting(page).report["questions"]["headers"]] == ["Người lập biểu"]
        assert asked_again(press(client, page, "answer", header_0="")) == [
            "Hãy chọn cột “Người lập biểu” là gì, hoặc bỏ qua."
        ]
        assert asked_again(press(client, page, "answer", header_0="password")) != []
        confirm(client, press(client, page, "answer", header_0="note"))
        assert Recognition.objects.get().note == "Văn thư"

    def test_what_a_header_was_taken_for_is_chosen_beforehand_next_time(self, client, editor):
        def chosen(headers, code):
            page = upload(client, LABEL, workbook([*HEADERS, *headers], [*row(code), *headers]))
            return page, [field.initial for field in page.context["answers"].fields.values()]

        page, before = chosen(["Người lập biểu", "Sổ"], "bac-mau-1")
        confirm(client, press(client, page, "answer", header_0="note", header_1="-"))
        assert before == ["", ""]
        page, after = chosen(["NGƯỜI LẬP  BIỂU", "Sổ"], "bac-mau-2")
        assert (after, "Đã chọn sẵn như lần trước." in page.content.decode()) == (["note", "-"], True)
        sign_in(client, "nguoi-khac")
        assert chosen(["Người lập biểu"], "nam-mau-1")[1] == [""]

    def test_a_unit_above_the_table_is_asked_about(self, client, world):
        user = make_user("ke-toan", group="Kế toán")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        line = [*house_row("nha-1", 60)[:5], 50, 60, None]
        page = upload(client, "assistance.house", workbook(["Đơn vị tính: Triệu đồng"], house_headers(), line))
        assert "Ô A1 ghi “Đơn vị tính: Triệu đồng”" in page.content.decode()
        assert asked_again(press(client, page, "answer")) == ["Hãy chọn đơn vị của số tiền."]
        confirm(client, press(client, page, "answer", unit="apply"))
        assert House.objects.get().total == 60_000_000

    def test_or_left_out(self, client, editor):
        page = upload(client, LABEL, workbook([*HEADERS, "Người lập biểu"], [*row("bac-mau-1"), "Văn thư"]))
        confirm(client, press(client, page, "answer", header_0="-"))
        assert Recognition.objects.get().note == ""

    def test_lines_of_groups_say_the_unit(self, client, editor):
        headers = ["TT", "Thôn, tổ dân phố", *HEADERS[1:]]
        lines = [
            ["I", "Xã Bắc Mẫu"],
            [1, "Thôn 1", *row("")[1:]],
            [2, "Thôn 2", *row("")[1:]],
            ["II", "Thị trấn Nam Mẫu"],
            [3, "Tổ dân phố 1", *row("")[1:]],
        ]
        page = upload(client, LABEL, workbook(headers, *lines))
        assert (refusals(page), totals(page)) == ([], {"new": 3})
        assert "“Xã Bắc Mẫu” (dòng 2); “Thị trấn Nam Mẫu” (dòng 5)" in page.content.decode()
        confirm(client, page)
        assert set(Recognition.objects.values_list("unit__code", flat=True)) == {"bac-mau-1", "bac-mau-2", "nam-mau-1"}

    def test_rows_of_sums_are_offered_to_be_left_out(self, client, world):
        user = make_user("ke-toan", group="Kế toán")
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        rows = [
            house_row("nha-1", 60),
            house_row("nha-2", 80),
            ["Tổng cộng", *[None] * 4, 100_000_000, 140_000_000, None],
        ]
        page = upload(client, "assistance.house", workbook(house_headers(), *rows))
        [total] = waiting(page).report["questions"]["totals"]
        assert (total["line"], total["text"], total["agreeing"]) == (4, "Tổng cộng", ["Tổng kinh phí"])
        assert "Mức hỗ trợ: ghi 100.000.000, cộng lại 80.000.000" in page.content.decode()
        confirm(client, press(client, page, "answer", totals="skip"))
        assert House.objects.count() == 2


def house_headers():
    from welfare.assistance.resources import HouseResource

    resource = HouseResource()
    return [resource.header_of(name) for name in ("code", "year", "unit", "kind", "work", "support", "total", "state")]


def house_row(code, millions):
    kind, work = (House._meta.get_field(name).flatchoices[0][1] for name in ("kind", "work"))
    state = next(label for value, label in House._meta.get_field("state").flatchoices if value != "handed_over")
    return [code, 2023, "bac-mau", kind, work, 40_000_000, millions * 1_000_000, state]


class TestWhatIsTold:
    def test_absent_columns_stay_and_blank_ones_clear(self, client, editor):
        headers = [*DAY_HEADERS, "Ghi chú"]
        confirm(client, upload(client, DAYS, workbook(headers, [*day("bac-mau-1"), "Cũ"])))
        without = upload(client, DAYS, workbook(DAY_HEADERS, day("bac-mau-1", 95)))
        assert waiting(without).report["absent"] == ["Phần hội", "Bữa cơm đoàn kết", "Đại biểu cấp trên dự", "Ghi chú"]
        assert "Những mục này của bản ghi đã có được giữ nguyên." in without.content.decode()
        blank = upload(client, DAYS, workbook(headers, [*day("bac-mau-1"), None], [*day("bac-mau-2"), "Mới"]))
        assert waiting(blank).report["cleared"] == [["Ghi chú", 1]]
        assert "Cột “Ghi chú” để trống ở 1 dòng: giá trị đã lưu sẽ bị xoá trống." in blank.content.decode()
        confirm(client, blank)
        assert sorted(UnityDay.objects.values_list("note", flat=True)) == ["", "Mới"]

    def test_a_changed_cell_shows_what_it_was(self, client, editor):
        confirm(client, upload(client, DAYS, workbook(DAY_HEADERS, day("bac-mau-1"))))
        page = upload(client, DAYS, workbook(DAY_HEADERS, day("bac-mau-1", 95)))
        assert "90 → 95" in page.content.decode()

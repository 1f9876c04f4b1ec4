"""A file through the pages: stored, faults, the good rows alone, bad input."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from campaigns.models.recognition import Recognition
from campaigns.models.titles import Title, TitleAuthority
from campaigns.models.unity_day import UnityDay
from frontportal.imports.models import SheetImport
from frontportal.imports.waiting import files
from frontportal.imports.waiting.reading import RETURNED, Answers
from tests.imports.pages import (
    as_upload,
    confirm,
    press,
    refusals,
    said,
    totals,
    upload,
    waiting,
    workbook,
)
from tests.imports.titles_sheet import HEADERS, LABEL, LEVEL, row, sign_in
from tests.makers import make_user

pytestmark = pytest.mark.usefixtures("own_folder")


class TestStoring:
    def test_leads_to_what_it_did(self, client, editor):
        page = confirm(client, upload(client, LABEL, workbook(HEADERS, row("bac-mau-1"), row("bac-mau-2"))))
        assert said(page) == ["Đã nhập tệp: thêm 2, cập nhật 0, không đổi 0."]
        record = page.context["record"]
        assert (record.state, record.created_count, record.file_name) == ("stored", 2, "bang.xlsx")
        assert record.report == {}
        assert "Hoàn tác…" in page.content.decode()

    def test_keeps_nothing_of_the_file_but_its_digest(self, client, editor, django_capture_on_commit_callbacks):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        found = waiting(page)
        assert files.path_of(found).exists()
        with django_capture_on_commit_callbacks(execute=True):
            confirm(client, page)
        assert not files.path_of(found).exists()
        assert len(SheetImport.objects.get().sha256) == 64

    def test_a_second_click_adds_nothing(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        confirm(client, page)
        again = confirm(client, page)
        assert said(again)[0].startswith(
            "Tệp này đã được xác nhận, hoặc bản xem trước đã thay đổi; không có gì được nhập thêm."
        )
        assert Recognition.objects.get().history.count() == 1

    def test_the_undo_page_does_what_it_says(self, client, editor):
        page = confirm(client, upload(client, LABEL, workbook(HEADERS, row("bac-mau-1"))))
        address = reverse("admin:imports_sheetimport_undo", args=[page.context["record"].pk])
        assert "xoá 1 bản ghi" in client.get(address).content.decode()
        done = client.post(address, follow=True)
        assert said(done) == ["Đã hoàn tác: xoá 1 bản ghi, trả lại giá trị cũ cho 0 bản ghi."]
        assert said(client.post(address, follow=True)) == ["Lần nhập này đã được hoàn tác rồi."]
        assert Recognition.objects.count() == 0

    def test_the_undo_page_names_what_stands_against_it(self, client, editor):
        page = confirm(client, upload(client, LABEL, workbook(HEADERS, row("bac-mau-1"))))
        Recognition.objects.update(note="Sửa sau")
        address = reverse("admin:imports_sheetimport_undo", args=[page.context["record"].pk])
        content = client.get(address).content.decode()
        assert "Không hoàn tác được: 1 bản ghi đã được sửa" in content
        assert '<button type="submit" class="statement-button">Hoàn tác</button>' not in content

    def test_another_persons_import_is_not_there(self, client, editor):
        page = confirm(client, upload(client, LABEL, workbook(HEADERS, row("bac-mau-1"))))
        key = page.context["record"].pk
        sign_in(client, "nguoi-khac")
        addresses = [
            reverse("admin:campaigns_recognition_waiting", args=[key]),
            reverse("admin:imports_sheetimport_change", args=[key]),
            reverse("admin:imports_sheetimport_undo", args=[key]),
        ]
        assert [client.get(address).status_code for address in addresses] == [404, 404, 404]

    def test_a_leader_sees_it_and_cannot_undo_it(self, client, editor):
        key = confirm(client, upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))).context["record"].pk
        leader = make_user("lanh-dao", group="Lãnh đạo")
        client.force_login(leader, backend="django.contrib.auth.backends.ModelBackend")
        page = client.get(reverse("admin:imports_sheetimport_change", args=[key]))
        assert (page.status_code, "Hoàn tác…" in page.content.decode()) == (200, False)
        assert client.post(reverse("admin:imports_sheetimport_undo", args=[key])).status_code == 403


class TestFaults:
    @pytest.fixture
    def mixed(self, client, editor):
        return upload(
            client, LABEL, workbook(HEADERS, row("bac-mau-1"), row("khong-co", level="Xuất sắc"), row("bac-mau-2"))
        )

    def test_stand_in_a_table_by_row_column_and_value(self, mixed):
        content = mixed.content.decode()
        assert "1 dòng chưa nhập được, chưa có gì được lưu" in content
        assert [fault[:3] for fault in waiting(mixed).report["faults"]] == [
            [3, "Khu dân cư", "khong-co"],
            [3, "Danh hiệu", "Xuất sắc"],
        ]
        assert ('name="confirm"' in content, "Chỉ nhập 2 dòng đúng" in content) == (False, True)

    def test_nothing_is_stored_without_a_word(self, client, mixed):
        confirm(client, mixed)
        assert Recognition.objects.count() == 0

    def test_the_good_rows_alone_where_the_person_says_so(self, client, mixed):
        record = press(client, mixed, "confirm_good").context["record"]
        assert (record.created_count, record.left_out_count, Recognition.objects.count()) == (2, 1, 2)

    def test_the_bad_rows_come_back_with_reasons_and_are_taken_again(self, client, mixed):
        file = client.get(reverse("admin:campaigns_recognition_returned", args=[waiting(mixed).pk]))
        book = openpyxl.load_workbook(io.BytesIO(file.content))
        rows = list(book.active.values)
        assert rows[0] == (*HEADERS, RETURNED)
        assert rows[1][:4] == ("khong-co", 2023, "Xuất sắc", "12/QĐ")
        assert rows[1][-1].startswith("Khu dân cư: Không có đơn vị “khong-co”. Danh hiệu: ")
        assert len(rows) == 2
        book.active["A2"], book.active["C2"] = "nam-mau-1", LEVEL
        again = upload(client, LABEL, as_upload(book))
        assert (waiting(again).report["questions"], refusals(again), totals(again)) == ({}, [], {"new": 1})
        assert waiting(again).report["notes"] == [
            f"Cột “{RETURNED}” không được nhập: ghi vì sao dòng này chưa nhập được lần trước."
        ]


class TestBadInput:
    def test_nonsense_is_told_without_a_question_for_each_row(self, client, editor, django_assert_max_num_queries):
        rows = [[f"khong-co-{number}", "năm nay", "???", "", "99/99/9999"] for number in range(2_000)]
        file = workbook(HEADERS, *rows)
        with django_assert_max_num_queries(60):
            page = upload(client, LABEL, file)
        report = waiting(page).report
        assert (totals(page), report["fault_count"] >= 8_000, len(report["faults"])) == ({"invalid": 2_000}, True, 500)
        assert Recognition.objects.count() == 0

    def test_good_rows_cost_no_question_each(self, client, editor, world, django_assert_max_num_queries):
        before = {"since": date(1945, 1, 1), "until": date(2019, 1, 1), "basis": "Để thử"}
        TitleAuthority.objects.create(title=Title.EXEMPLARY, level="province", **before)
        rows = [
            [area.code, year, LEVEL, "1/QĐ", f"18/11/{year}"]
            for area in world.north_areas
            for year in range(1950, 2020)
        ]
        file = workbook(HEADERS, *rows)
        with django_assert_max_num_queries(80):
            page = upload(client, LABEL, file)
        assert (refusals(page), totals(page)) == ([], {"new": len(rows)})

    def test_a_chart_as_the_first_sheet(self, client, editor):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(HEADERS)
        sheet.append(row("bac-mau-1"))
        book.create_chartsheet("Biểu đồ", 0).add_chart(openpyxl.chart.BarChart())
        page = upload(client, LABEL, as_upload(book))
        assert (refusals(page), totals(page)) == ([], {"new": 1})

    def test_a_sheet_of_empty_rows(self, client, editor):
        book = openpyxl.Workbook()
        book.active.append(HEADERS)
        for number in range(2, 20_000):
            book.active.cell(row=number, column=1, value=" ")
        page = upload(client, LABEL, as_upload(book))
        assert page.context["form"].errors["import_file"][0].startswith("Tệp không có dòng dữ liệu nào")

    @pytest.mark.parametrize("key", ["abc", "-1", "9" * 40, "1e9", "%00"])
    def test_keys_that_are_none(self, client, editor, key):
        for address in (
            f"/quan-tri/campaigns/recognition/import/{key}/",
            f"/quan-tri/imports/sheetimport/{key}/hoan-tac/",
        ):
            assert client.get(address).status_code in (301, 302, 400, 404)
            assert client.post(address).status_code in (301, 302, 400, 404)

    @pytest.mark.parametrize("options", [{}, {"sheet_name": "x", "unknown": 1}])
    def test_answers_that_we_do_not_know_are_left_aside(self, options):
        assert Answers.of(SheetImport(options=options)).skip_totals is None


def test_a_clerk_stays_within_the_own_commune(client, world):
    clerk = make_user("can-bo", group="Cán bộ xã", unit=world.north)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    headers = ["Khu dân cư", "Năm", "Ngày tổ chức", "Phần lễ", "Số lượt người dự"]
    rows = [[code, 2023, "18/11/2023", "có", 90] for code in ("bac-mau-1", "nam-mau-1")]
    page = upload(client, "campaigns.unityday", workbook(headers, *rows))
    assert refusals(page) == ["Dòng 3, cột “Khu dân cư”: “nam-mau-1” nằm ngoài địa bàn được phân công cho bạn."]
    press(client, page, "confirm_good")
    assert UnityDay.objects.get().unit.code == "bac-mau-1"

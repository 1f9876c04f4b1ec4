"""A file through the pages: questions, faults, the good rows alone, two persons at once, and all that may go wrong meanwhile."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.models.recognition import Recognition
from campaigns.models.titles import Title, TitleAuthority
from campaigns.models.unity_day import UnityDay
from frontportal.imports.models import SheetImport
from frontportal.imports.waiting import files, flow, liveness
from frontportal.imports.waiting.jobs import run_job
from frontportal.imports.waiting.reading import RETURNED, Answers
from tests.imports.pages import (
    as_upload,
    asked_again,
    confirm,
    press,
    refusals,
    said,
    totals,
    upload,
    waiting,
    workbook,
)
from tests.makers import make_user
from welfare.assistance.models.house import House

LABEL = "campaigns.recognition"
HEADERS = ["Khu dân cư", "Năm", "Danh hiệu", "Số quyết định", "Ngày quyết định"]
LEVEL = Title.EXEMPLARY.label


def row(code, *, year=2023, level=LEVEL, number="12/QĐ"):
    return [code, year, level, number, f"18/11/{year}"]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def editor(client, world):
    return sign_in(client, "bien-tap")


def sign_in(client, name):
    user = make_user(name, group="Biên tập viên")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


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


DAYS = "campaigns.unityday"
DAY_HEADERS = ["Khu dân cư", "Năm", "Ngày tổ chức", "Phần lễ", "Số lượt người dự"]


def day(code, people=90):
    return [code, 2023, "18/11/2023", "có", people]


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


class TestMeanwhile:
    def test_a_file_replaced_on_the_disk_is_not_taken(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        files.path_of(waiting(page)).write_bytes(workbook(HEADERS, row("bac-mau-2")).read())
        after = confirm(client, page)
        assert (waiting(after).state, Recognition.objects.count()) == ("refused", 0)
        assert "không còn đúng là tệp đã xem" in after.content.decode()

    def test_a_file_that_is_gone_is_told(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        files.delete(waiting(page))
        assert waiting(confirm(client, page)).state == "refused"

    def test_records_that_changed_since_are_looked_at_again(self, client, editor):
        confirm(client, upload(client, DAYS, workbook(DAY_HEADERS, day("bac-mau-1"))))
        page = upload(client, DAYS, workbook(DAY_HEADERS, day("bac-mau-1", 95)))
        changed = UnityDay.objects.get()
        changed.attendance = 100
        changed.save()
        after = confirm(client, page)
        assert (waiting(after).state, UnityDay.objects.get().attendance) == ("ready", 100)
        content = after.content.decode()
        assert "Dữ liệu đã thay đổi từ lúc xem trước." in content
        assert "100 → 95" in content
        confirm(client, after)
        assert UnityDay.objects.get().attendance == 95

    def test_two_persons_with_the_same_file_add_once(self, client, editor):
        mine = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        sign_in(client, "dong-nghiep")
        theirs = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        confirm(client, theirs)
        client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
        after = confirm(client, mine)
        assert (waiting(after).state, totals(after)) == ("ready", {"skip": 1})
        assert Recognition.objects.count() == 1

    def test_a_preview_that_another_tab_has_changed_is_not_confirmed(self, client, editor):
        page = upload(client, LABEL, workbook([*HEADERS, "Lời phê"], [*row("bac-mau-1"), "Tốt"]))
        old = press(client, page, "answer", header_0="-")
        SheetImport.objects.update(options={"header_mapping": {"Lời phê": "note"}}, state="reading")
        run_job(waiting(old).pk)
        after = press(client, old, "confirm")
        assert "bản xem trước đã thay đổi" in said(after)[0]
        assert Recognition.objects.count() == 0

    def test_given_up_is_given_up(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        press(client, page, "cancel")
        assert not files.path_of(waiting(page)).exists()
        confirm(client, page)
        assert (SheetImport.objects.get().state, Recognition.objects.count()) == ("cancelled", 0)

    def test_what_waits_longer_than_a_day_goes(self, client, editor):
        found = waiting(upload(client, LABEL, workbook(HEADERS, row("bac-mau-1"))))
        SheetImport.objects.filter(pk=found.pk).update(updated_at=timezone.now() - timedelta(hours=25))
        files.expire_stale()
        assert (SheetImport.objects.count(), files.path_of(found).exists()) == (0, False)

    def test_rights_lost_meanwhile_are_lost(self, client, editor):
        page = upload(client, LABEL, workbook(HEADERS, row("bac-mau-1")))
        editor.groups.clear()
        address = reverse("admin:campaigns_recognition_waiting", args=[waiting(page).pk])
        assert client.post(address, {"confirm": ""}).status_code == 403
        assert Recognition.objects.count() == 0


class TestManyRows:
    """Of more rows than a request may take on, a process of its own is started; here it is run by hand."""

    @pytest.fixture
    def started(self, monkeypatch):
        keys = []
        monkeypatch.setattr(flow, "AT_ONCE", 1)
        monkeypatch.setattr(flow.process, "start", lambda sheet_import: keys.append(sheet_import.pk))
        return keys

    @pytest.fixture
    def page(self, client, editor, started, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            return upload(client, LABEL, workbook(HEADERS, row("bac-mau-1"), row("bac-mau-2")))

    def test_the_page_says_how_far_it_is(self, page, started):
        SheetImport.objects.update(done_rows=1)
        assert started == [waiting(page).pk]
        assert 'data-progress="on"' in page.content.decode()
        assert "0 trên 2 dòng, 0 %" in page.content.decode()

    def test_and_goes_on_when_the_process_has_done(self, client, page, started):
        run_job(started[0])
        ready = client.get(page.redirect_chain[-1][0])
        assert totals(ready) == {"new": 2}

    def test_a_process_that_died_is_started_anew(self, page, started):
        found = waiting(page)
        for attempt in (1, 2, 3):
            SheetImport.objects.update(updated_at=timezone.now() - timedelta(minutes=5))
            assert liveness.refresh(found).attempts == attempt
        SheetImport.objects.update(updated_at=timezone.now() - timedelta(minutes=5))
        assert (liveness.refresh(found).state, len(started)) == ("broken", 4)
        assert not files.path_of(found).exists()

    def test_giving_up_stops_it_and_undoes_everything(self, page, started):
        found = waiting(page)
        assert flow.cancel(found, by=found.created_by) is True
        run_job(found.pk)
        found.refresh_from_db()
        assert (found.state, found.report) == ("cancelled", {})


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

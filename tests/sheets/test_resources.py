"""A sheet through the admin: preview, refusals row by row, and the same sheet twice. Recognitions stand for all."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.models.recognition import Recognition
from campaigns.models.titles import Title
from campaigns.resources import RecognitionResource
from frontportal.approval.showable import show_records
from tests.imports import pages
from tests.imports.pages import confirm, refusals, totals, waiting
from tests.makers import make_user
from tests.workbooks.makers import dataset_of

HEADERS = ["Khu dân cư", "Năm", "Danh hiệu", "Số quyết định", "Ngày quyết định"]
GOOD = ["bac-mau-1", 2023, Title.EXEMPLARY.label, "12/QĐ", "18/11/2023"]


def sheet(*rows, headers=HEADERS) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    for row in [headers, *rows]:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile("bang.xlsx", file.getvalue())


def upload(client, file):
    return pages.upload(client, "campaigns.recognition", file)


@pytest.fixture
def editor(client, world):
    user = make_user("bien-tap", group="Biên tập viên")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def test_preview_saves_nothing_and_confirming_saves_once(client, editor):
    preview = upload(client, sheet(GOOD))
    assert (totals(preview), Recognition.objects.count()) == ({"new": 1}, 0)
    confirm(client, preview)
    recognition = Recognition.objects.get()
    assert (recognition.unit.code, recognition.title, recognition.created_by, recognition.updated_by) == (
        "bac-mau-1", "tieu-bieu", editor, editor,
    )  # fmt: skip
    assert recognition.history.get().history_user == editor
    again = upload(client, sheet(GOOD))
    assert totals(again) == {"skip": 1}
    assert "Mọi dòng trong tệp đã có sẵn" in again.content.decode()


def test_what_excel_hides_is_said_in_the_preview(client, editor):
    book = openpyxl.load_workbook(sheet(GOOD))
    book.active.row_dimensions[2].hidden = True
    book.create_sheet("2022").append(HEADERS)
    book["2022"].sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    preview = upload(client, SimpleUploadedFile("bang.xlsx", file.getvalue()))
    assert waiting(preview).report["notes"] == [
        "Trang tính ẩn “2022” không được nhập.",
        "Dòng ẩn trong Excel vẫn được nhập: 2.",
    ]
    assert "Dòng ẩn trong Excel vẫn được nhập: 2." in preview.content.decode()


def test_a_sheet_with_letterhead_and_running_numbers_is_imported_as_it_is(client, editor):
    office = sheet(
        ["DANH SÁCH KHU DÂN CƯ TIÊU BIỂU"], [], ["TT", *HEADERS], [1, *GOOD], headers=["ỦY BAN MTTQ XÃ BẮC MẪU"]
    )
    preview = upload(client, office)
    assert waiting(preview).report["notes"] == ["Tên các cột ở dòng 4; những dòng phía trên không được nhập."]
    confirm(client, preview)
    assert Recognition.objects.get().unit.code == "bac-mau-1"


def test_a_row_never_changes_what_is_public(client, editor):
    confirm(client, upload(client, sheet(GOOD)))
    show_records(Recognition.objects.all(), shown=True, by=make_user())
    confirm(client, upload(client, sheet([*GOOD[:3], "99/QĐ", GOOD[4]])))
    assert [item.decision_number for item in Recognition.objects.all()] == [GOOD[3]]  # public: changed by a proposal


def test_every_bad_cell_is_named(client, editor):
    response = upload(
        client,
        sheet(
            GOOD,
            ["bac-mau-2", 2023, "Khu dân cư xuất sắc", "12/QĐ", "31/02/2023"],
            ["Thôn 9, xã Bắc Mẫu", 2023, GOOD[2], "12/QĐ", "18/11/2023"],
            ["nam-mau-1", 2023, GOOD[2], None, "18/11/2023"],
        ),
    )
    assert refusals(response) == [
        f"Dòng 3, cột “Danh hiệu”: “Khu dân cư xuất sắc” không có trong danh sách: {', '.join(Title.labels)}.",
        "Dòng 3, cột “Ngày quyết định”: “31/02/2023” không có trong lịch. Hãy kiểm tra lại ngày và tháng.",
        "Dòng 4, cột “Khu dân cư”: Không có đơn vị “Thôn 9, xã Bắc Mẫu”.",
        "Dòng 5, cột “Số quyết định”: Không được để trống.",
    ]
    assert Recognition.objects.count() == 0
    assert 'name="confirm"' not in response.content.decode()


def test_rows_are_checked_against_each_other(client, editor):
    twice = upload(client, sheet(GOOD, [GOOD[0], 2023, GOOD[2], "13/QĐ", "18/11/2023"]))
    assert refusals(twice) == ["Dòng 3: Dòng này trùng với dòng 2."]


def test_names_are_found_with_or_without_marks(client, editor):
    response = upload(client, sheet(["thon 1 , XA BAC MAU", *GOOD[1:]]))
    assert refusals(response) == []
    confirm(client, response)
    assert Recognition.objects.get().unit.code == "bac-mau-1"


def test_headers_of_the_key_may_not_all_be_missing(client, editor):
    response = upload(client, sheet(GOOD[3:], headers=HEADERS[3:]))
    assert refusals(response) == ["Thiếu cột “Khu dân cư”, “Năm”, “Danh hiệu”. Hãy dùng tệp mẫu."]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("bang.xlsx", b"no", "Tệp không phải là tệp Excel (.xlsx), hoặc đã hỏng. Hãy mở bằng Excel rồi lưu lại."),
        ("bang.pdf", b"%PDF", "Chỉ nhận tệp Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV (.csv)."),
        ("bang.csv", b"x" * (5 * 2**20 + 1), "Tệp lớn quá 5 MB. Hãy chia thành nhiều tệp nhỏ hơn."),
    ],
)
def test_what_is_no_sheet_gets_a_sentence(client, editor, name, data, sentence):
    response = upload(client, SimpleUploadedFile(name, data))
    assert response.context["form"].errors["import_file"] == [sentence]


def test_a_clerk_imports_own_units_only(client, world):
    clerk = make_user(group="Cán bộ xã", unit=world.north)
    assert RecognitionResource(user=clerk).import_data(dataset_of([HEADERS, GOOD])).totals["new"] == 1
    result = RecognitionResource(user=clerk).import_data(dataset_of([HEADERS, ["nam-mau-1", *GOOD[1:]]]))
    assert result.invalid_rows[0].field_specific_errors == {
        "Khu dân cư": ["“nam-mau-1” nằm ngoài địa bàn được phân công cho bạn."]
    }


def test_one_bad_row_keeps_all_out(world):
    rows = dataset_of([HEADERS, GOOD, ["khong-co", *GOOD[1:]]])
    RecognitionResource().import_data(rows, rollback_on_validation_errors=True)
    assert Recognition.objects.count() == 0


def test_a_unit_must_exist_in_the_year(world):
    result = RecognitionResource().import_data(dataset_of([HEADERS, [world.north.code, 2026, *GOOD[2:]]]))
    assert result.invalid_rows[0].field_specific_errors == {
        "Khu dân cư": ["“bac-mau” không tồn tại trong năm 2026. Nay là: Xã Hợp Mẫu (mã hop-mau)."]
    }


def test_what_is_exported_can_be_imported_and_adds_nothing(client, editor):
    confirm(client, upload(client, sheet(GOOD)))
    for number in ("0", "1"):
        file = client.post(reverse("admin:campaigns_recognition_export"), {"format": number, "resource": "0"})
        again = upload(client, SimpleUploadedFile(("bang.xlsx", "bang.csv")[int(number)], file.content))
        assert totals(again) == {"skip": 1}


def test_the_template_can_be_filled_in(client, editor):
    response = client.get(reverse("admin:campaigns_recognition_template"))
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    headers = [cell.value for cell in book.active[1]]
    assert headers == [
        *HEADERS[:3], "Cấp công nhận", *HEADERS[3:], "Ghi chú", "Ngày thu hồi", "Số quyết định thu hồi", "Lý do thu hồi",
    ]  # fmt: skip
    assert book.active["F1"].comment.text.startswith("Bắt buộc.\nngày/tháng/năm")
    book.active.append([*GOOD[:3], None, *GOOD[3:]])
    file = io.BytesIO()
    book.save(file)
    assert refusals(upload(client, SimpleUploadedFile("mau.xlsx", file.getvalue()))) == []

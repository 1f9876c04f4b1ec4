"""Sheets: each bad row gets a sentence, the same sheet twice adds nothing."""

from datetime import date

from tablib import Dataset

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from campaigns.models.honour import Honour
from campaigns.models.recognition import Recognition
from campaigns.models.titles import TitleAuthority
from campaigns.models.unity_day import UnityDay
from campaigns.resources import (
    ActivityResource,
    CampaignResource,
    HonourResource,
    RecognitionResource,
    TitleAuthorityResource,
    UnityDayResource,
)
from tests.campaigns.makers import make_campaign, make_recognition, make_unity_day
from tests.makers import make_user
from tests.resources import RECOGNITION, load, said
from tests.world import make_unit

UNITY = ["Khu dân cư", "Năm", "Ngày tổ chức", "Phần lễ", "Phần hội", "Bữa cơm đoàn kết", "Số lượt người dự"]
DISTRICT = "Khu dân cư tiêu biểu"


def test_recognitions_come_in_once(world):
    rows = [
        ("Thôn 1, xã Bắc Mẫu", 2023, DISTRICT, "112/QĐ", "22/11/2023"),
        ("bac-mau-2", "2023", "khu dan cu kieu mau", "87/QĐ", "05/01/2024"),
    ]
    assert load(RecognitionResource, RECOGNITION, *rows).totals["new"] == 2
    assert load(RecognitionResource, RECOGNITION, *rows).totals["skip"] == 2
    assert Recognition.objects.count() == 2


def test_bad_recognitions(world):
    make_unit("cu", "Thôn Cũ", "area", world.north, until="2023-01-01")
    result = load(
        RecognitionResource,
        RECOGNITION,
        ("bac-mau-1", 2023, DISTRICT, "", "22/11/2023"),
        ("bac-mau-2", 2023, DISTRICT, "1/QĐ", "31/02/2023"),
        ("Xã Bắc Mẫu", 2023, DISTRICT, "1/QĐ", "22/11/2023"),
        ("cu", 2023, DISTRICT, "1/QĐ", "22/11/2023"),
    )
    sentences = said(result)
    assert "“31/02/2023” không có trong lịch." in sentences
    assert "Đơn vị này không phải khu dân cư." in sentences
    assert "“cu” không tồn tại trong năm 2023." in sentences
    assert len(result.invalid_rows) == 4
    assert not Recognition.objects.exists()


def test_a_sheet_with_the_same_recognition_twice(world):
    rows = [("bac-mau-1", 2023, DISTRICT, number, "22/11/2023") for number in ("1/QĐ", "2/QĐ")]
    assert said(load(RecognitionResource, RECOGNITION, *rows)) == "Dòng này trùng với dòng 2."
    assert not Recognition.objects.exists()


def test_a_clerk_cannot_bring_in_another_commune(world):
    clerk = make_user(unit=world.north)
    result = load(UnityDayResource, UNITY, ("nam-mau-1", 2023, "18/11/2023", "x", "x", "x", 90), user=clerk)
    assert "nằm ngoài địa bàn được phân công cho bạn" in said(result)
    assert not UnityDay.objects.exists()


def test_unity_days(world):
    row = ("bac-mau-1", 2023, "18/11/2023", "có", "x", "không", "1.200")
    assert load(UnityDayResource, UNITY, row).totals["new"] == 1
    record = UnityDay.objects.get()
    assert (record.ceremony, record.festival, record.meal, record.attendance) == (True, True, False, 1200)
    result = load(UnityDayResource, UNITY, ("bac-mau-2", 2023, "18/11/2023", "", "", "", "90"))
    assert "Có người dự thì phải chọn ít nhất một" in said(result)


def test_a_row_without_its_key_means_no_stored_record(world):
    make_unity_day(world.south_areas[0], ceremony=False, festival=False, meal=False, attendance=0, held_on=None)
    result = load(UnityDayResource, UNITY, ("", "", "", "", "", "", ""), ("", "", "", "không", "không", "không", 0))
    assert said(result).count("Không được để trống.") == 2 * len(result.invalid_rows) > 0


def test_activities_come_in_hidden(world):
    make_campaign()
    headers = ["Cuộc vận động, phong trào", "Đơn vị", "Năm báo cáo", "Ngày", "Hoạt động", "Số lượt người tham gia"]
    row = ("Hàng Việt", "Xã Bắc Mẫu", 2023, "19/05/2023", "Phiên chợ", 120)
    assert load(ActivityResource, headers, row).totals["new"] == 1
    assert load(ActivityResource, headers, row).totals["skip"] == 1
    assert Activity.objects.get().shown is False


def test_what_goes_out_comes_in_again(world):
    make_recognition(world.north_areas[0])
    sheet = RecognitionResource().export()
    result = RecognitionResource().import_data(sheet, dry_run=False)
    assert result.totals["skip"] == 1


def test_a_unit_by_its_name_from_before_the_merger_is_taken_and_told(world):
    campaign = make_campaign()
    row = (campaign.name, "X. Bắc Mẫu", 2026, date(2026, 5, 1), "Trồng cây")
    result = ActivityResource().import_data(
        Dataset(row, headers=["Cuộc vận động, phong trào", "Đơn vị", "Năm báo cáo", "Ngày", "Hoạt động"])
    )
    assert [str(each.error) for each in result.invalid_rows] == []
    assert Activity.objects.get(title="Trồng cây").unit == world.merged
    assert result.notes == ["“X. Bắc Mẫu” là tên trước khi sắp xếp: Xã Bắc Mẫu nay là Xã Hợp Mẫu."]


def test_campaigns_come_in_hidden_and_once(world):
    headers = ["Phong trào", "Loại", "Giới thiệu", "Từ ngày", "Đến hết ngày"]
    rows = [
        ("Ngày vì người nghèo", "Tháng cao điểm", "Từ 17/10 đến 18/11.", "17/10/2023", ""),
        ("Hàng Việt", "Cuộc vận động", "", "", ""),
    ]
    headers[0] = "Tên"
    assert (said(load(CampaignResource, headers, *rows)), load(CampaignResource, headers, *rows).totals["skip"]) == (
        "",
        2,
    )
    assert list(Campaign.objects.order_by("slug").values_list("slug", "kind", "shown")) == [
        ("hang-viet", "drive", False), ("ngay-vi-nguoi-ngheo", "peak-month", False),
    ]  # fmt: skip
    bad = load(
        CampaignResource,
        headers,
        ("Khác", "Cuộc thi", "", "", ""),
        ("HÀNG VIỆT", "Mô hình", "", "", ""),
        ("Mới", "Mô hình", "", "02/01/2024", "01/01/2024"),
    )
    assert [sentence for row in bad.invalid_rows for sentence in row.error.messages] == [
        "“Cuộc thi” không có trong danh sách: Cuộc vận động, Phong trào thi đua, Tháng cao điểm, Mô hình.",
        "Địa chỉ trang này đã dùng cho cuộc vận động, phong trào khác.",
        "Ngày kết thúc không được trước ngày bắt đầu.",
    ]
    Campaign.objects.filter(slug="hang-viet").update(shown=True)
    editor = make_user("bt", group="Biên tập viên")
    shown = load(CampaignResource, headers, ("Hàng Việt", "Mô hình", "", "", ""), user=editor)
    assert "đang công khai" in said(shown)


def test_a_title_is_recognised_by_a_level_in_one_time_once(world):
    headers = ["Danh hiệu", "Cấp công nhận", "Từ ngày", "Đến trước ngày", "Căn cứ"]
    TitleAuthority.objects.all().delete()
    rows = [("Khu dân cư tiêu biểu", "Cấp huyện", "01/01/2020", "01/07/2025", "Quy định mẫu")]
    assert (
        said(load(TitleAuthorityResource, headers, *rows)),
        load(TitleAuthorityResource, headers, *rows).totals["skip"],
    ) == ("", 1)
    overlap = load(TitleAuthorityResource, headers, ("Tiêu biểu", "Cấp huyện", "01/01/2024", "", "Khác"))
    assert said(overlap) == "Đã ghi cấp này cho danh hiệu này trong khoảng thời gian trùng với khoảng đã nhập."


def test_an_honour_s_edition_is_read_in_roman_numerals(world):
    headers = ["Chuỗi tôn vinh", "Tên lễ", "Lần thứ", "Ngày tổ chức", "Đơn vị", "Năm báo cáo"]
    rows = [
        ("Gương sáng đời thường", "Lễ mẫu", text, "01/11/2023", "Huyện Suối Mẫu", 2023)
        for text in ("II", "lần thứ III", "4")
    ]
    assert said(load(HonourResource, headers, *rows)) == ""
    assert sorted(Honour.objects.values_list("edition", flat=True)) == [2, 3, 4]

"""The headers of every kind of record: each spelling means one field, and all those that offices were seen to use are known."""

import pytest
from django.contrib import admin

from frontportal.workbooks.headers.columns import Vocabulary, columns_of
from frontportal.workbooks.headers.spellings import LEFT_OUT, RUNNING, normal

RESOURCES = {
    resource.__name__: resource
    for model_admin in admin.site._registry.values()
    for resource in getattr(model_admin, "resource_classes", None) or []
}

# As seen in the offices' own papers, forms and programs: record → header → field, "" for one that is never stored.
SEEN = {
    "HouseholdResource": {
        "STT": "", "Số TT": "", "Họ và tên đại diện hộ": "head", "Họ và tên chủ hộ": "head", "Họ tên chủ hộ": "head",
        "Chủ hộ": "head", "Họ và tên": "head", "Họ và tên người được hỗ trợ": "head", "Số căn cước": "", "Số CMND/CCCD": "",
        "Xã phường": "unit", "Xã/Phường": "unit", "Xã, thị trấn": "unit", "Đơn vị": "unit", "Địa phương": "unit",
        "Khối xóm": "unit", "Thôn/bản/khối/xóm": "unit", "Thôn": "unit", "TDP": "unit", "Khu phố": "unit", "KDC": "unit",
        "Buôn": "unit", "Địa chỉ": "address", "Hộ khẩu thường trú": "address", "Nơi ở": "address", "Đối tượng": "group",
        "Thuộc diện": "group", "Diện hộ": "group", "Loại hộ": "group", "Số điện thoại": "phone", "SĐT": "phone",
        "Số điện thoại liên hệ": "phone", "Dân tộc": "", "Tôn giáo": "", "Ghi chú": "note",
    },
    "GiftResource": {
        "Số suất": "packages", "Số lượng": "packages", "SL": "packages", "Dịp": "round", "Đợt": "round",
        "Đối tượng": "group", "Ký nhận": "", "Chữ ký": "",
    },
    "SteppedHouseResource": {
        "Năm": "year", "Loại hình hỗ trợ": "work", "Số tiền": "support", "Kinh phí hỗ trợ": "support",
        "Tổng dự toán kinh phí": "total", "Trạng thái": "state", "Ngày bàn giao": "handed_over_on", "Số quyết định": "decision",
    },
    "LivelihoodResource": {
        "Mô hình sinh kế": "kind", "Con giống": "kind", "Tổng tiền quy đổi": "value", "Số hộ": "households",
    },
    "CoFundingResource": {"Đơn vị, cá nhân hỗ trợ": "source", "Đơn vị tài trợ": "source", "Giá trị quy đổi": "amount"},
    "ContributionResource": {
        "Tên người ủng hộ": "donor_name", "Họ và tên người/đơn vị ủng hộ": "donor_name", "Đơn vị ủng hộ": "donor_name",
        "Nhà hảo tâm": "donor_name", "Mạnh thường quân": "donor_name", "Ngày ủng hộ": "date", "Đợt ủng hộ": "appeal",
        "Số tiền ủng hộ": "amount", "Số phiếu thu": "receipt_number", "Mã phiếu thu": "receipt_number",
        "Nội dung ủng hộ": "memo", "Danh xưng": "donor_kind",
    },
    "UnityDayResource": {
        "Khu dân cư": "unit", "Khu phố": "unit", "Thời gian": "held_on", "Ngày tổ chức": "held_on", "Phần Lễ": "ceremony",
        "Lễ": "ceremony", "Phần Hội": "festival", "Bữa cơm Đại đoàn kết": "meal", "Số người dự": "attendance",
        "Lượt người tham dự": "attendance", "Tham dự / Số người": "attendance", "Số người": "attendance",
        "Tên khu dân cư": "unit",
    },
    "RecognitionResource": {"Tên khu dân cư": "unit", "Danh hiệu": "title", "Quyết định số": "decision_number"},
    "PetitionResource": {
        "Mã KN": "code", "Mã kiến nghị": "code", "Nội dung kiến nghị": "content", "Ý kiến, kiến nghị": "content",
        "Kiến nghị của cử tri": "content", "Tóm tắt nội dung": "title", "Khu dân cư": "unit", "Lĩnh vực": "field",
        "Đơn vị thẩm quyền": "agency", "Thẩm quyền giải quyết": "agency", "Cơ quan giải quyết": "agency", "Hạn giải quyết": "due_on",
    },
    "MeetingResource": {"Địa điểm": "place", "Số cử tri": "voters", "Thời gian": "start", "Hình thức": "form"},
    "SupervisionResource": {
        "Nội dung giám sát": "title", "Đối tượng giám sát": "subject", "Thời gian": "starts_on", "Địa điểm": "unit",
        "Kết quả giám sát": "summary", "Hình thức": "form", "Chủ thể giám sát": "lead", "Đoàn giám sát": "team",
        "Tồn tại, hạn chế": "shortcomings", "Kế hoạch số": "plan_number", "Số quyết định": "decision_number",
    },
    "RecommendationResource": {"Kiến nghị sau giám sát": "text", "Đơn vị thực hiện kiến nghị": "body", "Hạn trả lời": "due_on"},
    "ReplyResource": {
        "Kết quả nghiên cứu, giải quyết và trả lời": "text", "Kết quả giải quyết, trả lời": "text", "Số công văn": "number",
        "Văn bản trả lời": "number", "Ngày ban hành": "signed_on", "Người ký": "signer", "Phân loại": "reply_class",
    },
    "GoodsLineResource": {
        "Số biên bản": "voucher", "Tên hàng": "kind", "Hiện vật": "kind", "ĐVT": "measure", "Số lượng": "quantity",
    },
    "PledgeResource": {"Đơn vị, cá nhân ủng hộ": "donor_name", "Số tiền đăng ký": "amount"},
    "DisbursementResource": {"Ngày chi": "date", "Nội dung chi": "purpose", "Phiếu chi": "voucher_number"},
    "FundTransferResource": {"Ngày": "date", "Chiều": "direction", "Cấp": "level", "Nội dung": "note"},
    "HonoureeResource": {"Họ và tên": "name", "Tập thể, cá nhân": "name", "Thành tích": "deed", "Chức vụ": "role"},
    "CivilWorkModelResource": {"Tên mô hình": "name", "Đơn vị thực hiện": "lead", "Cách làm": "summary"},
    "HouseholdYearResource": {"Năm rà soát": "year", "Kết quả rà soát": "group", "Số khẩu": "members"},
    "DocumentResource": {"Số, ký hiệu": "number", "Trích yếu nội dung": "abstract", "Cơ quan ban hành": "issuer"},
}  # fmt: skip


@pytest.mark.parametrize("name", RESOURCES)
class TestVocabulary:
    def test_each_spelling_means_one_field(self, name):
        columns = columns_of(RESOURCES[name]())
        own = {normal(column.header): column.name for column in columns}
        meanings: dict[str, set[str]] = {}
        for column in columns:
            for text in (*column.spellings, *column.area, *column.commune):
                meanings.setdefault(normal(text), set()).add(column.name)
        doubtful = {text: names for text, names in meanings.items() if len(names) > 1 and text not in own}
        assert doubtful == {}

    def test_own_headers_are_found(self, name):
        columns = columns_of(RESOURCES[name]())
        vocabulary = Vocabulary(columns)
        assert [vocabulary.meaning(column.header).field for column in columns] == [column.name for column in columns]

    def test_spellings_are_of_fields_it_has(self, name):
        assert set(RESOURCES[name].own_spellings()) - set(RESOURCES[name]().fields) == set()

    def test_spellings_that_are_left_out_elsewhere_are_no_fields(self, name):
        words = Vocabulary(columns_of(RESOURCES[name]())).words
        assert set(words) & (RUNNING | set(LEFT_OUT)) == set()


@pytest.mark.parametrize("name", SEEN)
def test_headers_as_offices_write_them(name):
    vocabulary = Vocabulary(columns_of(RESOURCES[name]()))
    found = {}
    for header in SEEN[name]:
        texts = [header, header.rpartition(" / ")[2]]
        meaning = next((known for text in texts if (known := vocabulary.meaning(text))), None)
        form = normal(header)
        found[header] = meaning.field if meaning else "" if form in RUNNING or form in LEFT_OUT else None
    assert found == SEEN[name]


# What offices write for a choice: record → field → text → stored value.
SEEN_CHOICES = {
    "SupervisionResource": {
        "form": {
            "Thành lập đoàn": "team", "thành lập đoàn giám sát": "team", "Đoàn giám sát": "team", "Qua văn bản": "documents",
            "Ban TTND": "inspection", "Thông qua Ban GSĐTCĐ": "investment", "Ban Giám sát đầu tư cộng đồng": "investment",
            "Phối hợp giám sát": "joining", "Tham gia đoàn giám sát": "joining",
        },
        "state": {"Đã thực hiện": "held", "Theo kế hoạch": "planned"},
    },
    "CommuneBoardResource": {"kind": {"TTND": "inspection", "Ban GSĐTCĐ": "investment"}},
    "HouseholdResource": {"group": {"Nạn nhân CĐDC": "dioxin", "Khuyết tật": "disabled", "Mồ côi": "orphan", "Cận nghèo": "near-poor"}},
    "HouseStepResource": {"stage": {"Đang khảo sát": "survey", "Đã phê duyệt": "approval", "Đang thực hiện": "construction", "Đã bàn giao": "handover"}},
    "SteppedHouseResource": {"kind": {"Nhà ĐĐK": "dai-doan-ket"}, "state": {"Đang thực hiện": "building"}},
}  # fmt: skip


@pytest.mark.parametrize(("name", "field"), [(name, field) for name, kinds in SEEN_CHOICES.items() for field in kinds])
def test_what_offices_write_for_a_choice(name, field):
    cell = RESOURCES[name]().fields[field].widget
    assert {text: cell.clean(text) for text in SEEN_CHOICES[name][field]} == SEEN_CHOICES[name][field]

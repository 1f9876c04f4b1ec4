"""Sheets of meetings, petitions and supervisions: read twice, add once; what is wrong is named and changes nothing."""

from datetime import date

import pytest
from django.db import IntegrityError
from tablib import Dataset

from tests.makers import make_user
from tests.voters.makers import MEETING, PETITION, SECRET, make_meeting, make_petition, make_petitioner
from voters.admin.resources import MeetingResource, PetitionResource
from voters.admin.supervision.sheets import SupervisionResource
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.supervision import Supervision

pytestmark = pytest.mark.django_db
SUPERVISION = {
    "Mã": "GS-2023-001", "Năm báo cáo": "2023", "Nội dung giám sát": "Việc mẫu", "Hình thức": "Tổ chức đoàn giám sát",
    "Đối tượng giám sát": "Cơ quan mẫu", "Địa bàn": "Huyện Suối Mẫu", "Trạng thái": "Đã giám sát", "Từ ngày": "08/05/2023",
    "Đến ngày": "09/05/2023", "Số kiến nghị sau giám sát": "5", "Số kiến nghị đã được trả lời": "4",
}  # fmt: skip


def load(resource, row: dict, *, user=None):
    return resource(user=user).import_data(Dataset(list(row.values()), headers=list(row)), dry_run=False)


def sentences(result) -> list[str]:
    return [sentence for row in result.invalid_rows for sentence in row.error.messages]


@pytest.mark.parametrize(
    ("resource", "row"), [(MeetingResource, MEETING), (PetitionResource, PETITION), (SupervisionResource, SUPERVISION)]
)
def test_the_same_sheet_twice_adds_nothing(world, resource, row):
    first, again = load(resource, row), load(resource, row)
    assert (sentences(first), first.totals["new"]) == ([], 1)
    assert (again.totals["new"], again.totals["update"], again.totals["skip"]) == (0, 0, 1)


def test_a_meeting_is_read_as_written(world):
    load(MeetingResource, MEETING)
    meeting = Meeting.objects.get()
    assert (meeting.unit, meeting.councils, meeting.voters) == (world.north, ["province", "district"], 46)
    assert meeting.day == date(2023, 6, 13)


def test_an_imported_petition_begins_its_way(world):
    user = make_user("nhap", is_superuser=True)
    load(PetitionResource, PETITION, user=user)
    petition = Petition.objects.get()
    assert (petition.state, petition.urgency, petition.unit) == ("received", "urgent", world.north_areas[0])
    assert [(step.to_state, step.by) for step in petition.steps.all()] == [("received", user)]


@pytest.mark.parametrize(
    ("resource", "row", "change", "sentence"),
    [
        (MeetingResource, MEETING, {"Bắt đầu lúc": "31/02/2023 08:00"}, "không có trong lịch"),
        (MeetingResource, MEETING, {"Đại biểu": ""}, "Không được để trống."),
        (MeetingResource, MEETING, {"Đại biểu": "Thượng viện"}, "không có trong danh sách"),
        (MeetingResource, MEETING, {"Số cử tri dự": "-4"}, "từ 0 trở lên"),
        (MeetingResource, MEETING, {"Trạng thái": "Sắp tổ chức"}, "khi hội nghị đã tổ chức"),
        (MeetingResource, MEETING, {"Xã, thị trấn": "Hợp Mẫu"}, "không tồn tại"),
        (MeetingResource, MEETING, {"Mã": "HN 1"}, "TX-2023-001"),
        (PetitionResource, PETITION, {"Tiếp nhận qua": "Hội nghị tiếp xúc cử tri"}, "hội nghị nào"),
        (PetitionResource, PETITION, {"Lĩnh vực": "Vũ trụ"}, "không có trong danh sách"),
        (SupervisionResource, SUPERVISION, {"Số kiến nghị đã được trả lời": "6"}, "không được lớn hơn"),
        (SupervisionResource, SUPERVISION, {"Đến ngày": "01/05/2023"}, "không được trước ngày bắt đầu"),
    ],
)
def test_a_bad_row_is_named_and_changes_nothing(world, resource, row, change, sentence):
    result = load(resource, row | change)
    assert sentence in " ".join(sentences(result))
    assert resource._meta.model.objects.count() == 0


def test_a_sheet_cannot_move_a_petition(world):
    petition = make_petition(world.north)
    row = PETITION | {"Mã": petition.code, "Địa bàn": "bac-mau", "Trạng thái": "Đã công khai trả lời"}
    load(PetitionResource, row)
    petition.refresh_from_db()
    assert (petition.state, petition.title) == ("received", "Sửa đường")


def test_a_clerk_reads_in_only_what_lies_in_the_commune(world):
    clerk = make_user("cb", group="Cán bộ xã", unit=world.south)
    assert "nằm ngoài địa bàn" in " ".join(sentences(load(MeetingResource, MEETING, user=clerk)))
    assert Meeting.objects.count() == 0


def test_export_tells_the_state_and_no_name(world):
    meeting = make_meeting(world.north)
    petition = make_petition(world.north, state="in-progress", channel="meeting", meeting=meeting)
    make_petitioner(petition=petition)
    out = PetitionResource().export()
    assert (out["Trạng thái"], out["Nêu tại hội nghị"]) == (["Đang giải quyết"], [meeting.code])
    assert SECRET not in out.csv


def test_no_sheet_leaves_the_answers_behind(world):
    load(SupervisionResource, SUPERVISION)
    supervision = Supervision.objects.get()
    assert (supervision.recommendations, supervision.answered, supervision.open_recommendations) == (5, 4, 1)


NUMBERED = [(MeetingResource, MEETING, "Nội dung"), (PetitionResource, PETITION, "Tóm tắt"), (SupervisionResource, SUPERVISION, "Nội dung giám sát")]  # fmt: skip


def load_all(resource, *rows: dict):
    return resource().import_data(Dataset(*(list(row.values()) for row in rows), headers=list(rows[0])), dry_run=False)


@pytest.mark.parametrize(("resource", "row", "header"), NUMBERED)
class TestRowsWithoutCode:
    def test_each_is_a_new_record_with_the_next_code(self, world, resource, row, header):
        load(resource, row)
        rows = [row | {"Mã": blank, header: f"Việc {blank!r}"} for blank in ("", None, "  ")]
        assert load_all(resource, *rows).totals["new"] == 3
        assert sorted(resource._meta.model.objects.values_list("code", flat=True)) == [
            f"{row['Mã'][:-1]}{number}" for number in (1, 2, 3, 4)
        ]
        assert (load_all(resource, *rows).totals["skip"], resource._meta.model.objects.count()) == (3, 4)

    def test_the_column_may_be_absent(self, world, resource, row, header):
        rows = [
            {name: value for name, value in row.items() if name != "Mã"} | {header: text} for text in ("Một", "Hai")
        ]
        assert load_all(resource, *rows).totals["new"] == 2
        assert (load_all(resource, *rows).totals["skip"], resource._meta.model.objects.count()) == (2, 2)

    def test_two_alike_are_refused(self, world, resource, row, header):
        result = load_all(resource, row | {"Mã": "", header: "Khác"}, row | {"Mã": ""}, row | {"Mã": None})
        assert sentences(result) == [
            "Dòng này không ghi mã và giống hệt dòng 3. Nếu là hai việc khác nhau, hãy ghi rõ chỗ khác nhau."
        ]

    def test_the_database_takes_no_empty_code(self, world, resource, row, header):
        load(resource, row)
        with pytest.raises(IntegrityError, match="_code_given"):
            resource._meta.model.objects.update(code="")

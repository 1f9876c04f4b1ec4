"""A year's announced days come in as a sheet: due days move once, are told before and after, and move back with the import."""

from datetime import date

import pytest
from django.utils import timezone
from tablib import Dataset

from frontportal.imports.undoing.act import undo
from frontportal.kit.values.workdays import is_workday
from frontportal.work_calendar.models import DayDecision
from frontportal.work_calendar.resources import DayDecisionResource
from tests.makers import make_user
from tests.resources import bring_in
from tests.voters.makers import make_agency, make_petition
from voters.actions import transition
from voters.models.deadline import Deadline
from voters.models.due_change import DueDateChange

pytestmark = pytest.mark.django_db
HEADERS = ["Ngày", "Là ngày", "Lý do", "Căn cứ"]
SWAP = [("12/03/2025", "nghỉ", "Hoán đổi", "TB 1"), ("15/03/2025", "Làm bù", "Hoán đổi", "TB 1"), ("13/03/2025", "Nghỉ", "Hoán đổi", "TB 1")]  # fmt: skip


def load(*rows, dry_run=False):
    return DayDecisionResource().import_data(Dataset(*rows, headers=HEADERS), dry_run=dry_run)


def faults(*rows) -> list[tuple]:
    return [(row.number, sentence) for row in load(*rows).invalid_rows for sentence in row.error.messages]


@pytest.fixture
def petition(world, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args, **kwargs: date(2025, 3, 10))
    Deadline.objects.all().delete()
    given = {"days": 3, "working_days": True, "since": date(2020, 1, 1), "basis": "Mẫu"}
    Deadline.objects.create(step="answer", **given)
    petition = make_petition(world.north, state="classified", received_on=date(2025, 3, 8), agency=make_agency())
    return transition(petition, to="forwarded", by=make_user("chuyen", is_superuser=True), on=date(2025, 3, 10))


def test_due_days_move_once_are_told_and_move_back(petition):
    assert petition.due_on == date(2025, 3, 13)
    moved = f"Hạn trả lời của 1 kiến nghị đang chờ đã đổi theo lịch: {petition.code}: 13/03/2025 → 15/03/2025."
    preview = load(*SWAP, dry_run=True)
    petition.refresh_from_db()
    assert (preview.notes, petition.due_on, is_workday(date(2025, 3, 15))) == ([moved], date(2025, 3, 13), False)
    by = make_user("lich", is_superuser=True)
    stored = bring_in(DayDecisionResource, HEADERS, *SWAP, by=by)
    petition.refresh_from_db()
    assert (petition.due_on, load(*SWAP).totals["skip"]) == (date(2025, 3, 15), 3)
    undo(stored, by=by)
    petition.refresh_from_db()
    assert (petition.due_on, DayDecision.objects.filter(day__month=3, day__year=2025).count()) == (date(2025, 3, 13), 0)
    changes = [(each.new, each.reason, each.by) for each in DueDateChange.objects.order_by("pk")]
    assert changes == [
        (date(2025, 3, 15), "Ngày nghỉ, ngày làm bù nhập từ tệp.", by),
        (date(2025, 3, 13), "Hoàn tác lần nhập tệp “bang.xlsx”.", by),
    ]


def test_what_is_no_such_day_is_told():
    assert faults(
        ("10/03/2027", "Làm bù", "Sai", "TB 1"), ("11/03/2027", "Nghỉ", "Mẫu", "TB 1"), ("11/03/2027", "Nghỉ", "Mẫu", "TB 1"),
        ("15/03/2027", "Làm việc bình thường (lịch đề xuất ghi là ngày nghỉ)", "Mẫu", "TB 1"), ("16/03/2027", "Nghỉ", "Mẫu", ""),
    ) == [
        (2, "Ngày làm bù phải là thứ bảy hoặc chủ nhật; ngày làm việc bình thường phải từ thứ hai đến thứ sáu."),
        (4, "Dòng này trùng với dòng 3."),
        (5, "Ngày 15/03/2027 vốn là ngày làm việc, không cần ghi."),
        (6, "Không được để trống."),
    ]  # fmt: skip

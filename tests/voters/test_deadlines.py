"""Days kept too late are told, by the rule in force at the time."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.makers import make_user
from tests.voters.makers import make_petition, make_supervision
from voters.deadlines import missed_deadlines
from voters.todo import todos

pytestmark = pytest.mark.django_db


def test_a_supervision_that_kept_its_deadlines_has_nothing_to_hear(world):
    kept = {"plan_sent_on": date(2023, 4, 23), "subject_report_on": date(2023, 5, 1), "report_on": date(2023, 5, 24)}
    assert missed_deadlines(make_supervision(world.north, **kept)) == []
    assert missed_deadlines(make_supervision(world.north)) == []


def test_each_missed_deadline_is_told(world):
    late = {"plan_sent_on": date(2023, 4, 24), "subject_report_on": date(2023, 5, 5), "report_on": date(2023, 5, 27)}
    assert missed_deadlines(make_supervision(world.north, **late)) == [
        "Kế hoạch gửi trước ngày giám sát 14 ngày, quy định ít nhất 15 ngày.",
        "Báo cáo của đối tượng nhận trước ngày giám sát 3 ngày, quy định ít nhất 7 ngày.",
        "Báo cáo kết quả muộn 3 ngày, hạn là 24/05/2023.",
    ]


def test_what_waits_too_long_for_a_first_reading_is_late(world):
    editor = make_user("bt", group="Biên tập viên")

    def tone() -> str:
        return next(todo.tone for todo in todos(editor) if todo.label == "Kiến nghị chờ phân loại")

    make_petition(world.merged, received_on=timezone.localdate())
    assert tone() == "due"
    make_petition(world.merged, received_on=timezone.localdate() - timedelta(days=40))
    assert tone() == "late"

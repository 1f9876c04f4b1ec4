"""Days kept too late are told, by the rule in force at the time."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from frontportal.kit.values.workdays import next_workday
from frontportal.work_calendar.models import DayDecision
from tests.makers import make_user
from tests.voters.makers import make_agency, make_meeting, make_petition, make_supervision
from tests.world import make_unit
from voters import actions
from voters.deadlines import answer_rule, meeting_obligations, missed_deadlines, session_obligations
from voters.models.council import Session, Term
from voters.models.deadline import Deadline
from voters.open_terms import move
from voters.todo import todos
from voters.workflow import State

pytestmark = pytest.mark.django_db


def test_a_supervision_that_kept_its_deadlines_has_nothing_to_hear(world):
    kept = {"plan_sent_on": date(2023, 4, 23), "subject_report_on": date(2023, 5, 1), "report_on": date(2023, 5, 24)}
    assert missed_deadlines(make_supervision(world.north, **kept)) == []
    assert missed_deadlines(make_supervision(world.north, report_on=date(2023, 5, 24))) == []


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


class TestChannels:
    """The joint resolution of 2025: whose deputies were told, and which body answers, decide."""

    ON = date(2026, 3, 2)

    def rule(self, petition) -> tuple[int, bool]:
        rule = answer_rule(petition, self.ON)
        return rule.days, rule.working_days

    @pytest.mark.parametrize(
        ("councils", "level", "expected"),
        [
            (["province"], "province", (30, False)),
            (["province", "commune"], "commune", (30, False)),
            (["assembly"], "province", (60, False)),  # only deputies of the assembly were told
            (["assembly", "province"], "commune", (30, False)),
            (["assembly", "province"], "central", (60, False)),
            (["commune"], "central", (60, False)),  # a ministry answers through the assembly
            (None, "central", (60, False)),
            (None, "commune", (30, False)),
        ],
    )
    def test_council_and_body_decide(self, world, councils, level, expected):
        meeting = councils and make_meeting(world.merged, day=date(2026, 2, 27), councils=councils)
        agency = make_agency(f"Cơ quan {level}", level=level)
        given = {"meeting": meeting, "channel": "meeting"} if meeting else {}
        assert self.rule(make_petition(world.merged, received_on=self.ON, agency=agency, **given)) == expected

    def test_before_the_resolution_the_practice_holds(self, world):
        rule = answer_rule(make_petition(world.north), date(2023, 6, 15))
        assert (rule.days, rule.working_days) == (20, True)

    def test_a_provinces_own_rule_holds_there_alone_and_may_tell_by_urgency(self, world):
        own = {"step": "answer", "working_days": True, "since": date(2025, 12, 1), "basis": "Quyết định của tỉnh"}
        for urgency, days in (("normal", 20), ("urgent", 10), ("complex", 30)):
            Deadline.objects.create(urgency=urgency, days=days, unit=world.province, **own)
        Deadline.objects.create(step="repeat", days=10, unit=world.province, since=own["since"], basis="Quyết định")
        elsewhere = make_unit("xa-khac", "Khác", "commune", make_unit("tinh-khac", "Khác", "province"))
        assert self.rule(make_petition(world.merged, received_on=self.ON, urgency="urgent")) == (10, True)
        assert self.rule(make_petition(elsewhere, urgency="urgent")) == (30, False)
        first = make_petition(world.merged, received_on=self.ON)
        assert self.rule(make_petition(world.merged, received_on=self.ON, repeated_of=first)) == (10, True)

    def test_obligations_around_a_meeting_and_a_session(self, world):
        meeting = make_meeting(world.merged, day=date(2026, 6, 8), councils=["province"], plan_sent_on=date(2026, 6, 2))
        assert [obligation.sentence for obligation in meeting_obligations(meeting)] == [
            "Gửi kế hoạch cho báo chí: 02/06/2026, muộn 1 ngày (hạn 01/06/2026, 5 ngày làm việc; "
            "Nghị quyết liên tịch 72/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN, Điều 11.2b).",
            "Tổng hợp ý kiến cử tri: chưa ghi, đã quá hạn (hạn 11/06/2026, 3 ngày làm việc; "
            "Nghị quyết liên tịch 72/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN, Điều 41.2).",
        ]
        both = make_meeting(world.merged, day=date(2026, 6, 8), councils=["assembly", "province"])
        assert meeting_obligations(both)[0].due == date(2026, 5, 28)  # the stricter seven
        term = Term.objects.create(council="province", unit=world.province, number=11, since=date(2026, 4, 1))
        session = Session.objects.create(term=term, number=2, opens_on=date(2026, 7, 14))
        assert [each.due for each in session_obligations(session)] == [date(2026, 7, 3), date(2026, 6, 14)]
        assert str(session) == "Kỳ họp thứ 2, HĐND tỉnh Mẫu khoá XI"


class TestDayOffAnnouncedLater:
    def test_open_due_days_move_and_say_so(self, world, client):
        today = timezone.localdate()
        petition = make_petition(world.merged, agency=make_agency(), received_on=today, year=today.year)
        by = make_user("bt", group="Biên tập viên")
        actions.transition(petition, to=State.CLASSIFIED, by=None)
        petition = actions.transition(petition, to=State.FORWARDED, by=by)
        old = petition.due_on
        client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
        given = {"day": f"{old:%d/%m/%Y}", "kind": "off", "name": "Nghỉ thêm", "basis": "Thông báo mẫu"}
        page = client.post("/quan-tri/work_calendar/daydecision/add/", given, follow=True)
        petition.refresh_from_db()
        new = next_workday(old)
        assert (petition.due_on, new > old) == (new, True)
        assert f"{petition.code}: {old:%d/%m/%Y} → {new:%d/%m/%Y}" in page.text
        assert [(one.old, one.new, one.reason, one.by) for one in petition.due_changes.all()] == [
            (old, new, "Nghỉ thêm (Thông báo mẫu).", by)
        ]
        assert "Nghỉ thêm (Thông báo mẫu)." in client.get(petition.get_absolute_url()).text
        with pytest.raises(DatabaseError), transaction.atomic():
            petition.due_changes.update(reason="khác")
        DayDecision.objects.get(day=old).delete()
        assert len(move("Bỏ ngày nghỉ.", by)) == 1
        petition.refresh_from_db()
        assert petition.due_on == old

    def test_answered_petitions_and_days_long_past_stay(self, world):
        rule = Deadline.objects.filter(step="answer", council_channel="councils").get()
        make_petition(world.north, state="published", due_rule=rule)
        make_petition(world.north, state="forwarded", due_rule=rule)
        assert move("Nghỉ.", None) == []


def test_the_calendar_of_a_year_is_shown(client):
    client.force_login(make_user("ld", group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/quan-tri/work_calendar/daydecision/nam/2026/").text
    assert ("Nghỉ hoán đổi dịp Tết Dương lịch" in page, "Ghi khác" in page) == (True, False)
    assert client.get("/quan-tri/work_calendar/daydecision/nam/9999/").status_code == 404

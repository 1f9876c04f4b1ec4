"""The days that offices work: decisions first, then the library; right values from the Government's own notices."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.values import workdays
from frontportal.kit.values.workdays import add_workdays, is_workday, next_workday, subtract_workdays
from frontportal.work_calendar.models import DayDecision
from frontportal.work_calendar.proposal import days_of
from voters.models.deadline import Deadline

pytestmark = pytest.mark.django_db


def decide(day: date, kind: str) -> DayDecision:
    return DayDecision.objects.create(day=day, kind=kind, name="Ngày mẫu", basis="Thông báo mẫu")


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        (date(2025, 4, 24), 3, date(2025, 4, 28)),  # 26/04 was a Saturday worked for 02/05
        (date(2025, 12, 31), 1, date(2026, 1, 5)),  # 02/01 was off, decided in December
        (date(2025, 12, 31), 5, date(2026, 1, 9)),
        (date(2026, 1, 9), 1, date(2026, 1, 10)),  # the Saturday worked for it
        (date(2026, 8, 21), 1, date(2026, 8, 22)),  # a Saturday worked for 31/08
        (date(2026, 8, 20), 5, date(2026, 8, 26)),
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2026, 11, 23), 1, date(2026, 11, 25)),  # Ngày Văn hoá Việt Nam
        (date(2025, 11, 23), 1, date(2025, 11, 24)),  # no holiday yet
    ],
)
def test_right_values(start, count, due):
    assert add_workdays(start, count) == due


def test_a_decision_beats_the_proposal_at_once_and_until_it_is_taken_back():
    wednesday, saturday = date(2027, 3, 10), date(2027, 3, 13)
    assert [is_workday(wednesday), is_workday(saturday)] == [True, False]
    rows = [decide(wednesday, "off"), decide(saturday, "make-up")]
    assert [is_workday(wednesday), is_workday(saturday)] == [False, True]
    for row in rows:
        row.delete()
    assert [is_workday(wednesday), is_workday(saturday)] == [True, False]


def test_what_the_proposal_calls_a_holiday_may_be_worked_after_all():
    culture_day = date(2026, 11, 24)
    decide(culture_day, "ordinary")
    assert is_workday(culture_day) is True


@given(st.dates(date(2024, 1, 1), date(2027, 1, 1)), st.integers(1, 40))
def test_counting_back_keeps_so_many_days_before_the_event(event, count):
    last = subtract_workdays(event, count)
    days = [last + timedelta(days=n) for n in range((event - last).days)]
    assert sum(is_workday(day) for day in days) == count
    assert is_workday(last) is True


def test_terms_in_calendar_days_move_off_a_day_off_and_those_counted_back_do_not():
    rule = Deadline(days=30, working_days=False)
    assert rule.due_date(date(2026, 1, 16)) == date(2026, 2, 23)  # the 15th of February is a Sunday, then comes Tết
    assert rule.last_day(date(2026, 1, 16)) == date(2026, 2, 15)
    assert rule.latest_before(date(2026, 3, 3)) == date(2026, 2, 1)  # a Sunday, and stays one
    assert Deadline(days=0, working_days=False).due_date(date(2026, 2, 15)) == date(2026, 2, 15)
    assert next_workday(date(2026, 2, 13)) == date(2026, 2, 13)


@pytest.mark.parametrize(
    ("day", "kind", "sentence"),
    [
        (date(2027, 3, 10), "make-up", "Ngày làm bù phải là thứ bảy hoặc chủ nhật"),
        (date(2027, 3, 13), "ordinary", "Ngày làm bù phải là thứ bảy hoặc chủ nhật"),
        (date(2027, 3, 10), "ordinary", "Ngày 10/03/2027 vốn là ngày làm việc, không cần ghi."),
        (date(1999, 3, 10), "off", "Ngày phải từ 01/01/2000 đến 31/12/2100."),
        (date(2026, 1, 2), "off", "Ngày này đã có trong lịch làm việc."),
    ],
)
def test_nonsense_is_told(day, kind, sentence):
    with pytest.raises(ValidationError) as told:
        DayDecision(day=day, kind=kind, name="Mẫu", basis="Mẫu").full_clean()
    assert any(message.startswith(sentence) for message in told.value.messages)


def test_the_database_refuses_a_swapped_wednesday():
    with pytest.raises(IntegrityError), transaction.atomic():
        decide(date(2027, 3, 10), "make-up")


def test_the_year_shows_where_each_day_comes_from():
    shown = {each.day: (each.is_worked, each.name, each.decision is not None) for each in days_of(2026)}
    assert shown[date(2026, 1, 2)] == (False, "Nghỉ hoán đổi dịp Tết Dương lịch", True)
    assert shown[date(2026, 2, 17)] == (False, "Tết Nguyên đán", False)
    assert shown[date(2026, 8, 22)] == (True, "Làm bù", False)
    assert shown[date(2026, 11, 24)] == (False, "Ngày Văn hoá Việt Nam", False)
    assert date(2026, 3, 7) not in shown


def test_working_days_are_asked_of_the_database_once_a_request(client, django_assert_num_queries):
    workdays.is_workday(date(2026, 1, 1))
    with django_assert_num_queries(0):
        add_workdays(date(2026, 1, 1), 300)

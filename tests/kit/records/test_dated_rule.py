"""Rules about time: days of both kinds counted from a start, in words, each row until a later one takes over."""

from datetime import date

import pytest

from voters.models.deadline import Deadline

pytestmark = pytest.mark.django_db  # decided days are records


@pytest.mark.parametrize(
    ("days", "working_days", "due", "words"),
    [
        (0, False, date(2024, 3, 14), "0 ngày"),
        (3, False, date(2024, 3, 18), "3 ngày"),  # ends on a Sunday, so on the working day after
        (3, True, date(2024, 3, 19), "3 ngày làm việc"),  # from a Thursday over the weekend
    ],
)
def test_due_date(days, working_days, due, words):
    rule = Deadline(days=days, working_days=working_days)
    assert (rule.due_date(date(2024, 3, 14)), rule.length_text) == (due, words)


def test_a_later_row_takes_over_on_its_day():
    rows = {"step": "subject-report", "working_days": False, "basis": "Quy định"}
    Deadline.objects.create(days=9, since=date(2030, 1, 2), **rows)
    on = Deadline.objects.in_force_on
    assert [on(day, step="subject-report").days for day in (date(2030, 1, 1), date(2030, 1, 2))] == [7, 9]
    assert on(date(2000, 1, 1), step="subject-report") is None

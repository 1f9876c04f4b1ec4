"""What the programme says of a task is true of its days: late only where that is known."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from frontportal.staff import roles
from frontportal.yearly.models.task import Task
from frontportal.yearly.todo import late_tasks
from tests.makers import make_user


def task(**given) -> Task:
    return Task(**{"year": 2020, "text": "Việc mẫu", "due": date(2020, 9, 30), "state": "started"} | given)


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ({"state": "done", "done_on": date(2020, 10, 5)}, "đã xong 05/10/2020, chậm 5 ngày"),
        ({"state": "done", "done_on": date(2020, 9, 30)}, "đã xong 30/09/2020"),
        ({"state": "done"}, "đã xong"),
        ({"due": None}, "đang làm"),
    ],
)
def test_standing(given, standing):
    assert task(**given).standing == standing


@pytest.mark.parametrize(("days", "words"), [(3, "chưa làm, quá hạn 3 ngày"), (0, "chưa làm"), (-1, "chưa làm")])
def test_what_is_not_done_grows_late(days, words):
    assert task(state="planned", due=timezone.localdate() - timedelta(days=days)).standing == words


def test_only_what_is_done_has_a_day_of_it(db):
    with pytest.raises(ValidationError, match="Chỉ nhiệm vụ đã xong mới có ngày xong"):
        task(done_on=date(2020, 9, 1)).full_clean()


def test_who_keeps_the_programme_is_told_what_is_late(db, client):
    Task.objects.create(year=2020, text="Quá hạn", due=date(2020, 1, 31))
    Task.objects.create(year=2020, text="Đã xong", due=date(2020, 1, 31), state="done")
    keeper = make_user("nguoi-giu", group=roles.APPROVER)
    (line,) = late_tasks(keeper)
    client.force_login(keeper)
    page = client.get(line.url).content.decode()
    assert (line.count, "Quá hạn</a>" in page, "Đã xong</a>" in page) == (1, True, False)
    assert late_tasks(make_user("ke-toan", group=roles.ACCOUNTANT)) == []

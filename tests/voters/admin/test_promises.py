"""Promises on the desk: named before their day, and told once it has passed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from frontportal.kit.values.workdays import add_workdays
from tests.makers import make_user
from tests.voters.makers import make_petition, make_reply
from voters.todo import todos

EDITOR = "Biên tập viên"


@pytest.mark.parametrize(
    ("days", "due", "late"), [(-1, 0, 1), (0, 1, 0), (5, 1, 0), (6, 0, 0)], ids=["passed", "today", "soon", "later"]
)
def test_a_promise_is_due_until_its_day_and_late_after(client, world, days, due, late):
    """“Đang giải quyết” until the 30th of June: the desk named it from the 1st of July on, when it was broken."""
    today = timezone.localdate()
    kept = make_petition(world.north, state="reported", replied=False)
    make_reply(
        kept, reply_class="resolving", promised_on=add_workdays(today, days) if days > 0 else today + timedelta(days)
    )
    user = make_user("bt", group=EDITOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    found = {todo.label: todo for todo in todos(user)}
    told = [found["Việc đã hẹn, đến ngày hẹn trong 5 ngày làm việc"], found["Việc đã hẹn nay quá ngày hẹn"]]
    assert [todo.count for todo in told] == [due, late]
    assert [client.get(todo.url).context["cl"].result_count for todo in told] == [due, late]

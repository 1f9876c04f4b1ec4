"""Comments on drafts: overdue on the desk until they are sent, public from then on."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.makers import make_user
from voters.criticism.models import CommuneBoard, DraftComment
from voters.criticism.todo import todos

pytestmark = pytest.mark.django_db
GIVEN = {"kind": "criticism", "draft": "Đề án mẫu", "drafter": "Phòng Mẫu", "asked_on": date(2023, 4, 3)}


def test_what_was_sent_is_public_and_waits_no_more(client, world):
    comment = DraftComment.objects.create(**GIVEN, unit=world.north, due_on=date(2023, 4, 20), shown=True)
    editor = make_user("bt", group="Biên tập viên")
    assert [todo.count for todo in todos(editor)] == [1]
    assert "Đề án mẫu" not in client.get("/giam-sat/phan-bien/").content.decode()
    comment.sent_on = date(2023, 4, 18)
    comment.save()
    assert [todo.count for todo in todos(editor)] == [0]
    assert "Đề án mẫu" in client.get("/giam-sat/phan-bien/").content.decode()


def test_what_nobody_else_has_shown_is_read_by_nobody(client, world):
    DraftComment.objects.create(**GIVEN, unit=world.north, sent_on=date(2023, 4, 18))
    CommuneBoard.objects.create(unit=world.north, kind="inspection", since=date(2022, 3, 1), members=7)
    page = client.get("/giam-sat/phan-bien/").content.decode()
    assert ("Đề án mẫu" in page, "Ban Thanh tra nhân dân" in page) == (False, False)


@pytest.mark.parametrize(
    "given",
    [
        {"sent_on": date(2023, 4, 2)},
        {"answer": "taken", "answered_on": date(2023, 5, 1)},
        {"sent_on": date(2023, 4, 18), "answer": "taken"},
        {"sent_on": date(2023, 4, 18), "answer": "taken", "answered_on": date(2023, 4, 17)},
    ],
)
def test_days_in_their_order(world, given):
    with pytest.raises(ValidationError):
        DraftComment(**GIVEN | given, unit=world.north).full_clean()

"""Comments on drafts: overdue on the desk until they are sent, public from then on."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.makers import make_user
from tests.workbooks.makers import dataset_of
from voters.criticism.models import CommuneBoard, DraftComment
from voters.criticism.resources import CommuneBoardResource, DraftCommentResource
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


def test_sheets_bring_comments_and_boards_that_wait_to_be_shown(world):
    headers = ["Ban", "Xã, thị trấn", "Thành lập ngày", "Số thành viên", "Quyết định công nhận"]
    row = ["Ban Thanh tra nhân dân", "Xã Bắc Mẫu", "01/03/2022", "7", "05/QĐ-MTTQ"]
    for new in (1, 0):
        assert CommuneBoardResource().import_data(dataset_of([headers, row])).totals["new"] == new
    board = CommuneBoard.objects.get()
    assert (board.unit, board.members, board.shown) == (world.north, 7, False)
    headers = ["Loại", "Tên dự thảo", "Cơ quan soạn thảo", "Ngày nhận đề nghị", "Địa bàn", "Ngày gửi ý kiến"]
    row = ["Phản biện xã hội", "Đề án mẫu", "Phòng Mẫu", "03/04/2023", "Xã Bắc Mẫu"]
    refused = DraftCommentResource().import_data(dataset_of([headers, [*row, "02/04/2023"]]))
    assert "không được trước ngày nhận đề nghị" in str(refused.invalid_rows[0].error)
    assert DraftCommentResource().import_data(dataset_of([headers, [*row, "18/04/2023"]])).totals["new"] == 1
    assert (DraftComment.objects.get().kind, DraftComment.objects.get().shown) == ("criticism", False)

"""One thing hangs on one board once at a time: the same posting written down again is told, a later one is not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.forms import fields_sent
from tests.makers import make_user
from tests.voters.makers import make_petition
from tests.welfare.makers import make_appeal, make_books
from voters.models.board import BoardNotice
from welfare.disclosure.models import AppealNotice

MARCH = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("place", "posted_on", "removed_on", "is_told"),
    [
        ("Nhà văn hoá thôn 1", "2024-03-01", None, True),
        ("nha van hoa  THÔN 1", "2024-03-09", "2024-03-20", True),
        ("Nhà văn hoá thôn 1", "2024-02-01", "2024-03-05", True),
        ("Nhà văn hoá thôn 1", "2024-02-01", "2024-03-01", False),
        ("Nhà văn hoá thôn 1", "2024-03-31", None, False),
        ("Nhà văn hoá thôn 2", "2024-03-01", None, False),
    ],
)
def test_the_same_board_at_the_same_time(world, place, posted_on, removed_on, is_told):
    petition = make_petition(world.north, state="published")
    first = BoardNotice.objects.create(
        petition=petition, place="Nhà văn hoá thôn 1", posted_on=MARCH, removed_on=date(2024, 3, 31)
    )
    days = [date.fromisoformat(text) if text else None for text in (posted_on, removed_on)]
    second = BoardNotice(petition=petition, place=place, posted_on=days[0], removed_on=days[1])
    first.full_clean()
    if is_told:
        with pytest.raises(ValidationError) as refusal:
            second.full_clean()
        assert refusal.value.message_dict == {
            "place": [
                "Đã ghi: Niêm yết tại Nhà văn hoá thôn 1 từ 01/03/2024 đến 31/03/2024, 30 ngày, chưa có ảnh. "
                "Nếu treo lại thì ghi ngày gỡ của lần trước, rồi ghi ngày treo lại."
            ]
        }
    else:
        second.full_clean()
    BoardNotice(petition=make_petition(world.north, state="published"), place=place, posted_on=MARCH).full_clean()


def test_two_lines_sent_together(client, world):
    appeal = make_appeal(make_books())
    client.force_login(make_user(is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    address = f"/quan-tri/appeals/appeal/{appeal.pk}/change/"
    sent = fields_sent(client.get(address), "appeal") | {"board_notices-TOTAL_FORMS": "2"}
    for number in range(2):
        sent |= {
            f"board_notices-{number}-event": "call", f"board_notices-{number}-place": "Nhà văn hoá thôn 1",
            f"board_notices-{number}-posted_on": "01/11/2023", f"board_notices-{number}-appeal": str(appeal.pk),
        }  # fmt: skip
    page = client.post(address, sent)
    assert (AppealNotice.objects.count(), "Đã ghi: Niêm yết tại Nhà văn hoá thôn 1" in page.content.decode()) == (
        0,
        True,
    )
    sent["board_notices-1-event"] = "received"
    assert (client.post(address, sent).status_code, AppealNotice.objects.count()) == (302, 2)

"""Days on the site of what an appeal made public: counted by the system, broken by a withdrawal; boards, and the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.makers import make_user
from tests.welfare.makers import make_appeal, make_books
from welfare.appeals.models import Appeal
from welfare.disclosure.deadlines import DisclosureSchedule
from welfare.disclosure.models import AppealNotice
from welfare.disclosure.posting import posted
from welfare.disclosure.todo import todos

pytestmark = pytest.mark.django_db


def ago(days: int):
    return timezone.now() - timedelta(days=days)


def day(days: int) -> str:
    return f"{timezone.localdate() - timedelta(days=days):%d/%m/%Y}"


def appeal_of(*changes: tuple[str, int], published: int) -> Appeal:
    """Published so many days ago, then taken through the states, each so many days ago."""
    appeal = make_appeal(make_books(), state="published", published_at=ago(published), opened_on=ago(published).date())
    appeal.history.update(history_date=ago(published))
    for state, days in changes:
        appeal.state = state
        appeal._history_date = ago(days)
        appeal.save()
    return appeal


@pytest.mark.parametrize(
    ("published", "changes", "sentence", "days"),
    [
        (30, [], "Lời kêu gọi: Đã niêm yết đủ 30 ngày trên cổng, từ {}.", [30]),
        (29, [], "Lời kêu gọi: Niêm yết trên cổng từ {}, được 29/30 ngày.", [29]),
        (
            60, [("withdrawn", 40), ("published", 10)],
            "Lời kêu gọi: Niêm yết trên cổng từ {}, được 10/30 ngày. Bị ngắt ngày {} do thôi công khai, nên đếm lại từ ngày công khai lại.", [10, 40],
        ),
        (60, [("withdrawn", 4)], "Lời kêu gọi: Bị ngắt ngày {} do thôi công khai, hiện không niêm yết.", [4]),
    ],
)  # fmt: skip
def test_days_are_counted_and_breaks_told(client, published, changes, sentence, days):
    sentence = sentence.format(*map(day, days))
    appeal = appeal_of(*changes, published=published)
    assert [each.sentence for each in posted(appeal, DisclosureSchedule())] == [sentence]
    if appeal.state == "published":
        assert sentence in client.get(appeal.get_absolute_url()).content.decode()
        sheet = client.get(reverse("welfare:giving-sheet", args=[appeal.code.lower()])).content.decode()
        assert (sentence in sheet, "<svg" in sheet) == (True, True)


def test_the_desk_names_what_hung_long_enough(client):
    appeal, accountant = appeal_of(published=50), make_user("kt", group="Kế toán")
    given = {"appeal": appeal, "event": "call", "place": "Bảng tin"}
    AppealNotice.objects.create(**given, posted_on=timezone.localdate() - timedelta(days=30))
    AppealNotice.objects.create(**given, posted_on=timezone.localdate() - timedelta(days=29))
    found = {todo.label: todo.count for todo in todos(accountant)}
    assert found["Đợt vận động đã niêm yết đủ ngày tại bảng, chờ ghi ngày gỡ"] == 1
    client.force_login(accountant)
    page = client.get(reverse("admin:appeals_appeal_change", args=[appeal.pk])).content.decode()
    assert f"Niêm yết tại Bảng tin từ {day(30)}, 30 ngày, chưa có ảnh." in page
    assert client.get(reverse("admin:disclosure_appealnotice_photo", args=[1])).status_code == 404

"""What a meeting opens with, across a merger; what voters said is kept, and who asks again gets no new number."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from pypdfium2 import PdfDocument

from tests.makers import make_user
from tests.voters.makers import make_meeting, make_petition, make_reply
from voters.admin.answers.lateness import lateness
from voters.models.petition import Petition
from voters.report_back.agenda import ANSWERED, DUE, OPEN, ReportBack, agenda_of, record_told

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(client):
    user = make_user("bt", group="Biên tập viên")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def seen(meeting) -> list[tuple[str, str]]:
    return [(item.group, item.petition.title) for item in agenda_of(meeting)]


def page_of(meeting) -> str:
    return reverse("admin:voters_meeting_agenda", args=[meeting.pk])


def test_the_agenda_holds_what_is_untold_open_and_due(world):
    meeting = make_meeting(world.merged, day=date(2025, 9, 1), held=False)
    make_petition(world.north, title="Đang giải quyết", state="in-progress")
    make_petition(world.south_areas[0], title="Đã công khai", state="published")
    make_petition(world.north, title="Chờ rà soát", state="answered")
    for title, promised in (("Hứa đã đến", date(2023, 9, 1)), ("Hứa còn xa", date(2026, 9, 1))):
        told = make_petition(world.north, title=title, state="reported", replied=False)
        make_reply(told, reply_class="will-resolve", promised_on=promised)
    make_petition(world.north, title="Đã báo", state="reported")
    for state in ("received", "closed", "rejected", "split"):
        make_petition(world.north, title=state, state=state)
    make_petition(world.north, title="Đơn", state="forwarded", is_complaint=True)
    make_petition(world.merged, title="Sau hội nghị", state="classified", received_on=date(2025, 9, 2))
    make_petition(world.province, title="Nơi khác", state="published")
    assert seen(meeting) == [
        (ANSWERED, "Đã công khai"), (DUE, "Hứa đã đến"), (OPEN, "Đang giải quyết"), (OPEN, "Chờ rà soát"),
    ]  # fmt: skip


def test_told_and_asked_again_are_the_same_petition(world, by):
    meeting = make_meeting(world.north, day=date(2023, 8, 1))
    content, again = (make_petition(world.north, state="published") for _ in range(2))
    record_told(
        meeting, [ReportBack(content, "satisfied", "Khen"), ReportBack(again, "asked-again", "Chưa thấy làm")], by=by
    )
    told = content.steps.get()
    assert (told.to_state, told.voters_say, told.meeting, told.on) == ("reported", "satisfied", meeting, meeting.day)
    again.refresh_from_db()
    assert (again.state, again.forwarded_on) == ("in-progress", meeting.day)
    assert [(step.to_state, step.voters_say, step.note) for step in again.steps.order_by("pk")] == [
        ("reported", "asked-again", ""), ("in-progress", "", "Chưa thấy làm"),
    ]  # fmt: skip
    assert Petition.objects.count() == 2
    with pytest.raises(DatabaseError, match="đã ghi thì không sửa"), transaction.atomic():
        content.steps.update(voters_say="unsatisfied")


def test_all_or_nothing(world, by):
    meeting = make_meeting(world.north, day=date(2023, 8, 1))
    fine, early = make_petition(world.north, state="published"), make_petition(world.north, state="in-progress")
    with pytest.raises(ValidationError, match=f"{early.code}: Kiến nghị đang ở bước"):
        record_told(meeting, [ReportBack(fine), ReportBack(early)], by=by)
    fine.refresh_from_db()
    assert fine.state == "published"


def test_ticked_on_the_page(client, world, by):
    meeting = make_meeting(world.north, day=date(2023, 8, 1))
    one, two = (make_petition(world.north, state="published") for _ in range(2))
    sent = {f"{one.code}-is_told": "on", f"{one.code}-voters_say": "asked-again", f"{two.code}-voters_say": "satisfied"}
    page = client.post(page_of(meeting), sent).content.decode()
    assert "Cử tri hỏi lại điều gì?" in page
    assert "Có ý kiến cử tri thì phải đánh dấu đã báo lại." in page
    assert f'<a href="#id_{one.code}-note">{one.code}</a>' in page
    noted = client.post(page_of(meeting), {f"{one.code}-is_told": "on", f"{two.code}-note": "Hỏi thêm về cống"})
    assert "Có ghi chú thì phải đánh dấu đã báo lại." in noted.content.decode()
    assert set(Petition.objects.values_list("state", flat=True)) == {"published"}
    sent |= {f"{one.code}-note": "Chưa thấy làm", f"{two.code}-is_told": "on"}
    page = client.post(page_of(meeting), sent, follow=True).content.decode()
    assert "Đã ghi báo lại 2 kiến nghị" in page
    assert "Hỏi lại tại hội nghị này" in page
    later = make_petition(world.north, state="published")
    sent |= {f"{later.code}-is_told": "on", f"{later.code}-note": "Của dòng khác", "KN-1-note": "Của ai"}
    page = client.post(page_of(meeting), sent)
    told = page.context["sentences"]
    assert [sentence.partition(" Không còn")[2] for sentence in told] == [
        "",
        " chờ báo lại. Bạn đã ghi: Của ai.",
        " chờ báo lại. Bạn đã ghi: Hỏi lại; Chưa thấy làm.",
        " chờ báo lại. Bạn đã ghi: Đồng ý với kết quả.",
    ]
    assert told[2].startswith(f"Kiến nghị {one.code}") and "Của dòng khác" in page.content.decode()


def test_what_is_late_on_the_day_of_the_meeting_is_told(client, world, by):
    meeting = make_meeting(world.merged, day=date(2025, 9, 2), held=False)
    told = make_petition(world.north, state="reported", replied=False)
    make_reply(told, reply_class="will-resolve", promised_on=date(2025, 9, 1))
    kept = make_petition(world.north, state="published", replied=False)
    make_reply(kept, reply_class="will-resolve", promised_on=date(2025, 9, 2))
    make_petition(world.north, state="in-progress", due_on=date(2025, 9, 1))
    make_petition(world.north, state="in-progress", due_on=date(2025, 9, 2))
    items = agenda_of(meeting)
    assert [item.answer.partition(" (")[0] for item in items] == [
        "Sẽ giải quyết, hẹn xong ngày 02/09/2025", "Sẽ giải quyết, hẹn xong ngày 01/09/2025, đã quá hẹn", "", "",
    ]  # fmt: skip
    assert [item.term for item in items] == [
        "", "", "hạn trả lời 01/09/2025, đã quá hạn", "hạn trả lời 02/09/2025",
    ]  # fmt: skip
    page = client.get(page_of(meeting)).content.decode()
    assert ("đã quá hẹn (văn bản" in page, "hạn trả lời 01/09/2025, đã quá hạn" in page) == (True, True)


@pytest.mark.parametrize(
    "state, days, told",
    [
        ("in-progress", {"due_on": date(2023, 7, 1)}, "Quá hạn trả lời, hạn 01/07/2023"),
        ("in-progress", {"due_on": date(2023, 7, 2)}, ""),
        ("reported", {"promised_on": date(2023, 7, 1)}, "Đã quá hẹn, hẹn xong ngày 01/07/2023 (văn bản 12/TL ngày 15/06/2023)"),
        ("reported", {"promised_on": date(2023, 7, 2)}, ""),
        ("closed", {"promised_on": date(2023, 7, 1)}, ""),
    ],
)  # fmt: skip
def test_a_petition_says_what_is_late(client, world, by, state, days, told):
    if "due_on" in days:
        petition = make_petition(world.north, state=state, **days)
    else:
        petition = make_petition(world.north, state=state, replied=False)
        make_reply(petition, reply_class="will-resolve", signed_on=date(2023, 6, 15), **days)
    assert lateness(petition, date(2023, 7, 2)) == told
    page = client.get(reverse("admin:voters_petition_change", args=[petition.pk])).content.decode()
    assert any(words in page for words in ("Quá hạn trả lời, hạn", "Đã quá hẹn, hẹn xong")) == (state != "closed")


@pytest.mark.parametrize("query", ["", "?xep=linh-vuc", "?xep=co-quan", "?xep=noi-neu", "?xep=khac", "?xep=ket-qua&in"])
def test_each_order_and_the_print_show_all(client, world, by, query):
    meeting = make_meeting(world.merged, day=date(2025, 9, 1), held=False)
    petition = make_petition(world.north, state="published", title="Sửa <b>đường</b>")
    page = client.get(page_of(meeting) + query).content.decode()
    assert petition.code in page
    assert "Sửa &lt;b&gt;đường" in page
    assert "Ghi kết quả báo lại</button>" not in page


def test_a_planned_meeting_and_others_units_are_not_ticked(client, world, by):
    assert client.post(page_of(make_meeting(world.north, held=False)), {}).status_code == 403
    clerk = make_user("cb", group="Cán bộ xã", unit=world.north)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(page_of(make_meeting(world.south))).status_code == 404


def test_the_paper_says_the_same_and_names_nobody(client, world, by):
    meeting = make_meeting(world.merged, day=date(2025, 9, 1), held=False, place="Hội trường #1 $")
    untold, open_one = (
        make_petition(world.north, state=state, title=title)
        for state, title in (("published", "Sửa *đường* #12"), ("in-progress", "Điện thôn 2"))
    )
    response = client.get(page_of(meeting) + "?pdf")
    assert (response["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")
    pages = PdfDocument(response.content)
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert f"{untold.code}. Sửa *đường* #12" in words and f"{open_one.code}. Điện thôn 2" in words
    assert "Hội nghị ngày 01/09/2025, Hội trường #1 $. Có 2 kiến nghị." in words
    assert words.index(ANSWERED) < words.index(untold.code) < words.index(f"{OPEN} (1)") < words.index(open_one.code)
    assert "ngày 01 tháng 9 năm 2025" in words
    assert response.content == client.get(page_of(meeting) + "?pdf").content

"""What a body answers at the meeting itself: recorded with whose answer it is, counted apart, told by definition."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from frontportal.yearly.figures import registry
from tests.makers import make_user
from tests.voters.makers import make_agency, make_meeting, make_petition
from voters.actions import transition
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.replies.spoken import NOT_SPOKEN, answer_at_meeting
from voters.statistics.numbers import numbers_by
from voters.statistics.outcomes import Outcome

pytestmark = pytest.mark.django_db
SAID = {"signer": "Chủ tịch UBND xã", "reply_class": "explained", "text": "Đường này thuộc dự án năm sau."}


@pytest.fixture
def by():
    return make_user("bt", group="Biên tập viên")


@pytest.fixture
def asked(world) -> Petition:
    meeting = make_meeting(world.north)
    return make_petition(world.north, state="classified", channel="meeting", meeting=meeting)


def test_it_is_asked_and_answered_on_one_day_and_told_when_published(client, asked, by):
    body = make_agency()
    answer_at_meeting(asked, by=by, agency=body, **SAID)
    asked.refresh_from_db()
    day = asked.meeting.day
    assert (asked.state, asked.agency, asked.forwarded_on, asked.due_on) == ("answered", body, day, day)
    transition(asked, to="published", by=make_user("duyet", group="Người duyệt"))
    asked.refresh_from_db()
    assert [(step.to_state, step.on, step.meeting) for step in asked.steps.all()] == [
        ("answered", day, asked.meeting), ("published", None, None), ("reported", day, asked.meeting),
    ]  # fmt: skip
    page = client.get(asked.get_absolute_url()).content.decode()
    assert "Trả lời ngay tại hội nghị" in page
    assert "Trả lời tại hội nghị ngày 12/06/2023 · Chủ tịch UBND xã" in page
    assert "Hạn trả lời" not in page


def test_it_is_counted_apart_from_letters(world, asked, by):
    make_petition(world.north, state="published")
    answer_at_meeting(asked, by=by, agency=make_agency(), **SAID)
    slugs = ("answered", "in-time", "spoken", "told")
    assert [registry[f"petitions-{slug}"].value(2023) for slug in slugs] == [2, 1, 1, 1]
    numbers = numbers_by(Petition.objects.all(), "field")["field"]["roads"]
    assert (numbers.outcomes[Outcome.SPOKEN], numbers.sent, len(numbers.days)) == (1, 1, 1)


def test_who_is_not_content_gets_a_letter_with_a_term(asked, by):
    answer_at_meeting(asked, by=by, agency=make_agency(), **SAID)
    transition(asked, to="in-progress", by=by, note="Trả lời chưa rõ.")
    asked.refresh_from_db()
    assert asked.due_rule is not None
    assert asked.due_on > asked.forwarded_on > asked.meeting.day


def test_only_what_was_raised_at_a_meeting_held_is_answered_there(world, asked, by):
    planned = make_meeting(world.north, held=False)
    letter = make_petition(world.north, state="classified")
    early = make_petition(world.north, state="classified", channel="meeting", meeting=planned)
    complaint = make_petition(world.north, state="classified", meeting=asked.meeting, is_complaint=True)
    unread = make_petition(world.north, meeting=asked.meeting)
    for petition in (letter, early, complaint, unread):
        with pytest.raises(ValidationError) as refused:
            answer_at_meeting(petition, by=by, agency=make_agency(), **SAID)
        assert refused.value.messages == [NOT_SPOKEN]
    later = make_petition(world.north, state="classified", meeting=asked.meeting, received_on=date(2023, 6, 20))
    with pytest.raises(ValidationError, match="sau hội nghị"):
        answer_at_meeting(later, by=by, agency=make_agency(), **SAID)
    assert Reply.objects.count() == 0


def test_the_step_asks_who_answered(client, asked, by):
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("admin:voters_petition_transition", args=[asked.pk, "answered"])
    page = client.get(address).content.decode()
    assert "Ghi đã trả lời tại hội nghị" in page
    assert "Số văn bản" not in page
    assert client.post(address, SAID).context["form"].errors == {"agency": ["Bắt buộc phải nhập."]}
    assert client.post(address, SAID | {"agency": make_agency().pk, "note": ""}).status_code == 302
    assert Reply.objects.get().meeting == asked.meeting

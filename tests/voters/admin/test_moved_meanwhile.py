"""Steps of a petition that somebody else took while the page was open: told, nothing lost, nothing done twice."""

import pytest
from django.urls import reverse

from frontportal.staff.models import User
from tests.backoffice.conflicts.conftest import an, binh  # noqa: F401 (fixtures)
from tests.backoffice.conflicts.pages import Page
from tests.voters.makers import make_agency, make_feedback, make_meeting, make_petition
from voters import actions
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.workflow import NEXT, SPOKEN, State, is_allowed, needs_reason

NOTE = "Ghi chú mà không ai muốn gõ lại"


def ways():
    """Each step of each state beside the same one or, in turn, the next; beside every other one by `bin/test -m slow`. A petition is split on a page of
    its own: test_minutes.py."""
    for state, following in NEXT.items():
        steps = [to for to in following if State.SPLIT not in (state, to)]
        for at, to in enumerate(steps):
            for other in steps:
                is_usual = other == steps[(at + at % 2) % len(steps)]
                yield pytest.param(state, to, other, marks=[] if is_usual else pytest.mark.slow)


ANSWER = {"number": "5/TL", "signed_on": "02/03/2026", "signer": "Trưởng phòng", "reply_class": "resolved"}


def step_page(client, petition, to) -> Page:
    return Page(client, reverse("admin:voters_petition_transition", args=[petition.pk, to]))


def begin(petition, to, world) -> dict:
    """What the step needs; its reason where it must say one."""
    note = {"note": "Lý do mẫu"} if needs_reason(petition.state, to) else {}
    if to == State.MERGED:
        return note | {"into": make_petition(world.north).code}
    if to == State.FORWARDED:
        return note | {"agency": str(make_agency().pk)}
    if (petition.state, to) == SPOKEN:
        answer = {name: ANSWER[name] for name in ("signer", "reply_class")}
        return note | answer | {"text": "Đã sửa xong đường.", "agency": str(make_agency().pk)}
    if to == State.ANSWERED and petition.state in (State.FORWARDED, State.IN_PROGRESS):
        return note | ANSWER | {"text": "Đã sửa xong đường."}
    return note


def take(client, petition, to, world) -> int:
    return step_page(client, petition, to).type(**begin(petition, to, world)).save().status_code


@pytest.mark.parametrize(("state", "to", "other"), list(ways()))
def test_the_second_to_step_is_told_who_was_faster(state, to, other, an, binh, world):  # noqa: F811
    into = {"merged_into": make_petition(world.north)} if state == State.MERGED else {}
    meeting = make_meeting(world.north) if state == State.CLASSIFIED else None
    petition = make_petition(world.north, state=state, agency=make_agency(), meeting=meeting, **into)
    page = step_page(an, petition, to).type(**begin(petition, to, world) | {"note": NOTE})
    assert take(binh, petition, other, world) == 302
    steps, replies = petition.steps.count(), Reply.objects.count()
    assert page.save().status_code == 200
    assert f"đã được Trần Văn Bình chuyển sang “{State(other).label}” lúc" in page.text
    assert NOTE in page.text
    assert (petition.steps.count(), Reply.objects.count()) == (steps, replies)
    petition.refresh_from_db()
    assert petition.state == other
    offered = "Chuyển bước</button>" in page.text
    assert offered == is_allowed(other, to)
    if offered and (state, to) == SPOKEN:  # it was sent meanwhile: a letter answers it now, and has a number
        assert page.save().status_code == 200
        assert "Số văn bản" in page.text
    elif offered:
        assert page.save().status_code == 302
        assert Petition.objects.get(pk=petition.pk).state == to


def test_a_second_answer_is_kept_on_the_page(an, binh, world):  # noqa: F811
    petition = make_petition(world.north, state="forwarded")
    given = ANSWER | {"text": "Câu trả lời dài gõ mười phút."}
    page = step_page(an, petition, "answered").type(**given)
    assert take(binh, petition, "answered", world) == 302
    assert page.save().status_code == 200
    assert page.value("text") == "Câu trả lời dài gõ mười phút."
    assert "Bước làm được lúc này" in page.text
    assert Reply.objects.get().text == "Đã sửa xong đường."


def test_a_button_of_yesterday_leads_to_the_petition(an, binh, world):  # noqa: F811
    petition = make_petition(world.north, state="forwarded")
    take(binh, petition, "answered", world)
    page = an.get(reverse("admin:voters_petition_transition", args=[petition.pk, "answered"]), follow=True)
    assert page.redirect_chain == [(reverse("admin:voters_petition_change", args=[petition.pk]), 302)]
    assert "đã được Trần Văn Bình chuyển sang “Đã trả lời” lúc" in page.content.decode()


def test_many_at_once_name_what_was_moved_meanwhile(an, binh, world):  # noqa: F811
    moved, other = make_petition(world.north), make_petition(world.north)
    actions.transition(moved, to="rejected", note="Ngoài phạm vi", by=User.objects.get(username="binh"))
    chosen = {"action": "classify", "_selected_action": [moved.pk, other.pk]}
    page = an.post(reverse("admin:voters_petition_changelist"), chosen, follow=True)
    told = [str(message) for message in page.context["messages"]]
    assert told[0].startswith(f"{moved.code}: Kiến nghị đang ở bước “Không thuộc phạm vi”")
    assert "đã được Trần Văn Bình chuyển sang “Không thuộc phạm vi” lúc" in told[0]
    assert told[1:] == ["Đã chuyển 1 kiến nghị sang “đã phân loại”."]


def test_a_message_becomes_a_petition_once(an, binh, world):  # noqa: F811
    feedback = make_feedback(unit=world.merged)
    address = reverse("admin:voters_feedback_make_petition", args=[feedback.pk])
    page = Page(an, address).type(title="Sửa cống thoát nước", unit=str(world.merged.pk))
    actions.make_petition(feedback, by=User.objects.get(username="binh"), title="Sửa cống")
    assert page.save().status_code == 200
    assert "Góp ý này đã được Trần Văn Bình lập thành kiến nghị" in page.text
    assert "Sửa cống thoát nước" in page.text
    assert Petition.objects.count() == 1

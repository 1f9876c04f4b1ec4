"""An answer given at the meeting is typed beside its opinion, and answers the petition once a second person has classified it."""

import pytest
from django.urls import reverse

from tests.makers import make_user
from tests.voters.makers import make_agency, make_meeting
from voters import actions

pytestmark = pytest.mark.django_db
OPINION = {"content": "Sửa đường", "field": "roads"}
ANSWER = {"answer": "Xã đã sửa.", "answer_by": "Chủ tịch xã", "answer_class": "resolved"}


def sent(client, meeting, **line):
    page = reverse("admin:voters_meeting_opinions", args=[meeting.pk])
    data = {"opinions-TOTAL_FORMS": 1, "opinions-INITIAL_FORMS": 0}
    return client.post(page, data | {f"opinions-0-{name}": value for name, value in line.items()}).content.decode()


def test_what_was_answered_at_once_waits_with_its_opinion(client, world):
    meeting, agency = make_meeting(world.north), make_agency()
    client.force_login(make_user("cb", group="Cán bộ xã", unit=world.north))
    sent(client, meeting, **OPINION, **ANSWER, agency=agency.pk)
    [petition] = meeting.petitions.all()
    assert (petition.state, petition.replies.get().text) == ("received", "Xã đã sửa.")
    actions.transition(petition, to="classified", by=make_user("bt", group="Biên tập viên"))
    petition.refresh_from_db()
    assert (petition.state, petition.forwarded_on, petition.due_on) == ("answered", meeting.day, meeting.day)
    assert [step.to_state for step in petition.steps.order_by("pk")] == ["received", "classified", "answered"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (ANSWER, "phải chọn cơ quan"),
        (ANSWER | {"agency": "1", "answer_class": "will-resolve"}, "phải ghi ngày hẹn xong"),
        ({"answer_by": "Chủ tịch xã"}, "Hãy ghi nội dung trả lời"),
        (ANSWER | {"is_complaint": "on"}, "không ghi trả lời ở đây"),
    ],
)
def test_half_an_answer_is_a_sentence_and_nothing_is_stored(client, world, line, sentence):
    meeting, agency = make_meeting(world.north), make_agency()
    client.force_login(make_user("cb", group="Cán bộ xã", unit=world.north))
    line = line | ({"agency": agency.pk} if "agency" in line else {})
    assert sentence in sent(client, meeting, **OPINION, **line)
    assert meeting.petitions.count() == 0

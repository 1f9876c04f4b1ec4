"""One act on many ticked rows: named beforehand, each by its own rights and rules, with its history."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.makers import make_user
from tests.voters.makers import make_agency, make_meeting, make_petition

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def editor(client, world):
    user = make_user("bien-tap", group="Biên tập viên")
    client.force_login(user, backend=BACKEND)
    return user


@pytest.fixture
def press(client):
    """press("set_fields", rows, field="water") → the answer; without values the page that asks."""

    def act(action: str, rows, **given):
        sure = {"sure": "1"} if given else {}
        chosen = {"action": action, "_selected_action": [row.pk for row in rows], "select_across": "0", "index": "0"}
        return client.post(reverse("admin:voters_petition_changelist"), chosen | sure | given, follow=bool(given))

    return act


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_the_page_names_the_rows_first(press, editor, world):
    rows = [make_petition(world.north), make_petition(world.north, state="classified")]
    page = press("set_fields", rows)
    assert page.context["able"] == [rows[0]]
    assert page.context["refused"] == [(rows[1], "đang công khai nên chỉ sửa được trên trang của chính bản ghi")]
    assert [row.history.count() for row in rows] == [1, 1]


def test_what_is_filled_in_is_set_and_the_rest_stays(press, editor, world):
    rows = [make_petition(world.north, urgency="urgent") for _ in range(3)]
    response = press("set_fields", rows, field="water", urgency="", unit=world.south.pk, agency="")
    assert told(response) == ["Lưu: đã xong 3 kiến nghị."]
    for row in rows:
        row.refresh_from_db()
        assert (row.field, row.urgency, row.unit, row.updated_by) == ("water", "urgent", world.south, editor)
        assert (row.history.count(), row.history.first().history_user) == (2, editor)


def test_nothing_filled_in_is_told(press, editor, world):
    page = press("set_fields", [make_petition(world.north)], field="")
    assert page.context["form"].non_field_errors() == ["Hãy điền ít nhất một mục cần đổi."]


def test_a_clerk_sets_nothing_in_another_unit(client, press, world):
    clerk = make_user("can-bo", group="Cán bộ xã", unit=world.north)
    client.force_login(clerk, backend=BACKEND)
    own, other = make_petition(world.north), make_petition(world.south)
    press("set_fields", [own, other], field="water")
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.field, other.field) == ("water", "roads")
    page = press("set_fields", [own], unit=world.south.pk)
    own.refresh_from_db()
    assert (own.unit, list(page.context["form"].errors)) == (world.north, ["unit"])


def test_many_are_forwarded_with_one_letter(press, editor, world):
    agency = make_agency()
    ready = [make_petition(world.north, state="classified") for _ in range(2)]
    new = make_petition(world.north)
    response = press("forward_selected", [*ready, new], agency=agency.pk, number="12/MTTQ", sent_on="20/06/2023")
    assert told(response) == [
        f"{new}: đang ở bước “Mới tiếp nhận” nên không làm được bước này", "Chuyển: đã xong 2 kiến nghị."
    ]  # fmt: skip
    for row in ready:
        row.refresh_from_db()
        assert (row.state, row.agency, row.forwarded_on, row.due_on > date(2023, 6, 20)) == (
            "forwarded",
            agency,
            date(2023, 6, 20),
            True,
        )
        assert row.steps.last().note == "Văn bản số 12/MTTQ ngày 20/06/2023."


@pytest.mark.parametrize(
    ("sent_on", "sentence"),
    [
        ("01/01/2023", "Ngày 01/01/2023 trước ngày tiếp nhận kiến nghị 12/06/2023."),
        ("31/12/2999", "Ngày 31/12/2999 chưa đến."),
    ],
)
def test_a_letter_before_the_petition_or_of_the_future_is_refused(press, editor, world, sent_on, sentence):
    row = make_petition(world.north, state="classified")
    response = press("forward_selected", [row], agency=make_agency().pk, number="1", sent_on=sent_on)
    row.refresh_from_db()
    assert (row.state, row.agency, told(response)) == (
        "classified", None, [f"{row}: {sentence}"],
    )  # fmt: skip


def test_many_are_told_at_one_meeting(press, editor, world):
    meeting = make_meeting(world.north, day=date(2023, 11, 20))
    rows, waiting = [make_petition(world.north, state="published") for _ in range(2)], make_petition(world.north)
    response = press("report_selected", [*rows, waiting], meeting=meeting.pk)
    assert told(response)[-1] == "Ghi đã báo lại: đã xong 2 kiến nghị."
    for row in rows:
        step = row.steps.get()
        assert (step.to_state, step.on, step.meeting) == ("reported", date(2023, 11, 20), meeting)


def test_many_are_merged_into_one_of_them(press, editor, world):
    rows = [make_petition(world.north) for _ in range(3)]
    response = press("merge_selected", rows, into=rows[1].pk)
    for row in rows:
        row.refresh_from_db()
    assert [row.merged_into for row in rows] == [rows[1], None, rows[1]]
    assert told(response) == ["Gộp: đã xong 2 kiến nghị."]


def test_what_can_not_be_merged_is_named(press, editor, world):
    rows = [make_petition(world.north), make_petition(world.north, is_complaint=True)]
    response = press("merge_selected", rows, into=rows[0].pk)
    assert told(response) == [f"{rows[1]}: Khiếu nại, tố cáo không gộp với kiến nghị."]


def test_today_is_the_day_of_a_single_step(editor, world):
    from voters import actions

    petition = actions.transition(
        make_petition(world.north, state="classified", agency=make_agency()), to="forwarded", by=editor
    )
    assert petition.forwarded_on == timezone.localdate()

"""The way of a petition: only allowed steps, each with its date and its person, or nothing at all."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from tests.makers import make_user
from tests.voters.makers import make_agency, make_feedback, make_meeting, make_petition, make_petitioner, make_reply
from tests.voters.refusals import refusal
from voters import actions
from voters.deadlines import DeadlineTable, RuleSubject
from voters.models.deadline import Deadline
from voters.models.petition import Petition
from voters.models.petitioner import Petitioner
from voters.models.step import PetitionStep
from voters.workflow import NEXT, State

pytestmark = pytest.mark.django_db


def way(petition) -> list[tuple[str, str]]:
    return list(petition.steps.values_list("from_state", "to_state"))


class TestMove:
    def test_whole_way_leaves_every_step(self, world, by):
        petition = Petition(
            year=2023,
            unit=world.merged,
            channel="letter",
            field="roads",
            title="Đường",
            content="Sửa",
            agency=make_agency(),
        )
        actions.receive(petition, by=by)
        actions.transition(petition, to=State.CLASSIFIED, by=by, note="Rõ ràng")
        moved = actions.transition(petition, to=State.FORWARDED, by=by)
        given = {"number": "1/TL", "signed_on": moved.forwarded_on, "signer": "Trưởng phòng", "text": "Xong"}
        actions.reply(moved, by=by, reply_class="resolved", **given)
        actions.transition(petition, to=State.PUBLISHED, by=make_user("duyet"))
        petition.refresh_from_db()
        states = ["", "received", "classified", "forwarded", "answered", "published"]
        assert petition.code == "KN-2023-001"
        assert petition.state == "published"
        assert way(petition) == list(zip(states, states[1:], strict=False))
        assert {step.by for step in petition.steps.exclude(to_state="published")} == {by}

    def test_who_recorded_it_does_not_let_it_out(self, world, by):
        own = make_petition(world.north, created_by=by, updated_by=by)
        with pytest.raises(ValidationError, match="do chính bạn ghi"):
            actions.transition(own, to=State.CLASSIFIED, by=by)
        own.refresh_from_db()
        assert own.state == "received"
        assert actions.transition(own, to=State.CLASSIFIED, by=make_user("khac")).is_public

    def test_nor_who_wrote_the_reply_last(self, world, by):
        answered = make_petition(world.north, state="answered", replied=False)
        make_reply(answered, created_by=by, updated_by=by)
        with pytest.raises(ValidationError, match="do chính bạn ghi hoặc sửa sau cùng"):
            actions.transition(answered, to=State.PUBLISHED, by=by)
        assert actions.transition(answered, to=State.PUBLISHED, by=make_user("khac")).state == "published"

    @pytest.mark.parametrize("here", State.values)
    def test_what_the_table_forbids_changes_nothing(self, world, by, here):
        into = {"merged_into": make_petition(world.north)} if here == "merged" else {}
        petition = make_petition(world.north, state=here, agency=make_agency(), **into)
        for to in set(State.values) - set(NEXT[State(here)]):
            assert "không thể chuyển" in refusal(lambda to=to: actions.transition(petition, to=to, by=by))
        petition.refresh_from_db()
        assert petition.state == here
        assert way(petition) == []

    def test_due_day_counts_working_days_by_urgency(self, world, by, monkeypatch):
        monkeypatch.setattr("voters.actions.timezone.localdate", lambda: date(2023, 4, 26))
        urgent = make_petition(
            world.north, state="classified", agency=make_agency(), urgency="urgent", received_on=date(2023, 4, 24)
        )
        moved = actions.transition(urgent, to="forwarded", by=by)
        # 27 and 28 April, holidays until 3 May (a weekend made good), then eight working days more.
        assert (moved.forwarded_on, moved.due_on) == (date(2023, 4, 26), date(2023, 5, 15))

    def test_a_newer_rule_applies_from_its_day(self, world):
        rule = {"step": "answer", "urgency": "urgent", "working_days": False, "basis": "Quy định mới"}
        Deadline.objects.create(days=3, since=date(2024, 1, 1), **rule)
        table, urgent = DeadlineTable(), RuleSubject(urgency="urgent")
        assert table.rule("answer", date(2024, 1, 1), urgent).due_date(date(2024, 1, 1)) == date(2024, 1, 4)
        assert table.rule("answer", date(2023, 12, 4), urgent).due_date(date(2023, 12, 4)) == date(2023, 12, 18)
        assert table.rule("answer", date(2017, 12, 4), urgent) is None

    def test_forwarding_needs_a_body_and_a_rule(self, world, by):
        petition = make_petition(world.north, state="classified")
        assert "cơ quan có thẩm quyền" in refusal(lambda: actions.transition(petition, to="forwarded", by=by))
        Petition.objects.filter(pk=petition.pk).update(agency=make_agency())
        Deadline.objects.all().delete()
        assert "Chưa có thời hạn" in refusal(lambda: actions.transition(petition, to="forwarded", by=by))

    def test_answered_needs_a_reply(self, world, by):
        petition = make_petition(world.north, state="in-progress")
        assert "văn bản trả lời" in refusal(lambda: actions.transition(petition, to="answered", by=by))

    def test_merging_names_the_other_and_can_be_undone(self, world, by):
        main, same = make_petition(world.north), make_petition(world.north)
        assert "kiến nghị khác" in refusal(lambda: actions.transition(same, to="merged", by=by))
        assert "kiến nghị khác" in refusal(lambda: actions.transition(same, to="merged", into=same, by=by))
        assert actions.transition(same, to="merged", into=main, by=by).merged_into == main
        assert "đang nhận" in refusal(
            lambda: actions.transition(main, to="merged", into=make_petition(world.north), by=by)
        )
        assert "lý do" in refusal(lambda: actions.transition(same, to="received", by=by))
        assert actions.transition(same, to="received", by=by, note="Khác việc").merged_into is None

    def test_complaints_are_never_published_nor_merged_with_petitions(self, world, by):
        complaint = make_petition(world.north, state="answered", is_complaint=True)
        assert "không được công khai" in refusal(lambda: actions.transition(complaint, to="published", by=by))
        new = make_petition(world.north, is_complaint=True)
        into = make_petition(world.north)
        assert "không gộp" in refusal(lambda: actions.transition(new, to="merged", into=into, by=by))


class TestDatabase:
    def test_refuses_an_answer_without_a_reply(self, world):
        make_petition(world.north, state="answered", replied=False)
        with pytest.raises(DatabaseError, match="phải có văn bản trả lời"):
            connection.check_constraints()

    def test_keeps_the_last_reply_of_an_answer(self, world):
        petition = make_petition(world.north, state="answered")
        connection.check_constraints()
        petition.replies.all().delete()
        with pytest.raises(DatabaseError, match="phải có văn bản trả lời"):
            connection.check_constraints()

    def test_refuses_to_rewrite_a_step(self, world, by):
        step = PetitionStep.objects.create(
            petition=make_petition(world.north), to_state="received", at="2023-06-12T08:00+07:00", by=by
        )
        with pytest.raises(DatabaseError, match="không sửa"), transaction.atomic():
            PetitionStep.objects.filter(pk=step.pk).update(note="khác")
        by.delete()
        step.refresh_from_db()
        assert step.by is None

    @pytest.mark.parametrize(
        ("changes", "name"),
        [
            ({"state": "published", "is_complaint": True}, "complaint_closed"),
            ({"state": "merged"}, "merged_into_one"),
            ({"state": "forwarded", "agency": None}, "sent_to_agency"),
            ({"channel": "meeting"}, "meeting_named"),
            ({"forwarded_on": date(2023, 1, 1)}, "sent_after_receipt"),
            ({"year": 1999}, "year_range"),
        ],
    )
    def test_forbids_impossible_petitions(self, world, changes, name):
        petition = make_petition(world.north, state="published")
        with pytest.raises(DatabaseError, match=f"voters_petition_{name}"), transaction.atomic():
            Petition.objects.filter(pk=petition.pk).update(**changes)

    def test_a_meeting_needs_a_council(self, world):
        with pytest.raises(DatabaseError, match="voters_meeting_has_council"), transaction.atomic():
            make_meeting(world.north, councils=[])
        with pytest.raises(DatabaseError, match="voters_meeting_has_council"), transaction.atomic():
            make_meeting(world.north, councils=["senate"])


class TestNumber:
    def test_counts_on_within_year_and_kind(self, world, by):
        make_petition(world.north)
        Petition.objects.update(code="KN-2023-041")
        petition = Petition(year=2023, unit=world.merged, channel="letter", field="roads", title="A", content="B")
        assert actions.receive(petition, by=by).code == "KN-2023-042"
        other = Petition(year=2024, unit=world.merged, channel="letter", field="roads", title="A", content="B")
        assert actions.receive(other, by=by).code == "KN-2024-001"


class TestTakeUp:
    def test_message_becomes_a_petition_and_the_name_stays_apart(self, world, by):
        feedback = make_feedback(unit=world.merged)
        make_petitioner(feedback=feedback)
        petition = actions.make_petition(feedback, by=by, title="Sửa đèn đường")
        assert (petition.channel, petition.unit, petition.state) == ("feedback", world.merged, "received")
        assert petition.content == feedback.message
        assert Petitioner.objects.get().petition == petition
        feedback.refresh_from_db()
        assert (feedback.petition, feedback.state) == (petition, "handling")
        assert petition.code in refusal(lambda: actions.make_petition(feedback, by=by, title="Lần nữa"))

    def test_needs_a_place(self, world, by):
        assert "địa bàn" in refusal(lambda: actions.make_petition(make_feedback(), by=by, title="Sửa đèn"))


def test_second_reply_with_the_same_number_is_refused(world, by):
    petition = make_petition(world.north, state="in-progress")
    make_reply(petition)
    given = {"number": "12/TL", "signed_on": date(2023, 7, 3), "signer": "Trưởng phòng", "text": "Xong"}
    assert "đã được ghi" in refusal(lambda: actions.reply(petition, by=by, reply_class="resolved", **given))

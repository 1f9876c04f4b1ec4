"""The way of a petition: only allowed steps, each with its date and its person, or nothing at all."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.makers import make_user
from tests.voters.makers import make_agency, make_feedback, make_meeting, make_petition, make_petitioner, make_reply
from voters import actions
from voters.deadlines import DeadlineTable, Subject
from voters.models.deadline import Deadline
from voters.models.petition import Petition
from voters.models.petitioner import Petitioner
from voters.models.step import PetitionStep
from voters.workflow import NEXT, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(db):
    return make_user("nguoi-lam")


def way(petition) -> list[tuple[str, str]]:
    return list(petition.steps.values_list("from_state", "to_state"))


def refusal(call) -> str:
    with pytest.raises(ValidationError) as caught:
        call()
    return " ".join(caught.value.messages)


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
        table, urgent = DeadlineTable(), Subject(urgency="urgent")
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


class TestEnds:
    """Back from the wrong body, told to voters, closed, opened again."""

    def test_a_body_returns_it_with_a_reason_and_another_one_gets_it(self, world, by):
        first, second = make_agency("Phòng Một"), make_agency("Sở Hai", level="province")
        petition = make_petition(world.north, state="classified", agency=first)
        actions.transition(petition, to="forwarded", by=by, on=date(2023, 6, 14))
        assert "lý do" in refusal(lambda: actions.transition(petition, to="returned", by=by, note="  "))
        back = actions.transition(petition, to="returned", by=by, note="Đường của Sở", on=date(2023, 6, 16))
        assert (back.forwarded_on, back.due_on, back.due_rule, back.is_public) == (None, None, None, True)
        Petition.objects.filter(pk=petition.pk).update(agency=second)
        sent = actions.transition(petition, to="forwarded", by=by, on=date(2023, 6, 19))
        assert (sent.forwarded_on, sent.due_on) == (date(2023, 6, 19), date(2023, 7, 17))
        steps = [(step.to_state, step.on, step.agency) for step in sent.steps.all()]
        assert steps == [
            ("forwarded", date(2023, 6, 14), first),
            ("returned", date(2023, 6, 16), first),
            ("forwarded", date(2023, 6, 19), second),
        ]
        with pytest.raises(DatabaseError, match="không sửa"), transaction.atomic():
            sent.steps.update(agency=second)

    @pytest.mark.parametrize(
        ("on", "sentence"),
        [(date(2023, 6, 11), "trước ngày tiếp nhận kiến nghị 12/06/2023"), (date(2999, 1, 1), "chưa đến")],
    )
    def test_a_day_lies_between_receipt_and_today(self, world, by, on, sentence):
        petition = make_petition(world.north, state="classified", agency=make_agency())
        assert sentence in refusal(lambda: actions.transition(petition, to="forwarded", by=by, on=on))
        assert sentence in refusal(lambda: actions.transition(petition, to="withdrawn", by=by, on=on, note="Xin rút"))

    def test_a_step_is_not_before_what_it_follows_from(self, world, by):
        petition = make_petition(world.north, state="classified", agency=make_agency())

        def step(to, day, **more):
            return actions.transition(petition, to=to, by=by, on=date(2023, 6, day), **more)

        step("forwarded", 16)
        assert "trước ngày 16/06/2023 của bước “đã chuyển”" in refusal(lambda: step("returned", 15, note="Sai cơ quan"))
        step("returned", 20, note="Sai cơ quan")
        assert "trước ngày 20/06/2023 của bước “cơ quan trả lại”" in refusal(lambda: step("forwarded", 19))
        # A wrong day is mended by starting again.
        actions.transition(petition, to="withdrawn", by=by, note="Ghi nhầm ngày")
        actions.transition(petition, to="received", by=by, note="Ghi nhầm ngày")
        actions.transition(petition, to="classified", by=by)
        assert step("forwarded", 14).forwarded_on == date(2023, 6, 14)

    def test_voters_are_told_of_an_answer_that_is_there(self, world, by):
        petition = make_petition(world.north, state="published")
        PetitionStep.objects.create(
            petition=petition, to_state="answered", at=timezone.now(), on=date(2023, 7, 5), by=by
        )
        before, after = (make_meeting(world.north, day=date(2023, 7, day)) for day in (4, 5))
        told = "trước ngày 05/07/2023 của bước “đã trả lời”"
        assert told in refusal(
            lambda: actions.transition(petition, to="reported", by=by, meeting=before, on=before.day)
        )
        assert actions.transition(petition, to="reported", by=by, meeting=after, on=after.day).state == "reported"

    def test_told_at_a_meeting_closed_and_opened_again_with_a_new_term(self, world, by):
        petition, meeting = make_petition(world.north, state="published"), make_meeting(world.north)
        told = actions.transition(petition, to="reported", by=by, meeting=meeting, on=meeting.day)
        assert (told.is_answered, told.is_public, told.steps.get().meeting) == (True, True, meeting)
        assert actions.transition(petition, to="closed", by=by).state == "closed"
        connection.check_constraints()
        assert "lý do" in refusal(lambda: actions.transition(petition, to="in-progress", by=by))
        again = actions.transition(petition, to="in-progress", by=by, note="Đường hỏng lại")
        assert (again.forwarded_on, again.is_overdue) == (timezone.localdate(), False)

    @pytest.mark.parametrize("to", ["rejected", "withdrawn"])
    def test_setting_aside_says_why(self, world, by, to):
        petition = make_petition(world.north)
        assert "lý do" in refusal(lambda: actions.transition(petition, to=to, by=by))
        with pytest.raises(DatabaseError, match="voters_petitionstep_reason"), transaction.atomic():
            PetitionStep.objects.create(petition=petition, to_state=to, at=timezone.now())

    def test_a_complaint_is_never_told_in_public(self, world, by):
        with pytest.raises(DatabaseError, match="complaint_closed"), transaction.atomic():
            make_petition(world.north, state="closed", is_complaint=True)

    def test_a_promise_is_broken_after_its_day_until_a_later_letter(self, world):
        promise = {"reply_class": "will-resolve", "promised_on": date(2023, 9, 30)}
        petition = make_petition(world.north, state="published", replied=False)
        make_reply(petition, **promise)
        kept = make_petition(world.north, state="published", replied=False)
        make_reply(kept, **promise)
        make_reply(kept, number="90/TL", signed_on=date(2023, 9, 20))
        assert list(Petition.objects.broken_promises(date(2023, 9, 30))) == []
        assert list(Petition.objects.broken_promises(date(2023, 10, 1))) == [petition]


class TestReply:
    def test_a_promise_needs_its_day(self, world, by):
        petition = make_petition(world.north, state="forwarded")
        given = {"number": "1", "signed_on": date(2023, 7, 1), "signer": "Trưởng phòng", "text": "Sẽ làm"}
        assert "ngày hẹn xong" in refusal(lambda: actions.reply(petition, by=by, reply_class="will-resolve", **given))
        assert petition.replies.count() == 0

    def test_refused_before_the_petition_was_sent_and_nothing_stays(self, world, by):
        petition = make_petition(world.north, state="classified")
        given = {"number": "1", "signed_on": date(2023, 7, 1), "signer": "Trưởng phòng", "text": "Xong"}
        assert "đã chuyển" in refusal(lambda: actions.reply(petition, by=by, reply_class="resolved", **given))
        assert petition.replies.count() == 0


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

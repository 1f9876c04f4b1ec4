"""How petitions end, are told, opened again and answered."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.voters.makers import make_agency, make_meeting, make_petition, make_reply
from tests.voters.refusals import refusal
from voters import actions
from voters.models.petition import Petition
from voters.models.step import PetitionStep

pytestmark = pytest.mark.django_db


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

    def test_a_petition_with_a_promise_is_closed_with_what_became_of_it(self, world, by):
        """Closed, nobody is reminded of the promise; one without a promise needs no words."""
        petition = make_petition(world.north, state="reported", replied=False)
        make_reply(petition, reply_class="will-resolve", promised_on=date(2099, 9, 30))
        sentence = "Văn bản trả lời hẹn xong ngày 30/09/2099: hãy ghi lời hẹn đã thực hiện đến đâu."
        assert refusal(lambda: actions.transition(petition, to="closed", by=by, note=" ")) == sentence
        assert actions.transition(petition, to="closed", by=by, note="Đã làm xong.").state == "closed"


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

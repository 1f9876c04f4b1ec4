"""What is counted as answered, in time and late, and how long it took."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from frontportal.kit.values.workdays import workdays_between
from tests.voters.makers import make_agency, make_meeting, make_petition, make_reply
from voters.deadlines import channel_of
from voters.models.council import Session, Term
from voters.models.petition import Petition
from voters.statistics.numbers import numbers_by, total_of
from voters.statistics.outcomes import Outcome, open_promises, with_channel, with_outcome
from voters.statistics.working_days import WorkingDays

DAYS = st.dates(date(2024, 12, 1), date(2026, 3, 1))


def outcome_of(petition: Petition) -> tuple:
    return with_outcome(Petition.objects.all()).values_list("outcome", "answered_on").get(pk=petition.pk)


@pytest.mark.django_db  # the calendar that staff keep
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5))
def test_working_days_are_those_of_the_calendar(pairs):
    calendar = WorkingDays(day for pair in pairs for day in pair)
    assert [calendar.between(*pair) for pair in pairs] == [workdays_between(*pair) for pair in pairs]


@pytest.mark.django_db
class TestOutcomes:
    def test_each_petition_has_one(self, world):
        late = make_petition(world.north, state="published", replied=False)
        make_reply(late, signed_on=date(2023, 7, 14))
        on_the_day = make_petition(world.north, state="answered", replied=False)
        make_reply(on_the_day, signed_on=date(2023, 7, 13))
        waiting = make_petition(world.north, state="in-progress", due_on=timezone.localdate())
        overdue = make_petition(world.north, state="forwarded")
        unsent = make_petition(world.north, state="classified")
        assert [outcome_of(each) for each in (late, on_the_day, waiting, overdue, unsent)] == [
            (Outcome.LATE, date(2023, 7, 14)), (Outcome.IN_TIME, date(2023, 7, 13)), (Outcome.WITHIN_TERM, None),
            (Outcome.OVERDUE, None), (Outcome.NOT_SENT, None),
        ]  # fmt: skip

    def test_a_letter_that_did_not_answer_is_no_answer(self, world):
        """The body was asked once more: the letter written after that counts, and what it adds later does not."""
        petition = make_petition(world.north, state="published", replied=False)
        make_reply(petition, signed_on=date(2023, 7, 3))
        petition.steps.create(from_state="answered", to_state="in-progress", at=timezone.now())
        make_reply(petition, number="2/TL", signed_on=date(2023, 7, 20))
        make_reply(petition, number="3/TL", signed_on=date(2023, 9, 1))
        assert outcome_of(petition) == (Outcome.LATE, date(2023, 7, 20))

    def test_promises_are_open_until_the_petition_is_closed(self, world):
        promised = {"reply_class": "will-resolve", "promised_on": date(2024, 1, 1)}
        kept, closed, done = (
            make_petition(world.north, state=state, replied=False) for state in ("reported", "closed", "published")
        )
        for petition in (kept, closed, done):
            make_reply(petition, **promised)
        make_reply(done, number="2/TL", signed_on=date(2023, 12, 1))
        assert list(open_promises(Petition.objects.all())) == [kept]

    def test_the_channel_is_that_of_the_terms(self, world):
        term = Term.objects.create(council="assembly", number=15, since=date(2021, 5, 1))
        session = Session.objects.create(term=term, number=5, opens_on=date(2023, 5, 20))
        bodies = [make_agency("Bộ Mẫu", level="central"), make_agency(), None]
        meetings = [
            None,
            *(make_meeting(world.north, councils=councils) for councils in (["assembly"], ["assembly", "province"])),
        ]
        for agency in bodies:
            for meeting in meetings:
                for asked_before in (None, session):
                    make_petition(world.north, agency=agency, meeting=meeting, session=asked_before)
        petitions = with_channel(Petition.objects.select_related("agency", "meeting", "session__term"))
        told = [(each.through, channel_of(each).value) for each in petitions]
        assert [through for through, _ in told] == [channel for _, channel in told]
        assert {through for through, _ in told} == {"assembly", "councils"}


@pytest.mark.django_db
def test_mean_and_median_count_from_the_letter_to_the_answer(world):
    body, other = make_agency(), make_agency("Sở Mẫu")
    for days in (1, 4, 7):  # 16, 19 and 22 June 2023: one, two and five working days
        petition = make_petition(world.north, state="published", replied=False, agency=body)
        make_reply(petition, signed_on=petition.forwarded_on + timedelta(days=days))
    make_petition(world.south, state="forwarded", agency=other)
    found = numbers_by(Petition.objects.all(), "agency", "field")
    numbers = found["agency"][body.pk]
    assert (numbers.sent, numbers.outcomes[Outcome.IN_TIME], numbers.median_days) == (3, 3, 2)
    assert round(numbers.mean_days, 2) == 2.67
    assert (found["agency"][other.pk].mean_days, found["agency"][other.pk].outcomes[Outcome.OVERDUE]) == (None, 1)
    whole = total_of(found["agency"])
    assert (whole.received, whole.days) == (4, found["field"]["roads"].days)

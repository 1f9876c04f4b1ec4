"""What an appeal owes the public, by the dated rules that the law set: due, done, late."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.makers import make_user, todos
from tests.welfare.makers import MILLION, make_appeal, make_books, make_contribution, make_pair
from welfare.appeals.models import Appeal
from welfare.disclosure import actions
from welfare.disclosure.deadlines import DisclosureSchedule, overdue, overdue_and_due_soon, summary
from welfare.disclosure.models import Disclosure, DisclosureRule

TODAY = date(2024, 6, 1)


@pytest.fixture
def books(db):
    return make_books()


def published(books, **given) -> Appeal:
    morning = timezone.make_aware(timezone.datetime(2023, 10, 17, 8))
    return make_appeal(books, **{"state": "published", "published_at": morning} | given)


def steps(appeal, today=TODAY) -> dict:
    return {step.event: step for step in DisclosureSchedule(today).steps(appeal)}


def said(appeal, today=TODAY) -> list[str]:
    return [step.words for step in DisclosureSchedule(today).steps(appeal)]


class TestClock:
    def test_the_laws_days(self, books):
        appeal = published(books, closed_on=date(2023, 11, 18), distributed_on=date(2023, 12, 8))
        due = {event: step.due for event, step in steps(appeal).items()}
        assert due == {
            "call": date(2023, 10, 17),
            "reception-end": date(2024, 1, 15),
            "received": date(2023, 12, 3),
            "distribution-end": date(2023, 12, 8),
            "spent": date(2024, 1, 7),
        }

    def test_publishing_here_is_publishing_the_call(self, books):
        assert steps(published(books))["call"].done == date(2023, 10, 17)
        later = timezone.make_aware(timezone.datetime(2023, 10, 20, 8))
        step = steps(published(books, code="KHAC1", published_at=later))["call"]
        assert (step.words, step.tone) == ("Muộn 3 ngày, hạn là 17/10/2023.", "wait")

    def test_days_that_have_not_begun_are_not_due(self, books):
        assert said(published(books), date(2023, 10, 20)) == [
            "Đúng hạn, hạn là 17/10/2023.",
            "Chưa làm, hạn là 15/01/2024.",
            "Chưa đến kỳ; thời hạn 15 ngày sau khi kết thúc tiếp nhận.",
            "Chưa đến kỳ; thời hạn 20 ngày sau khi kết thúc tiếp nhận.",
            "Chưa đến kỳ; thời hạn 30 ngày sau khi phân phối xong.",
        ]

    def test_a_planned_end_is_no_end_yet(self, books):
        appeal = published(books, closed_on=date(2023, 11, 18))
        assert steps(appeal, date(2023, 11, 17))["reception-end"].done is None
        assert steps(appeal, date(2023, 11, 18))["reception-end"].done == date(2023, 11, 18)

    @pytest.mark.parametrize("today, late", [(date(2023, 12, 3), False), (date(2023, 12, 4), True)])
    def test_overdue_from_the_day_after(self, books, today, late):
        appeal = published(books, closed_on=date(2023, 11, 18), distributed_on=date(2023, 11, 20))
        assert (appeal in overdue(Appeal.objects.announced(), today)) == late
        assert summary(DisclosureSchedule(today).steps(appeal))[1] == ("bad" if late else "wait")

    @pytest.mark.parametrize(
        ("today", "late", "soon"),
        [
            (date(2023, 11, 25), 0, 0),  # eight days before the report on what was received is due
            (date(2023, 11, 26), 0, 1),
            (date(2023, 12, 3), 0, 1),
            (date(2023, 12, 4), 1, 0),
        ],
    )
    def test_staff_are_told_in_time(self, books, today, late, soon):
        published(books, closed_on=date(2023, 11, 18), distributed_on=date(2023, 11, 20))
        assert tuple(map(len, overdue_and_due_soon(Appeal.objects.announced(), today))) == (late, soon)

    def test_a_later_rule_holds_from_its_day_on(self, books):
        DisclosureRule.objects.create(
            event="received", days=5, working_days=True, since=date(2023, 11, 18), basis="Quy định mới"
        )
        before = published(books, closed_on=date(2023, 11, 17))
        after = published(books, code="KHAC1", closed_on=date(2023, 11, 18))
        assert steps(before)["received"].due == date(2023, 12, 2)
        assert steps(after)["received"].due == date(2023, 11, 24)  # Monday to Friday after a Saturday

    def test_stays_as_long_as_the_rule_says(self, books):
        appeal = published(books, closed_on=date(2023, 11, 18))
        assert DisclosureSchedule(TODAY).stays_until(appeal) is None
        Disclosure.objects.create(
            appeal=appeal, event="received", done_on=date(2023, 11, 30), where="Bảng tin", amount=0
        )
        assert DisclosureSchedule(TODAY).stays_until(appeal) == date(2023, 12, 30)

    def test_asks_as_little_for_many(self, books, django_assert_num_queries):
        for number in range(5):
            published(books, code=f"MAU{number}X", closed_on=date(2023, 11, 18))
        with django_assert_num_queries(3):
            assert len(overdue(Appeal.objects.announced(), TODAY)) == 5


class TestDisclose:
    def test_states_the_total_of_the_books(self, world, books):
        maker, checker = make_pair()
        appeal = published(books, closed_on=date(2023, 11, 18))
        make_contribution(books, world.north, 5 * MILLION, by=maker, confirmed_by=checker, appeal=appeal)
        make_contribution(books, world.north, 7 * MILLION, by=maker, appeal=appeal)
        done = actions.disclose(appeal, event="received", done_on=date(2023, 11, 30), where="Bảng tin", by=maker)
        assert (done.amount, done.created_by) == (5 * MILLION, maker)
        assert steps(Appeal.objects.get())["received"].words == "Đúng hạn, hạn là 03/12/2023."

    @pytest.mark.parametrize(
        "event, day, sentence",
        [
            ("spent", date(2023, 12, 1), "Hãy ghi ngày phân phối xong của đợt trước; ngày đó phải đã qua."),
            ("received", date(2023, 11, 17), "Ngày công khai không được trước ngày 18/11/2023."),
            ("received", date(2123, 1, 1), "Ngày công khai không được ở tương lai."),
        ],
    )
    def test_not_before_there_is_something_to_tell(self, books, event, day, sentence):
        appeal = published(books, closed_on=date(2023, 11, 18))
        with pytest.raises(ValidationError) as caught:
            actions.disclose(appeal, event=event, done_on=day, where="Bảng tin", by=make_user("ai-do"))
        assert caught.value.messages == [sentence]

    def test_once(self, books):
        appeal, by = published(books, closed_on=date(2023, 11, 18)), make_user("ai-do")
        given = {"event": "received", "done_on": date(2023, 11, 30), "where": "Bảng tin", "by": by}
        actions.disclose(appeal, **given)
        with pytest.raises(ValidationError, match="đã được ghi là đã công khai"):
            actions.disclose(appeal, **given)


def test_leaders_see_what_is_overdue(books):
    published(books, closed_on=date(2023, 11, 18))
    leader, stranger = make_user("lanh-dao", group="Lãnh đạo"), make_user("can-bo", group="Cán bộ xã")
    (todo,) = [todo for todo in todos(leader) if "công khai" in todo.label]
    assert (todo.count, todo.tone) == (1, "late")
    assert not [todo for todo in todos(stranger) if "công khai" in todo.label]


def test_a_list_tells_a_delay_of_the_past(books):
    appeal = published(books, closed_on=date(2023, 11, 18), distributed_on=date(2023, 12, 8))
    for event, day in (("received", date(2023, 12, 15)), ("spent", date(2024, 1, 5))):
        Disclosure.objects.create(appeal=appeal, event=event, done_on=day, where="Bảng tin", amount=0)
    assert summary(DisclosureSchedule(TODAY).steps(appeal)) == ("Đã công khai, muộn 12 ngày", "wait")
    Disclosure.objects.filter(event="received").update(done_on=date(2023, 12, 3))
    assert summary(DisclosureSchedule(TODAY).steps(Appeal.objects.get())) == ("Đã công khai đủ", "good")

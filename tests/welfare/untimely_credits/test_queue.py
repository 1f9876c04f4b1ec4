"""Money with an appeal's code outside of its days: put aside by the machine, decided by two persons, never the appeal's."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_appeal, make_contribution
from welfare.ledger import actions as ledger
from welfare.ledger.models.contribution import Contribution
from welfare.reconciliation import actions
from welfare.reconciliation.auto_match import match_statement
from welfare.reconciliation.models import Match, UnmatchedLine
from welfare.reconciliation.suggestions.ranking import suggest
from welfare.reconciliation.untimely.actions import confirm, propose, send_back
from welfare.untimely_credits.models import UntimelyCredit

OPENED, CLOSED = date(2023, 4, 10), date(2023, 5, 2)


@pytest.fixture
def late(desk):
    """The appeal MUOI23 ended on 02/05; its code comes on 03/05 in `line`."""
    desk.ended = make_appeal(desk.books, "MUOI23", title="Đợt đã hết", opened_on=OPENED, closed_on=CLOSED)
    desk.line_ = desk.line(MILLION, "MUOI23 xin gop")
    match_statement(desk.statement, by=desk.maker)
    return desk


def refused(act, *args, **given) -> str:
    with pytest.raises((ValidationError, DatabaseError)) as error, transaction.atomic():
        act(*args, **given)
    return " ".join(error.value.messages) if isinstance(error.value, ValidationError) else str(error.value)


class TestGift:
    @pytest.mark.parametrize(
        ("day", "is_taken"), [(OPENED, True), (CLOSED, True), (date(2023, 4, 9), False), (date(2023, 5, 3), False)]
    )
    def test_is_dated_within_the_days(self, desk, day, is_taken):
        """Seen in 11/2026: a gift of the day after closing was saved and confirmed."""
        ended = make_appeal(desk.books, "MUOI23", opened_on=OPENED, closed_on=CLOSED)
        north = desk.world.north
        given = {"by": desk.maker, "appeal": ended, "date": day}
        if is_taken:
            make_contribution(desk.books, north, MILLION, **given).full_clean()
            return
        assert "nằm ngoài thời gian đó" in refused(make_contribution, desk.books, north, MILLION, **given)
        draft = make_contribution(desk.books, north, MILLION, by=desk.maker, date=day)
        draft.appeal = ended
        assert "nằm ngoài thời gian đó" in refused(draft.full_clean)
        assert "nằm ngoài thời gian đó" in refused(ledger.set_appeal, draft, appeal=ended, by=desk.maker)

    @pytest.mark.parametrize(
        ("day", "channel", "words", "is_taken"),
        [
            (date(2023, 5, 3), "transfer", "MUOI23 xin gop", False),
            (date(2023, 4, 9), "transfer", "gop muoi 23 som", False),
            (CLOSED, "transfer", "MUOI23 xin gop", True),
            (date(2023, 5, 3), "transfer", "MUOI234", True),
            (date(2023, 5, 3), "transfer", "MUOI23 hay MUOI24", True),  # which of them is not certain
            (date(2023, 5, 3), "cash", "MUOI23", True),
        ],
    )
    def test_bears_no_code_of_an_appeal_outside_of_its_days(self, desk, day, channel, words, is_taken):
        """Seen in 12/2026: a sheet's row with the code in its words and no appeal beside it became a gift like others."""
        for code in ("MUOI23", "MUOI24"):
            make_appeal(desk.books, code, opened_on=OPENED, closed_on=CLOSED)
        draft = make_contribution(desk.books, desk.world.north, MILLION, by=desk.maker, date=day, channel=channel)
        draft.memo = words
        if is_taken:
            draft.full_clean()
        else:
            said = refused(draft.full_clean)
            assert said.startswith("Nội dung ghi mã MUOI23. ")
            assert "nằm ngoài thời gian đó" in said

    def test_holds_the_days_of_its_appeal(self, desk):
        ended = make_appeal(desk.books, "MUOI23", opened_on=OPENED, closed_on=CLOSED)
        make_contribution(desk.books, desk.world.north, MILLION, by=desk.maker, appeal=ended, date=CLOSED)
        ended.closed_on = date(2023, 5, 1)
        assert "Đợt đã có khoản ủng hộ ngày 02/05/2023" in refused(ended.save)


class TestQueue:
    def test_the_machine_puts_aside_what_is_early_or_late(self, late):
        early = make_appeal(late.books, "SOM2023", opened_on=date(2023, 6, 1))
        again = late.line(MILLION, "SOM2023")
        timely = late.line(MILLION, "TET2023")
        found = match_statement(late.statement, by=late.maker)
        assert (found.put_aside, found.matched) == (1, 1)
        assert dict(UntimelyCredit.objects.values_list("line", "appeal")) == {
            late.line_.pk: late.ended.pk,
            again.pk: early.pk,
        }
        assert Match.objects.get().line == timely
        assert not UnmatchedLine.objects.exists()
        assert match_statement(late.statement, by=late.maker).put_aside == 0

    def test_nobody_matches_it_before_two_persons_decided(self, late):
        for named in ({"appeal": late.ended}, {"appeal": late.appeal}, {"unit": late.world.north}, {"reason": "phí"}):
            assert "ngoài thời gian tiếp nhận trước" in refused(actions.decide, late.line_, by=late.maker, **named)

    def test_a_person_gives_no_appeal_what_is_outside_of_its_days(self, late):
        plain = late.line(MILLION, "ung ho dot da het")
        assert "nằm ngoài thời gian tiếp nhận" in refused(actions.decide, plain, appeal=late.ended, by=late.maker)
        assert [each.label for each in suggest([plain])[plain.pk]] == []


class TestDecision:
    def proposed(self, desk, **given) -> UntimelyCredit:
        credit = UntimelyCredit.objects.get()
        for name, value in ({"reason": "Đến muộn một ngày"} | given).items():
            setattr(credit, name, value)
        propose(credit, by=desk.maker)
        return credit

    def test_returned_it_is_no_gift(self, late):
        confirm(self.proposed(late, choice="return"), by=late.checker)
        match = Match.objects.get()
        assert (match.named, match.decided_by) == ("không thuộc thu, chi của quỹ", late.checker)
        assert match.reason == "Trả lại người chuyển (mã MUOI23 ngoài thời gian tiếp nhận): Đến muộn một ngày"
        actions.undo(match, reason="xem lại", by=late.maker)
        unit = {"unit": late.world.north, "by": late.maker}
        assert "quyết định trả lại" in refused(actions.decide, late.line_, **unit)

    @pytest.mark.parametrize("choice", ["fund", "appeal"])
    def test_kept_it_becomes_a_gift_that_names_where_it_came_from(self, late, choice):
        later = make_published(late)
        given = {"next_appeal": later} if choice == "appeal" else {}
        confirm(self.proposed(late, choice=choice, unit=late.world.north, **given), by=late.checker)
        gift = actions.create_entry(Match.objects.get(), by=late.maker).contribution
        assert (gift.appeal, gift.carried_from) == (given.get("next_appeal"), late.ended)
        gift.full_clean()
        other = make_appeal(late.books, "KHAC23", opened_on=date(2023, 5, 1))
        assert "đúng với quyết định" in refused(Contribution.objects.filter(pk=gift.pk).update, appeal=other)

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            ({"choice": ""}, "Hãy chọn quyết định."),
            ({"choice": "return", "reason": " "}, "Hãy ghi lý do."),
            ({"choice": "fund"}, "Hãy chọn đơn vị được ghi nhận khoản này."),
            ({"choice": "appeal"}, "Hãy chọn đợt nhận khoản này."),
        ],
    )
    def test_says_what_is_missing(self, late, given, sentence):
        assert sentence in refused(self.proposed, late, **given)

    def test_what_took_its_place_meanwhile_is_not_confirmed_unseen(self, late):
        seen = self.proposed(late, choice="return")
        self.proposed(late, choice="fund", unit=late.world.north)
        for act in (confirm, send_back):
            assert refused(act, seen, by=late.checker) == "Đề nghị vừa được sửa. Hãy xem lại."
        assert Match.objects.count() == 0

    def test_needs_two_persons_and_stays(self, late):
        credit = self.proposed(late, choice="return")
        assert refused(confirm, credit, by=late.maker) == "Người xác nhận phải khác người đề nghị."
        send_back(credit, by=late.checker)
        assert refused(confirm, credit, by=late.checker) == "Chưa có ai đề nghị quyết định."
        credit = confirm(self.proposed(late, choice="return"), by=late.checker)
        assert refused(confirm, credit, by=late.checker) == "Khoản này vừa được quyết định."
        credit.reason = "khác"
        assert "không sửa được" in refused(credit.save)
        assert "không xoá được" in refused(credit.delete)


def make_published(desk):
    given = {"state": "published", "published_at": timezone.now(), "opened_on": date(2023, 6, 1), "title": "Đợt sau"}
    return make_appeal(desk.books, "SAU2023", **given)


def test_the_desk_proposes_and_the_second_person_confirms(late):
    accountant, confirmer = make_user("kt", group=roles.ACCOUNTANT), make_user("xn", group=roles.CONFIRMER)
    credit = UntimelyCredit.objects.get()
    page = reverse("admin:untimely_credits_untimelycredit_change", args=[credit.pk])
    given = {"choice": "return", "next_appeal": "", "unit": "", "reason": "Không liên hệ được"}

    def opened(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    later = make_published(late)
    make_appeal(late.books, "NHAP23", opened_on=date(2023, 6, 1), state="draft")
    make_appeal(late.books, "CU2023", opened_on=date(2023, 1, 1), closed_on=date(2023, 2, 1), title="Đợt cũ")
    offered = opened(accountant).get(page).context["adminform"].form.fields["next_appeal"].queryset
    assert set(offered) == {later}  # seen in 12/2026: all eight stood there, seven were refused
    opened(accountant).post(page, given)
    credit.refresh_from_db()
    assert (credit.choice, credit.proposed_by) == ("return", accountant)
    step = reverse("admin:untimely_credits_untimelycredit_confirm_decision", args=[credit.pk])
    assert opened(accountant).get(step).status_code == 403
    assert "Không liên hệ được" in opened(confirmer).get(step).content.decode()
    opened(confirmer).post(step)
    credit.refresh_from_db()
    assert credit.confirmed_by == confirmer

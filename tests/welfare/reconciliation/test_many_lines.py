"""Many lines at once, and what was decided of them."""

from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from frontportal.kit.values import time_limit
from frontportal.kit.values.time_limit import TimeLimit
from tests.makers import make_user
from tests.welfare.makers import MILLION
from tests.welfare.reconciliation.pages import MATCHED, WAITING, message_of
from welfare.audit import history
from welfare.ledger.models.contribution import Contribution
from welfare.reconciliation import actions, auto_match
from welfare.reconciliation.models import Match, UnmatchedLine


def act(client, page: str, action: str, records, **given):
    """Choose records on a list, then answer the page that asks once more; `across` takes the whole list."""
    data = {"action": action, "_selected_action": [record.pk for record in records]}
    if given.pop("across", False):
        data |= {"select_across": "1"}
    asked = client.post(reverse(f"{page}_changelist"), data)
    if not given:
        return asked
    return client.post(reverse(f"{page}_changelist"), data | {"sure": "1"} | given, follow=True)


class TestMany:
    def test_by_suggestion_only_what_was_ticked(self, desk, accountant):
        gifts = [desk.gift(number * MILLION) for number in (1, 2)]
        lines = [desk.line(number * MILLION) for number in (1, 2, 3)]
        asked = BeautifulSoup(act(accountant, WAITING, "match_suggested", lines).content, "lxml")
        boxes = asked.find_all("input", {"name": "agreed"})
        assert [box["value"] for box in boxes if box.has_attr("checked")] == [
            f"{lines[1].pk}:contribution-{gifts[1].pk}", f"{lines[0].pk}:contribution-{gifts[0].pk}",
        ]  # fmt: skip
        done = act(accountant, WAITING, "match_suggested", lines, agreed=[boxes[0]["value"], "0:contribution-0"])
        assert message_of(done) == "Đã khớp 1 dòng."
        assert set(UnmatchedLine.objects.all()) == {UnmatchedLine(pk=lines[0].pk), UnmatchedLine(pk=lines[2].pk)}

    def test_the_whole_list_to_one_appeal(self, desk, accountant):
        lines = [desk.line(MILLION, "gop suc") for _ in range(60)]
        done = act(accountant, WAITING, "match_to", lines[:1], across=True, appeal=desk.appeal.pk)
        assert message_of(done) == "Đã khớp 60 dòng."
        assert Match.objects.filter(appeal=desk.appeal, decided_by=accountant.user).count() == 60

    def test_a_list_that_has_grown_meanwhile_is_asked_about_again(self, desk, accountant):
        lines = [desk.line(MILLION) for _ in range(3)]
        page = act(accountant, WAITING, "match_to", lines[:1], across=True, appeal=desk.appeal.pk, count_shown=2)
        assert message_of(page) == "Danh sách nay có 3 dòng, lúc hỏi là 2 dòng. Hãy xem lại."
        assert (page.status_code, Match.objects.count()) == (200, 0)
        box = BeautifulSoup(page.content, "lxml").find("input", {"name": "count_shown"})
        done = act(accountant, WAITING, "match_to", lines[:1], across=True, appeal=desk.appeal.pk, told=box["value"])
        assert message_of(done) == "Đã khớp 3 dòng."

    def test_lines_that_somebody_else_was_faster_with_are_told(self, desk, accountant):
        lines = [desk.line(MILLION) for _ in range(3)]
        asked = BeautifulSoup(act(accountant, WAITING, "match_to", lines).content, "lxml")
        assert asked.find("input", {"name": "count_shown"})["value"] == "3"
        actions.decide(lines[1], unit=desk.world.north, by=desk.maker)
        done = act(accountant, WAITING, "match_to", lines, appeal=desk.appeal.pk, count_shown=3)
        assert message_of(done) == "Đã khớp 2 dòng. 1 dòng vừa được người khác khớp nên để nguyên."

    def test_a_refusal_matches_none(self, desk, accountant):
        lines = [desk.line(MILLION), desk.line(-MILLION)]
        page = act(accountant, WAITING, "match_to", lines, appeal=desk.appeal.pk)
        assert "Dòng ghi nợ chỉ khớp với khoản chi." in page.content.decode()
        assert Match.objects.count() == 0

    def test_the_machine_once_more(self, desk, accountant):
        line = desk.line(MILLION, "BACMAU")
        assert (
            message_of(
                accountant.post(
                    reverse(f"{WAITING}_changelist"),
                    {"action": "match_again", "_selected_action": [line.pk]},
                    follow=True,
                )
            )
            == "Đã tự động khớp thêm 1 dòng có mã."
        )


class TestDecisions:
    @pytest.fixture
    def matches(self, desk):
        lines = [desk.line(number * MILLION, "BACMAU") for number in (1, 2)]
        return [actions.decide(line, unit=desk.world.north, by=desk.maker) for line in lines]

    def test_undo_needs_a_reason(self, desk, accountant, matches):
        assert (
            "Hãy ghi lý do bỏ khớp." in act(accountant, MATCHED, "undo_selected", matches, reason=" ").content.decode()
        )
        assert message_of(act(accountant, MATCHED, "undo_selected", matches, reason="Nhầm")) == "Đã bỏ khớp 2 dòng."
        assert UnmatchedLine.objects.count() == 2

    def test_a_whole_list_is_undone_at_once_and_entries_one_by_one(
        self, desk, accountant, matches, django_assert_max_num_queries
    ):
        gift = desk.gift(3 * MILLION)
        actions.decide(desk.line(3 * MILLION), contribution=gift, appeal=desk.appeal, by=desk.maker)
        for _ in range(60):
            actions.decide(desk.line(MILLION), unit=desk.world.south, by=desk.maker)
        with django_assert_max_num_queries(92):  # 46 of them count what waits, on two pages; no more for more lines
            done = act(accountant, MATCHED, "undo_selected", matches[:1], across=True, reason="Nhầm")
        assert message_of(done) == "Đã bỏ khớp 63 dòng."
        gift.refresh_from_db()
        assert (UnmatchedLine.objects.count(), gift.appeal) == (63, None)
        undone = Match.objects.exclude(undone_at=None).filter(undone_by=accountant.user, undo_reason="Nhầm")
        assert undone.count() == 63
        assert not list(history.findings(Match, "match"))

    def test_what_takes_too_long_stops_and_says_what_is_left(self, desk, accountant, matches, settings):
        settings.ACTION_SECONDS = -1
        said = message_of(act(accountant, MATCHED, "create_selected", matches[:1], across=True, unit=""))
        assert said == "Đã hết -1 giây cho một lần, còn 2 dòng chưa làm. Hãy chọn lại để làm tiếp."
        settings.ACTION_SECONDS = None
        assert (
            message_of(act(accountant, MATCHED, "create_selected", matches[:1], across=True, unit=""))
            == "Đã lập khoản ủng hộ từ 2 dòng."
        )

    def test_the_machine_goes_on_where_it_stopped(self, desk, accountant, monkeypatch, settings):
        lines = [desk.line(MILLION, memo) for memo in ("TET2023", "khong ma", "TET2023")]
        monkeypatch.setattr(auto_match, "AT_ONCE", 1)
        moments = iter([0.0, 0.0, 99.0])
        settings.ACTION_SECONDS = 20
        by_moments = partial(TimeLimit.after, clock=lambda: next(moments))
        monkeypatch.setattr(time_limit.TimeLimit, "after", staticmethod(by_moments))
        again = {"action": "match_again", "_selected_action": [lines[1].pk]}
        first = accountant.post(reverse(f"{WAITING}_changelist"), again, follow=True)
        assert message_of(first) == (
            "Đã tự động khớp thêm 1 dòng có mã. Chưa xem hết 1 sao kê trong 20 giây. Hãy chọn lại để xem tiếp."
        )
        settings.ACTION_SECONDS = None
        second = accountant.post(reverse(f"{WAITING}_changelist"), again, follow=True)
        assert message_of(second) == "Đã tự động khớp thêm 1 dòng có mã."
        assert list(UnmatchedLine.objects.values_list("pk", flat=True)) == [lines[1].pk]

    def test_gifts_are_drafted_and_doubles_are_told(self, desk, accountant, matches):
        desk.gift(2 * MILLION, confirmed_by=None)
        said = message_of(act(accountant, MATCHED, "create_selected", matches, unit=""))
        assert "Đã lập khoản ủng hộ từ 1 dòng." in said
        assert "Sổ đã có khoản cùng ngày, cùng số tiền chưa khớp" in said
        assert Contribution.objects.unconfirmed().count() == 2

    def test_leaders_read_only(self, desk, client, matches):
        client.force_login(make_user("doc", group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(reverse(f"{MATCHED}_changelist")).status_code == 200
        act(client, MATCHED, "undo_selected", matches, reason="Nhầm")
        assert UnmatchedLine.objects.count() == 0

    @pytest.mark.parametrize("state, count", [("khop", 2), ("chua-vao-so", 2), ("ghi-dao", 0), ("bo", 0)])
    def test_filters(self, accountant, matches, state, count):
        page = accountant.get(reverse(f"{MATCHED}_changelist"), {"con": state})
        assert page.context["cl"].result_count == count

"""The accountant's pages: one line, many lines, undoing, making gifts; and what others may not."""

from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from frontportal.kit.values import time_limit
from frontportal.kit.values.time_limit import TimeLimit
from tests.backoffice.conflicts.pages import Page
from tests.makers import make_user
from tests.welfare.makers import MILLION
from welfare.audit import history
from welfare.ledger.models.contribution import Contribution
from welfare.reconciliation import actions, auto_match
from welfare.reconciliation.models import Match, UnmatchedLine
from welfare.reconciliation.suggestions.amounts_left import Portion

WAITING = "admin:reconciliation_unmatchedline"
MATCHED = "admin:reconciliation_match"


@pytest.fixture
def accountant(desk, client):
    user = make_user("ke-toan", group="Kế toán")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.user = user
    return client


def act(client, page: str, action: str, records, **given):
    """Choose records on a list, then answer the page that asks once more; `across` takes the whole list."""
    data = {"action": action, "_selected_action": [record.pk for record in records]}
    if given.pop("across", False):
        data |= {"select_across": "1"}
    asked = client.post(reverse(f"{page}_changelist"), data)
    if not given:
        return asked
    return client.post(reverse(f"{page}_changelist"), data | {"sure": "1"} | given, follow=True)


def message_of(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


class TestList:
    def test_shows_what_waits_with_its_first_suggestion(self, desk, accountant):
        desk.gift(MILLION)
        actions.decide(desk.line(MILLION, "da khop"), unit=desk.world.north, by=desk.maker)
        desk.line(MILLION, "con cho")
        page = accountant.get(reverse(f"{WAITING}_changelist")).content.decode()
        assert "con cho" in page
        assert "da khop" not in page
        assert "cùng số tiền, cùng ngày" in page

    def test_no_query_per_line(self, desk, accountant, django_assert_max_num_queries):
        for number in range(1, 40):
            desk.gift(number * MILLION), desk.line(number * MILLION, f"BACMAU {number}")
        accountant.get(reverse(f"{WAITING}_changelist"))  # counts of the sidebar are kept for a while
        with django_assert_max_num_queries(16):
            assert accountant.get(reverse(f"{WAITING}_changelist")).status_code == 200

    @pytest.mark.parametrize("role", ["Cán bộ xã", "Biên tập viên", "Quản trị"])
    def test_is_not_for_everybody(self, desk, client, role):
        client.force_login(make_user("nguoi-khac", group=role), backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(reverse(f"{WAITING}_changelist")).status_code == 403


class TestOneLine:
    def url(self, line):
        return reverse(f"{WAITING}_change", args=[line.pk])

    def test_a_suggestion(self, desk, accountant):
        gift, line = desk.gift(MILLION), desk.line(MILLION)
        page = BeautifulSoup(accountant.get(self.url(line)).content, "lxml")
        assert f"contribution-{gift.pk}" in [box["value"] for box in page.find_all("input", {"name": "suggested"})]
        accountant.post(self.url(line), {"suggested": f"contribution-{gift.pk}"})
        match = Match.objects.get()
        assert (match.contribution, match.decided_by, match.reason) == (
            gift,
            accountant.user,
            "Cùng số tiền, cùng ngày",
        )

    def test_by_hand(self, desk, accountant):
        gift, line = desk.gift(MILLION, date="2023-05-20"), desk.line(MILLION)
        accountant.post(
            self.url(line), {"number": gift.receipt_number, "unit": desk.world.south.pk, "appeal": desk.appeal.pk}
        )
        match = Match.objects.get()
        assert (match.contribution, match.unit, match.appeal) == (gift, desk.world.south, desk.appeal)

    def test_neither_gift_nor_payment(self, desk, accountant):
        line = desk.line(-11_000, "Thu phi SMS")
        accountant.post(self.url(line), {"reason": "Phí ngân hàng"})
        assert Match.objects.get().reason == "Phí ngân hàng"

    @pytest.mark.parametrize(
        "said, sentence",
        [
            ({}, "Hãy chọn dòng này là gì"),
            ({"number": 9}, "Không có phiếu mang số này"),
            ({"number": 2}, "không cùng số tiền"),
            ({"number": "x"}, "số nguyên"),
            ({"unit": 0}, "Không có lựa chọn này."),
            ({"suggested": "contribution-0"}, "không"),
            ({"suggested": "first", "reason": "x", "number": 2}, "không làm cả hai"),
        ],
    )
    def test_what_can_t_be_is_said(self, desk, accountant, said, sentence):
        gift, _ = desk.gift(MILLION), desk.gift(2 * MILLION)
        line = desk.line(MILLION)
        said = said | ({"suggested": f"contribution-{gift.pk}"} if said.get("suggested") == "first" else {})
        response = accountant.post(self.url(line), said)
        page = BeautifulSoup(response.content, "lxml").get_text(" ", strip=True)
        assert (response.status_code, Match.objects.count()) == (200, 0)
        assert sentence in page

    def test_a_line_matched_meanwhile_says_by_whom_and_keeps_what_was_typed(self, desk, accountant):
        line, by = desk.line(MILLION), make_user("binh", full_name="Trần Văn Bình")
        actions.decide(line, unit=desk.world.north, by=by)
        typed = {"reason": "Chuyển nhầm tài khoản", "unit": desk.world.south.pk}
        for address in (self.url(line), reverse(f"{WAITING}_divide", args=[line.pk])):
            late = accountant.post(address, typed)
            text = late.content.decode()
            assert late.status_code == 409
            assert "đã được Trần Văn Bình khớp với" in text
            assert "Chuyển nhầm tài khoản" in text
            assert str(desk.world.south) in text
            assert "đã được Trần Văn Bình khớp với" in accountant.get(address, follow=True).content.decode()
        assert Match.objects.count() == 1

    def test_a_part_matched_meanwhile_is_said_before_the_rest_is(self, desk, accountant):
        line, by = desk.line(MILLION), make_user("binh", full_name="Trần Văn Bình")
        page = Page(accountant, self.url(line))
        actions.split_line(line, [Portion(400_000, {"unit": desk.world.north})], by=by)
        assert page.type(reason="Chuyển nhầm").save().status_code == 200
        assert "nay còn 600.000 đồng chưa khớp" in page.text
        assert page.value("reason") == "Chuyển nhầm"
        assert Match.objects.count() == 1
        assert page.save().status_code == 302

    def test_readers_see_and_can_t_decide(self, desk, client):
        line = desk.line(MILLION)
        client.force_login(make_user("doc", group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(self.url(line)).status_code == 200
        assert client.post(self.url(line), {"reason": "x"}).status_code == 403


class TestDividing:
    def url(self, line):
        return reverse(f"{WAITING}_divide", args=[line.pk])

    def post(self, client, line, *parts, **given):
        """Each part as {field: value}, as typed."""
        data = {f"phan-{position}-{name}": value for position, part in enumerate(parts) for name, value in part.items()}
        counts = {"phan-TOTAL_FORMS": max(3, len(parts)), "phan-INITIAL_FORMS": 0}
        return client.post(self.url(line), counts | {"seen": given.pop("seen", line.size)} | data | given, follow=True)

    def test_is_one_link_away_and_shows_what_is_left(self, desk, accountant):
        line = desk.line(50 * MILLION)
        page = BeautifulSoup(accountant.get(reverse(f"{WAITING}_change", args=[line.pk])).content, "lxml")
        assert page.find("a", string="Chia cho nhiều khoản")["href"] == self.url(line)
        assert len(BeautifulSoup(accountant.get(self.url(line)).content, "lxml").find_all("fieldset")) == 3

    def test_money_as_people_type_it(self, desk, accountant):
        gift, line = desk.gift(20 * MILLION), desk.line(50 * MILLION)
        done = self.post(
            accountant,
            line,
            {"amount": "30 triệu", "appeal": desk.appeal.pk},
            {"amount": "20.000.000", "number": gift.receipt_number},
        )
        assert message_of(done).startswith("Đã khớp hết Dòng 1 ngày 03/05/2023: 30.000.000 đồng: Tết vì người nghèo")
        assert set(line.matches.values_list("amount", "appeal", "contribution", "decided_by")) == {
            (30 * MILLION, desk.appeal.pk, None, accountant.user.pk), (20 * MILLION, None, gift.pk, accountant.user.pk),
        }  # fmt: skip
        assert not UnmatchedLine.objects.exists()

    def test_what_remains_waits_on_and_is_shown(self, desk, accountant):
        line = desk.line(50 * MILLION)
        done = self.post(accountant, line, {"amount": "30tr", "unit": desk.world.north.pk})
        assert "Còn 20.000.000 đồng chưa khớp." in message_of(done)
        page = BeautifulSoup(done.content, "lxml").get_text(" ", strip=True)
        assert "Còn chưa khớp 20.000.000 đồng" in page
        assert "30.000.000 đồng, Xã Bắc Mẫu" in page
        listed = BeautifulSoup(accountant.get(reverse(f"{WAITING}_changelist")).content, "lxml").get_text(
            " ", strip=True
        )
        assert "50.000.000, còn 20.000.000" in listed
        matches = BeautifulSoup(accountant.get(reverse(f"{MATCHED}_changelist")).content, "lxml")
        assert "30.000.000, một phần của 50.000.000" in matches.get_text(" ", strip=True)

    def test_one_payment_of_several_transfers(self, desk, accountant):
        payment = desk.payment(90 * MILLION)
        for _ in range(3):
            line = desk.line(-30 * MILLION)
            self.post(accountant, line, {"amount": "30 triệu", "number": payment.voucher_number})
        assert sum(payment.matches.values_list("amount", flat=True)) == 90 * MILLION
        assert not UnmatchedLine.objects.exists()

    @pytest.mark.parametrize(
        "parts, field, sentence",
        [
            ([{"amount": "3 triệu", "reason": "x"}] * 2, "phan-1-amount", "Cộng đến khoản này được 6.000.000 đồng, dòng chỉ còn 5.000.000 đồng chưa khớp."),
            ([{"amount": "2 triệu", "number": 1}], "phan-0-amount", "Phiếu này chỉ còn 1.000.000 đồng chưa khớp."),
            ([{"amount": "0", "reason": "x"}], "phan-0-amount", "Số tiền phải từ 1 đồng trở lên."),
            ([{"amount": "", "reason": "x"}], "phan-0-amount", "Hãy ghi số tiền."),
            ([{"amount": "ba đồng", "reason": "x"}], "phan-0-amount", "đồng"),
            ([{"amount": "1tr", "number": 9}], "phan-0-number", "Không có phiếu mang số này, hoặc phiếu đã khớp, đã ghi đảo."),
            ([{"amount": "500.000", "number": 1}] * 2, "phan-1-number", "Phiếu này đã ghi ở một khoản bên trên."),
        ],
    )  # fmt: skip
    def test_what_can_t_be_is_said_at_its_field(self, desk, accountant, parts, field, sentence):
        desk.gift(MILLION)
        page = BeautifulSoup(self.post(accountant, desk.line(5 * MILLION), *parts).content, "lxml")
        group = page.find("input", {"name": field}).find_parent("div", class_="errors")
        assert sentence in group.get_text(" ", strip=True)
        assert not Match.objects.exists()

    @pytest.mark.parametrize(
        "parts, sentence",
        [([], "Hãy ghi ít nhất một khoản."), ([{"amount": "1tr"}], "Hãy chọn phần này là gì, hoặc ghi lý do")],
    )
    def test_what_is_missing_is_said(self, desk, accountant, parts, sentence):
        assert sentence in self.post(accountant, desk.line(5 * MILLION), *parts).content.decode()
        assert not Match.objects.exists()

    def test_more_parts_without_script_and_nothing_typed_is_lost(self, desk, accountant):
        line = desk.line(5 * MILLION)
        page = self.post(accountant, line, {"amount": "1 triệu", "reason": "Phí"}, more="1")
        found = BeautifulSoup(page.content, "lxml")
        assert (len(found.find_all("fieldset")), found.find("input", {"name": "phan-0-amount"})["value"]) == (
            6,
            "1 triệu",
        )
        assert "Đã ghi 1.000.000 đồng trong 5.000.000 đồng chưa khớp; còn lại 4.000.000 đồng." in found.get_text(
            " ", strip=True
        )
        assert not Match.objects.exists()

    def test_somebody_was_faster(self, desk, accountant):
        line = desk.line(5 * MILLION)
        actions.split_line(line, [Portion(MILLION, {"unit": desk.world.north})], by=desk.maker)
        page = self.post(accountant, line, {"amount": "1 triệu", "reason": "Phí"}, seen=5 * MILLION).content.decode()
        assert "nay còn 4.000.000 đồng chưa khớp" in page
        assert Match.objects.count() == 1

    def test_readers_can_t(self, desk, client):
        line = desk.line(MILLION)
        client.force_login(make_user("doc", group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(self.url(line)).status_code == 403

    def test_a_matched_line_is_not_divided(self, desk, accountant):
        line = desk.line(MILLION)
        actions.decide(line, unit=desk.world.north, by=desk.maker)
        answer = accountant.get(self.url(line), follow=True)
        assert "khớp với" in answer.content.decode()

    def test_choices_are_asked_once_for_all_parts(self, desk, accountant, django_assert_max_num_queries):
        line = desk.line(MILLION)
        accountant.get(self.url(line))
        with django_assert_max_num_queries(14):
            accountant.get(self.url(line))


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

"""Lines that wait, one by one and divided, as the accountant decides on them."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.backoffice.conflicts.pages import Page
from tests.makers import make_user
from tests.welfare.makers import MILLION
from tests.welfare.reconciliation.pages import MATCHED, WAITING, message_of
from welfare.reconciliation import actions
from welfare.reconciliation.models import Match, UnmatchedLine
from welfare.reconciliation.suggestions.amounts_left import Portion


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

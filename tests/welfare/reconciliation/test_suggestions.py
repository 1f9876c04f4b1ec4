"""What is offered first, and why; and how little is asked for a page of lines."""

from datetime import date

import pytest

from tests.welfare.makers import MILLION
from tests.welfare.reconciliation.makers import DAY, make_appeal
from welfare.reconciliation import actions
from welfare.reconciliation.querysets import unmatched_lines
from welfare.reconciliation.suggestions.amounts_left import Portion, amount_left
from welfare.reconciliation.suggestions.ranking import is_clear, suggest
from welfare.statements.models.line import StatementLine


def first(line) -> tuple[str, dict]:
    found = suggest([line])[line.pk]
    return (found[0].reason, found[0].named) if found else ("", {})


class TestGifts:
    def test_amount_day_and_name(self, desk):
        far = desk.gift(MILLION, date=date(2023, 5, 6), donor_name="Trần Văn Mẫu")
        near = desk.gift(MILLION, donor_name="Lê Mẫu")
        named = desk.gift(MILLION, donor_name="Công ty Góp Sức", date=date(2023, 5, 2))
        line = desk.line(MILLION, "CO NG TY GOP SUC ung ho")
        found = suggest([line])[line.pk]
        assert [each.named["contribution"] for each in found] == [named, near, far]
        assert found[0].reason == "cùng số tiền, cách 1 ngày, tên người ủng hộ có trong nội dung"

    @pytest.mark.parametrize(
        "gift", [{"amount": MILLION + 1}, {"date": date(2023, 5, 7)}, {"channel": "cash"}], ids=str
    )
    def test_others_are_not_offered(self, desk, gift):
        desk.gift(gift.pop("amount", MILLION), **gift)
        assert first(desk.line(MILLION)) == ("", {})

    def test_drafts_are_offered_and_matched_ones_not(self, desk):
        desk.gift(MILLION, confirmed_by=None)
        line = desk.line(MILLION)
        reason, named = first(line)
        assert reason == "cùng số tiền, cùng ngày"
        actions.decide(line, **named, by=desk.maker)
        assert first(desk.line(MILLION)) == ("", {})

    def test_two_alike_are_not_clear(self, desk):
        line = desk.line(MILLION)
        desk.gift(MILLION)
        assert is_clear(suggest([line])[line.pk])
        desk.gift(MILLION)
        assert not is_clear(suggest([line])[line.pk])
        assert not is_clear([])


class TestCash:
    def test_one_receipt_is_its_gift(self, desk):
        gift = desk.gift(MILLION, channel="cash")
        line = desk.line(MILLION, "NOP TIEN MAT UNG HO, PHIEU THU 1", day=date(2023, 5, 20))
        assert first(line) == ("nội dung ghi số phiếu thu, cùng số tiền", {"contribution": gift})

    def test_several_receipts_share_the_line(self, desk):
        gifts = [desk.gift(MILLION, channel="cash"), desk.gift(2 * MILLION, channel="cash")]
        line = desk.line(3 * MILLION, "NOP TIEN MAT UNG HO, PHIEU THU 1, 2")
        suggestion = suggest([line])[line.pk][0]
        assert suggestion.label == "Tiền mặt của các phiếu thu 1, 2, đã có trong sổ"
        assert actions.accept({line: suggestion}, by=desk.maker) == 1
        said = "Tiền mặt nộp vào, phiếu thu 1, 2 cộng đúng số tiền"
        assert [
            (match.contribution, match.amount, match.part, match.reason) for match in line.matches.order_by("pk")
        ] == [(gifts[0], MILLION, True, said), (gifts[1], 2 * MILLION, True, said)]
        assert not unmatched_lines(StatementLine.objects.all()).exists()

    @pytest.mark.parametrize("memo", ["PHIEU THU 1", "PHIEU THU 1, 2, 3", "PHIEU THU 12", "PHIEU CHI 1, 2"])
    def test_what_does_not_add_up_is_nothing(self, desk, memo):
        desk.gift(MILLION, channel="cash"), desk.gift(2 * MILLION, channel="cash")
        assert first(desk.line(3 * MILLION, memo)) == ("", {})


class TestAims:
    def test_two_codes_are_both_offered(self, desk):
        other = make_appeal(desk.books, "LUT2023")
        line = desk.line(MILLION, "LUT2023 TET2023")
        found = suggest([line])[line.pk]
        assert [each.named["appeal"] for each in found] == [other, desk.appeal]
        assert found[0].reason == "nội dung có mã LUT2023"

    def test_words_of_the_title(self, desk):
        make_appeal(desk.books, "BAO2023", title="Ủng hộ đồng bào vùng bão lũ miền Trung")
        reason, named = first(desk.line(MILLION, "gui ba con vung bao lu"))
        assert (reason, named["appeal"].code) == ("chung các từ “bao vung lu”", "BAO2023")

    def test_a_name_in_a_name_is_offered_but_not_decided(self, desk):
        reason, named = first(desk.line(MILLION, "NGUYEN BAC MAU chuyen tien"))
        assert (reason, named) == ("tên Bắc Mẫu có trong nội dung", {"unit": desk.world.north})


class TestPayments:
    def test_voucher_before_day(self, desk):
        near, named = desk.payment(MILLION), desk.payment(MILLION, date=date(2023, 5, 8))
        line = desk.line(-MILLION, "chi theo phieu chi 2")
        found = suggest([line])[line.pk]
        assert [each.named["disbursement"] for each in found] == [named, near]
        assert found[0].label.startswith("Phiếu chi 2 ngày 08/05/2023, Học bổng")

    def test_a_payment_is_no_gift(self, desk):
        desk.gift(MILLION)
        assert first(desk.line(-MILLION)) == ("", {})


class TestSums:
    def test_a_debit_of_several_payments(self, desk):
        payments = [desk.payment(amount * MILLION, decision_number=f"0{amount}/QĐ-BVĐ") for amount in (1, 2, 3, 7)]
        line = desk.line(-6 * MILLION, "chi ho tro")
        found = suggest([line])[line.pk]
        assert [[portion.entry for portion in each.portions] for each in found] == [payments[:3]]
        assert found[0].reason == "3 phiếu chi cộng đúng số tiền"
        assert found[0].label.startswith("3 khoản chi, phiếu chi 1, 2, 3: Phiếu chi 1 ngày 03/05/2023, Học bổng")
        assert not is_clear(found)
        assert actions.accept({line: found[0]}, by=desk.maker) == 1
        assert set(line.matches.values_list("disbursement", "amount")) == {(p.pk, p.amount) for p in payments[:3]}

    def test_those_that_the_memo_names_come_first(self, desk):
        payments = [desk.payment(amount * MILLION, decision_number=f"0{amount}/QĐ-BVĐ") for amount in (1, 4, 2, 3)]
        line = desk.line(-5 * MILLION, "PC 3, PC 4")
        found = suggest([line])[line.pk]
        assert [[portion.entry for portion in each.portions] for each in found] == [payments[2:], payments[:2]]
        assert found[0].reason == "2 phiếu chi cộng đúng số tiền, nội dung ghi cả các phiếu đó"
        assert not is_clear(found)

    @pytest.mark.parametrize(
        "payment", [{"date": date(2023, 5, 20)}, {"confirmed_by": None}, {"amount": MILLION + 1}], ids=str
    )
    def test_others_are_not_summed(self, desk, payment):
        desk.payment(2 * MILLION), desk.payment(payment.pop("amount", MILLION), **payment)
        assert suggest([line := desk.line(-3 * MILLION)])[line.pk] == []

    def test_one_payment_that_is_enough_is_not_summed(self, desk):
        payments = [desk.payment(amount * MILLION) for amount in (1, 2, 3)]
        line = desk.line(-3 * MILLION)
        assert [each.named for each in suggest([line])[line.pk]] == [{"disbursement": payments[2]}]

    def test_several_debits_of_one_payment(self, desk):
        """Each line is decided by itself; the last is then what the payment still lacks."""
        payment = desk.payment(90 * MILLION)
        lines = [desk.line(-30 * MILLION) for _ in range(3)]
        reason, named = first(lines[0])
        assert (named, reason) == (
            {"disbursement": payment},
            "cùng với dòng 30.000.000 đồng ngày 03/05/2023 và dòng 30.000.000 đồng ngày 03/05/2023 cộng đúng số tiền",
        )
        for number, line in enumerate(lines):
            found = suggest([line])[line.pk]
            assert is_clear(found) == (number == 2)
            actions.accept({line: found[0]}, by=desk.maker)
        assert found[0].reason == "cùng còn 30.000.000 đồng, cùng ngày"
        assert amount_left(payment) == 0

    def test_debits_that_do_not_sum_up_are_not_offered(self, desk):
        desk.payment(90 * MILLION)
        lines = [desk.line(-30 * MILLION) for _ in range(2)]
        assert suggest(lines) == {line.pk: [] for line in lines}

    def test_what_is_left_of_a_line(self, desk):
        payments = [desk.payment(amount * MILLION) for amount in (1, 2, 4)]
        line = desk.line(-7 * MILLION)
        actions.split_line(line, [Portion(4 * MILLION, {"disbursement": payments[2]})], by=desk.maker)
        [found] = suggest([line])[line.pk]
        assert [(portion.entry, portion.amount) for portion in found.portions] == [(p, p.amount) for p in payments[:2]]

    def test_many_alike_are_borne(self, desk, django_assert_max_num_queries):
        for _ in range(45):
            desk.payment(MILLION)
        lines = [desk.line(-amount * MILLION) for amount in (2, 3, 4, 5)] + [desk.line(-MILLION // 2)] * 2
        with django_assert_max_num_queries(11):
            found = suggest(lines)
        assert [len(found[line.pk]) for line in lines[:4]] == [3, 3, 0, 0]


def test_a_page_asks_little(desk, django_assert_max_num_queries):
    for number in range(40):
        desk.gift((number + 1) * MILLION)
    lines = [desk.line(number * MILLION, "BACMAU NAMMAU", day=DAY) for number in range(1, 41)]
    lines += [desk.line(-number * MILLION) for number in range(1, 11)]
    with django_assert_max_num_queries(9):
        found = suggest(lines)
    assert len(found) == 50


def test_one_entry_asked_for_twice_goes_to_the_first(desk):
    gift = desk.gift(MILLION)
    lines = [desk.line(MILLION), desk.line(MILLION)]
    found = suggest(lines)
    assert actions.accept({line: found[line.pk][0] for line in lines}, by=desk.maker) == 1
    assert lines[0].matches.get().contribution == gift

"""The machine decides what a code says, and nothing else."""

from datetime import date

import pytest

from tests.welfare.makers import MILLION
from tests.welfare.reconciliation.makers import DAY, make_appeal, make_statement
from welfare.reconciliation.auto_match import match_statement
from welfare.reconciliation.models import Match


def decided(line) -> Match | None:
    return line.matches.standing().first()


def run(desk):
    return match_statement(desk.statement, by=desk.maker)


class TestCodes:
    def test_an_appeal_and_a_unit(self, desk):
        both = desk.line(MILLION, "ung ho tet 2023 BAC MAU")
        match = run(desk) and decided(both)
        assert (match.appeal, match.unit) == (desk.appeal, desk.world.north)
        assert (match.decider, match.decided_by, match.reason) == (
            "automatic",
            desk.maker,
            "Nội dung có mã BACMAU, TET2023",
        )
        assert match.history.count() == 1

    @pytest.mark.parametrize(
        "memo", ["", "ung ho nguoi ngheo", "BACMAU NAMMAU", "XTET2023", "TET20234", "TET2023 LUT2023"]
    )
    def test_none_or_two_wait(self, desk, memo):
        make_appeal(desk.books, "LUT2023")
        line = desk.line(MILLION, memo)
        assert run(desk).matched == 0
        assert decided(line) is None

    def test_an_appeal_that_was_not_open_yet_is_not_meant(self, desk):
        make_appeal(desk.books, "LUT2023", opened_on=date(2023, 6, 1))
        line = desk.line(MILLION, "LUT2023")
        run(desk)
        assert decided(line) is None

    def test_a_unit_that_is_no_more_is_not_meant(self, desk):
        line = desk.line(MILLION, "BACMAU", day=date(2025, 7, 1))
        run(desk)
        assert decided(line) is None

    def test_an_appeal_of_another_fund_is_not_meant(self, desk):
        other = make_statement(
            desk.statement.account.__class__.objects.create(
                bank="bidv",
                number="99990000",
                name="Quỹ khác",
                fund=desk.books.fund.__class__.objects.create(name="Khác", slug="khac"),
            )
        )
        desk.line(MILLION, "TET2023")
        assert match_statement(other).lines == 0

    def test_again_changes_nothing(self, desk):
        desk.line(MILLION, "TET2023")
        desk.line(MILLION, "khong ma")
        assert [(found.lines, found.matched) for found in (run(desk), run(desk))] == [(2, 1), (1, 0)]
        assert Match.objects.count() == 1

    def test_what_a_person_undid_and_decided_stays(self, desk):
        from welfare.reconciliation import actions

        line = desk.line(MILLION, "TET2023")
        run(desk)
        actions.undo(decided(line), reason="Nhầm", by=desk.maker)
        actions.decide(line, unit=desk.world.south, by=desk.maker)
        assert run(desk).lines == 0
        assert decided(line).unit == desk.world.south


class TestEntries:
    def test_one_gift_of_that_day_amount_and_place_is_the_line(self, desk):
        gift = desk.gift(MILLION)
        line = desk.line(MILLION, "TET2023 BACMAU")
        assert run(desk).with_entry == 1
        assert decided(line).contribution == gift
        gift.refresh_from_db()
        assert gift.appeal == desk.appeal

    @pytest.mark.parametrize(
        "gift",
        [
            {"date": date(2023, 5, 4)},
            {"amount": MILLION + 1},
            {"channel": "cash"},
            {"unit": "south"},
            {"confirmed_by": None},
        ],
        ids=str,
    )
    def test_another_gift_is_not(self, desk, gift):
        unit = desk.world.south if gift.pop("unit", "") else desk.world.north
        desk.gift(gift.pop("amount", MILLION), unit, **gift)
        line = desk.line(MILLION, "BACMAU")
        run(desk)
        assert decided(line).contribution is None

    def test_two_gifts_or_two_lines_are_doubt(self, desk):
        desk.gift(MILLION), desk.gift(MILLION), desk.gift(2 * MILLION)
        lines = [desk.line(MILLION, "BACMAU"), desk.line(2 * MILLION, "BACMAU"), desk.line(2 * MILLION, "khong ma")]
        run(desk)
        assert [decided(line) and decided(line).contribution for line in lines] == [None, None, None]

    def test_of_several_the_one_whose_giver_the_memo_names(self, desk):
        gifts = [desk.gift(MILLION, donor_name=name) for name in ("Trường Mẫu Một", "Trường Mẫu Hai")]
        lines = [desk.line(MILLION, f"BACMAU TRUO NG MAU {name}") for name in ("HAI", "MOT", "BA")]
        run(desk)
        assert [decided(line).contribution for line in lines] == [gifts[1], gifts[0], None]

    def test_not_when_two_memos_name_the_same_giver(self, desk):
        desk.gift(MILLION, donor_name="Trường Mẫu Một")
        lines = [desk.line(MILLION, "BACMAU TRUONG MAU MOT"), desk.line(MILLION, "TRUONG MAU MOT")]
        run(desk)
        assert decided(lines[0]).contribution is None

    def test_a_gift_of_another_appeal_is_not(self, desk):
        desk.gift(MILLION, appeal=make_appeal(desk.books, "LUT2023"))
        line = desk.line(MILLION, "TET2023")
        run(desk)
        assert decided(line).contribution is None


class TestPayments:
    @pytest.mark.parametrize(
        "memo", ["Chi theo phieu chi 1", "PC01 ho tro", "PC so 1", "QD 01/QĐ-BVĐ chi hoc bong", "chi theo 1 QD BVD"]
    )
    def test_named_by_voucher_or_decision(self, desk, memo):
        payment = desk.payment(MILLION, decision_number="01/QĐ-BVĐ")
        line = desk.line(-MILLION, memo)
        run(desk)
        assert decided(line).disbursement == payment

    @pytest.mark.parametrize("memo", ["", "chi hoc bong 1", "PC12", "PC 11", "quyet dinh 11/QD-BVD", "BACMAU"])
    def test_not_named(self, desk, memo):
        desk.payment(MILLION, decision_number="01/QĐ-BVĐ")
        line = desk.line(-MILLION, memo)
        run(desk)
        assert decided(line) is None

    def test_of_another_day_or_amount(self, desk):
        desk.payment(MILLION, decision_number="01/QĐ-BVĐ")
        lines = [desk.line(-MILLION - 1, "PC1"), desk.line(-MILLION, "PC1", day=date(2023, 5, 4))]
        run(desk)
        assert [decided(line) for line in lines] == [None, None]

    def test_a_payment_meets_one_line(self, desk):
        desk.payment(MILLION, decision_number="01/QĐ-BVĐ")
        for _ in range(2):
            desk.line(-MILLION, "PC1", day=DAY)
        assert run(desk).matched == 1


def test_asks_little_however_many_lines(desk, django_assert_max_num_queries):
    for _ in range(120):
        desk.line(MILLION, "ung ho TET2023")
    with django_assert_max_num_queries(20):
        assert run(desk).matched == 120

"""The statement's line takes the place of the told one, by number or by details; what differs or never came is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.makers import make_user
from tests.welfare.feeds.makers import NUMBER, make_feed, post, sepay
from tests.welfare.statements.makers import load, make_account, write_statement
from welfare.feeds.models.provisional import ProvisionalLine, ProvisionalOutcome
from welfare.feeds.models.review import FeedReview
from welfare.feeds.provisional import decisions
from welfare.feeds.provisional.comparison import is_same_memo
from welfare.feeds.provisional.confirmation import confirm_statement
from welfare.feeds.provisional.coverage import coverage_of
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement

OPENING = 10_000_000
DAY = timezone.datetime(2024, 10, 1).date()


@pytest.fixture
def feed(db):
    return make_feed()


@pytest.fixture
def bank(tmp_path):
    """Import a statement of these moves (day, document, đồng, memo), as a bank writes it, and confirm."""

    def imported(*moves, opening=OPENING, **given):
        path = tmp_path / f"sao-ke-{StatementLine.objects.count()}.csv"
        report = load(write_statement(path, list(moves), opening=opening, number=NUMBER, **given), account=NUMBER)
        confirm_statement(Statement.objects.get(pk=report.statement))
        return report

    return imported


def tell(feed, number: int, amount: int, memo: str, *, balance: int = 0, **given):
    assert post(feed, sepay(number, amount, balance, memo, **given)).status_code == 200
    return ProvisionalLine.objects.get(external_id=str(1000 + number))


def found(line) -> tuple | None:
    outcome = line.outcomes.first()
    return outcome and (outcome.kind, outcome.found, [each["field"] for each in outcome.differences])


class TestTakesItsPlace:
    def test_by_document_number(self, feed, bank):
        line = tell(feed, 1, 500_000, "ung ho", balance=OPENING + 500_000)
        bank((DAY, "FT24275000001", 500_000, "MBVCB.1.ung ho.CT tu 123"))
        assert found(line) == ("confirmed", "reference", [])
        assert line.outcomes.get().statement_line.credit == 500_000

    def test_by_amount_day_memo_and_balance(self, feed, bank):
        line = tell(feed, 1, 500_000, "NGUYEN VAN MAU ung ho", balance=OPENING + 500_000)
        bank((DAY, "SO-KHAC-1", 500_000, "NGUYEN VAN MAU UNG HO; ngay 01/10"))
        assert found(line) == ("confirmed", "details", [])

    def test_not_by_amount_and_day_alone(self, feed, bank):
        line = tell(feed, 1, 500_000, "NGUYEN VAN MAU ung ho")
        bank((DAY, "SO-KHAC-1", 500_000, "TRAN THI THU ung ho quy"))
        assert found(line) is None

    def test_not_where_balances_say_otherwise(self, feed, bank):
        line = tell(feed, 1, 500_000, "NGUYEN VAN MAU ung ho", balance=OPENING + 999_000)
        bank((DAY, "SO-KHAC-1", 500_000, "NGUYEN VAN MAU ung ho"))
        assert found(line) is None

    def test_very_same_memo_goes_before_a_piece_of_it(self, feed, bank):
        short = tell(feed, 1, 500_000, "ung ho quy", referenceCode=None)
        long = tell(feed, 2, 500_000, "ung ho quy NGUYEN VAN MAU", referenceCode=None)
        bank(
            *[(DAY, f"SO{n}0000", 500_000, memo) for n, memo in enumerate(["ung ho quy NGUYEN VAN MAU", "ung ho quy"])]
        )
        memos = [line.outcomes.get().statement_line.memo for line in (short, long)]
        assert memos == ["ung ho quy", "ung ho quy NGUYEN VAN MAU"]

    def test_payment_of_a_bank_that_tells_no_balance(self, feed, bank):
        line = tell(feed, 1, -11_000, "THU PHI", balance=0, referenceCode=None)
        bank((DAY, "SO10000", -11_000, "THU PHI"))
        assert found(line) == ("confirmed", "details", [])

    def test_twins_go_in_their_order_each_once(self, feed, bank):
        lines = [tell(feed, n, 500_000, "ung ho quy vi nguoi ngheo", referenceCode=None) for n in (1, 2, 3)]
        bank(*[(DAY, f"SO{n}0000", 500_000, "ung ho quy vi nguoi ngheo") for n in (1, 2)])
        assert [bool(line.outcomes.count()) for line in lines] == [True, True, False]
        assert ProvisionalOutcome.objects.values("statement_line").distinct().count() == 2

    def test_a_gift_and_its_fee_under_one_number(self, feed, bank):
        gift = tell(feed, 1, -2_000_000, "chi ho tro", referenceCode="FT99990001")
        fee = tell(feed, 2, -11_000, "phi", referenceCode="FT99990001")
        bank((DAY, "FT99990001", -11_000, "phi"), (DAY, "FT99990001", -2_000_000, "chi ho tro"))
        assert [line.outcomes.get().statement_line.debit for line in (gift, fee)] == [2_000_000, 11_000]

    def test_what_differs_is_told(self, feed, bank):
        line = tell(feed, 1, 500_000, "ung ho", balance=OPENING + 500_000)
        bank((DAY + timedelta(days=1), "FT24275000001", 450_000, "ung ho"))
        assert found(line) == ("confirmed", "reference", ["Số tiền", "Ngày", "Số dư"])
        assert line.outcomes.get().differences[0] == {"field": "Số tiền", "reported": "500.000", "printed": "450.000"}

    def test_never_the_other_way_of_the_money(self, feed, bank):
        line = tell(feed, 1, 500_000, "ung ho")
        bank((DAY, "FT24275000001", -500_000, "ung ho"))
        assert found(line) is None

    def test_a_line_that_comes_after_its_statement(self, feed, bank):
        bank((DAY, "FT24275000001", 500_000, "ung ho"))
        assert found(tell(feed, 1, 500_000, "ung ho")) == ("confirmed", "reference", [])

    def test_another_account_s_statement_confirms_nothing(self, feed, bank, tmp_path):
        line = tell(feed, 1, 500_000, "ung ho")
        make_account("7770001112223")
        path = write_statement(
            tmp_path / "khac.csv", [(DAY, "FT24275000001", 500_000, "ung ho")], number="7770001112223"
        )
        confirm_statement(Statement.objects.get(pk=load(path).statement))
        assert found(line) is None

    def test_overlapping_statements_take_it_once(self, feed, bank):
        line = tell(feed, 1, 500_000, "ung ho")
        bank((DAY, "FT24275000001", 500_000, "ung ho"))
        bank((DAY, "FT24275000001", 500_000, "ung ho"), (DAY, "FT24275000009", 1_000, "khac"))
        assert line.outcomes.count() == 1


@pytest.mark.parametrize(
    ("told", "printed", "hope"),
    [
        ("UNG HO QUY", "ủng hộ  quỹ", True), ("UNG HO QUY VNN", "MBVCB.1.UNG HO QUY VNN.CT", True), ("ung ho", "ung ho quy", False),
        ("", "", True), ("", "ung ho quy", False), ("NGUYE N VAN MAU", "NGUYEN VAN MAU ung ho", True),
    ],
)  # fmt: skip
def test_memos(told, printed, hope):
    assert is_same_memo(told, printed) is hope


class TestWhatIsLeft:
    def test_missing_once_a_statement_of_that_day_is_in(self, feed, bank):
        line = tell(feed, 1, 500_000, "ung ho")
        assert list(ProvisionalLine.objects.missing()) == []
        bank((DAY, "FT24275000002", 1_000, "khac"))
        assert list(ProvisionalLine.objects.missing()) == [line]
        assert ProvisionalLine.objects.with_state().get().state == "missing"

    def test_overdue_after_the_days_of_its_feed(self, feed):
        today = timezone.localdate()
        for number, days in ((1, 7), (2, 8)):
            tell(feed, number, 1_000, "x", transactionDate=f"{today - timedelta(days=days):%Y-%m-%d} 08:00:00")
        assert list(ProvisionalLine.objects.overdue(today).values_list("external_id", flat=True)) == ["1002"]

    def test_a_person_pairs(self, feed, bank):
        line, user = tell(feed, 1, 500_000, "ung ho", balance=OPENING), make_user()
        bank((DAY, "SO-KHAC-1", 500_000, "mot noi dung khac"))
        other = decisions.candidates(line)[0]
        decisions.pair(line, other, by=user)
        assert found(line) == ("confirmed", "person", ["Số dư", "Nội dung", "Số chứng từ"])
        with pytest.raises(ValidationError):
            decisions.pair(line, other, by=user)

    def test_a_person_dismisses_and_a_statement_still_brings_it(self, feed, bank):
        line = tell(feed, 1, 500_000, "ung ho")
        decisions.dismiss(line, "Ngân hàng báo nhầm", by=make_user())
        assert ProvisionalLine.objects.with_state().get().state == "dismissed"
        assert list(ProvisionalLine.objects.waiting()) == []
        bank((DAY, "FT24275000001", 500_000, "ung ho"))
        assert sorted(line.outcomes.values_list("kind", flat=True)) == ["confirmed", "dismissed"]
        assert ProvisionalLine.objects.with_state().get().state == "confirmed"

    def test_a_reason_is_needed(self, feed):
        with pytest.raises(DatabaseError), transaction.atomic():
            decisions.dismiss(tell(feed, 1, 500_000, "ung ho"), "", by=None)

    def test_outcomes_fit_their_account_and_side(self, feed, bank):
        line = tell(feed, 1, 500_000, "ung ho")
        bank((DAY, "SO-KHAC-1", -500_000, "ung ho"))
        with pytest.raises(DatabaseError), transaction.atomic():
            decisions.pair(line, StatementLine.objects.get(), by=None)

    def test_seen_differences_are_asked_about_no_more(self, feed, bank):
        line, user = tell(feed, 1, 500_000, "ung ho"), make_user()
        bank((DAY, "FT24275000001", 450_000, "ung ho"))
        assert list(ProvisionalLine.objects.with_differences()) == [line]
        assert [decisions.review_differences(ProvisionalLine.objects.all(), by=user) for _ in range(2)] == [1, 0]
        assert FeedReview.objects.get().seen_by == user
        assert list(ProvisionalLine.objects.with_differences()) == []


def test_gaps_in_words_until_the_statement_closes_them(feed, bank):
    today = timezone.localdate()

    def at(hour):
        return {"transactionDate": f"{today:%Y-%m-%d} {hour:02}:00:00"}

    tell(feed, 1, 1_000_000, "mot", balance=OPENING + 1_000_000, **at(0))
    tell(feed, 3, 4_000_000, "ba", balance=OPENING + 7_000_000, **at(2))
    account = feed.account_id
    assert coverage_of(account).sentences == [
        f"Giữa dòng 00:00:00 ngày {today:%d/%m/%Y} (+1.000.000) và dòng 02:00:00 ngày {today:%d/%m/%Y} (+4.000.000) "
        "thiếu 2.000.000 đồng tiền vào."
    ]
    tell(feed, 2, 2_000_000, "hai", balance=OPENING + 3_000_000, **at(1))
    assert coverage_of(account).sentences == [
        "3 dòng của tháng qua nối nhau theo số dư, không thiếu dòng nào giữa chúng."
    ]


def test_nothing_is_said_to_join_without_balances(feed):
    hope = "Tháng qua có {} dòng; không đủ số dư để biết chúng có nối nhau không."
    assert coverage_of(feed.account_id).sentences == [hope.format(0)]
    tell(feed, 1, 1_000_000, "mot", transactionDate=f"{timezone.localdate():%Y-%m-%d} 00:00:00")
    assert coverage_of(feed.account_id).sentences == [hope.format(1)]

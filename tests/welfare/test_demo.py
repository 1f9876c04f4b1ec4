"""The demonstration years join to the đồng, in their entries and not only in their totals."""

from itertools import accumulate

import pytest

from welfare.appeals.models import Appeal
from welfare.assistance.models.house import House
from welfare.assistance.models.livelihood import Livelihood
from welfare.feeds.models.provisional import ProvisionalLine
from welfare.feeds.provisional.chain import gaps
from welfare.ledger.demo import BOOKS
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear
from welfare.reconciliation.demo.statements import LACKING
from welfare.statements.models.statement import Statement
from welfare.transfers.models import FundTransfer
from welfare.untimely_credits.models import UntimelyCredit

YEARS = sorted(BOOKS)
pytestmark = pytest.mark.usefixtures("visit")


def test_every_year_opens_with_the_closing_of_the_year_before():
    books = FundYear.objects.filter(fund__is_main=True).with_totals().order_by("year")
    found = [(each.year, each.opening, each.received, each.spent, each.closing) for each in books]
    assert found[:3] == [
        (2022, 193_020_000, 2_105_400_000, 1_980_000_000, 318_420_000),
        (2023, 318_420_000, 2_412_350_000, 2_287_000_000, 443_770_000),
        (2024, 443_770_000, 1_074_250_000, 612_000_000, 946_020_000),
    ]
    assert [each.year for each in books] == YEARS
    assert [each.opening for each in books[1:]] == [each.closing for each in books[: len(YEARS) - 1]]


@pytest.mark.parametrize("year", YEARS)
def test_the_fund_never_spends_what_it_does_not_have(year):
    received = Contribution.objects.confirmed().of_main_fund().in_year(year).values_list("date", "amount")
    spent = Disbursement.objects.confirmed().of_main_fund().in_year(year).values_list("date", "amount")
    steps = sorted([(day, 0, amount) for day, amount in received] + [(day, 1, -amount) for day, amount in spent])
    opening = FundYear.objects.get(year=year, fund__is_main=True).opening
    assert min(accumulate((amount for *_, amount in steps), initial=opening)) >= 0


@pytest.mark.parametrize("year", YEARS)
def test_vouchers_are_numbered_without_a_gap_in_the_order_of_their_days(year):
    entries = (
        Disbursement.objects.confirmed()
        .of_main_fund()
        .in_year(year)
        .order_by("voucher_number")
        .values_list("voucher_number", "date")
    )
    assert [number for number, _ in entries] == list(range(1, len(entries) + 1))
    days = [day for _, day in entries]
    assert days == sorted(days)


def test_finished_houses_and_livelihoods_are_paid_to_the_dong():
    finished = [*House.objects.filter(state="handed_over"), *Livelihood.objects.all()]
    open_ends = [str(record) for record in finished if record.from_funds() + record.from_others() != record.ceiling]
    assert open_ends == []


def test_several_houses_have_several_funders():
    funders = [house.cofundings.count() + house.disbursements.count() for house in House.objects.in_year(2023)]
    assert sum(count >= 3 for count in funders) > 10
    assert {house.kind for house in House.objects.in_year(2023)} == {"dai-doan-ket", "tinh-nghia"}


@pytest.mark.parametrize("year", YEARS)
def test_the_bank_s_statement_says_what_the_books_say(year):
    statement = Statement.objects.get(first_day__year=year)
    books = FundYear.objects.with_totals().get(year=year, fund__is_main=True)
    outcome = "breaks" if year == LACKING else "proven"
    assert (statement.outcome, statement.conflicts, statement.set_aside) == (outcome, [], [])
    assert (statement.opening, statement.closing) == (books.opening, books.closing)
    missing = sum(each["missing"] or 0 for each in statement.proof["breaks"])
    late = sum(
        UntimelyCredit.objects.filter(line__statement=statement, choice="return").values_list("line__credit", flat=True)
    )
    assert late == (500_000 if year == 2023 else 0)  # came after an appeal had closed, and went back
    moved = FundTransfer.objects.confirmed().filter(fund=books.fund, year=year).values_list("signed", flat=True)
    came, went = sum(amount for amount in moved if amount > 0), -sum(amount for amount in moved if amount < 0)
    assert (came, went) == ((60_000_000, 20_000_000) if year == 2024 else (0, 0))  # between the levels' funds
    assert (statement.credit + missing - late - came, statement.debit - late - went) == (books.received, books.spent)


@pytest.mark.parametrize("year", [2025, 2026])
def test_appeals_of_the_newest_years_have_money_and_pay_no_more_than_has_come_by_then(year):
    appeals = Appeal.objects.published().filter(opened_on__year=year)
    assert {f"VNN{year}"} < {appeal.code for appeal in appeals}
    for appeal in appeals:
        came = list(Contribution.objects.confirmed().filter(appeal=appeal).values_list("date", "amount"))
        spent = Disbursement.objects.confirmed().filter(appeal=appeal).values_list("date", "amount")
        went = [(day, -amount) for day, amount in spent]
        assert came, appeal
        assert min(accumulate(amount for _, amount in sorted(came + went, key=lambda move: (move[0], -move[1])))) >= 0


def test_what_a_payment_service_told_waits_and_its_balances_join():
    lines = ProvisionalLine.objects.waiting()
    assert sorted(line.amount for line in lines) == [-11_000, 200_000, 500_000, 1_000_000, 2_000_000]
    assert {line.appeal or line.unit for line in lines} > {None}
    assert gaps(list(lines)) == []

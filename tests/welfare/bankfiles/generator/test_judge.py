"""The judge itself: what it must not let pass."""

from dataclasses import replace

import pytest

from tests.welfare.bankfiles.generator.judge import judge
from tests.welfare.bankfiles.generator.ledger import ledger_of
from tests.welfare.bankfiles.generator.proofs import Proof
from tests.welfare.bankfiles.generator.result import Result, content_of, result_of
from tests.welfare.bankfiles.generator.variant import Variant

PLAIN = Variant()


@pytest.fixture
def ledger():
    return ledger_of(PLAIN)


@pytest.fixture
def result(ledger):
    return result_of(content_of(PLAIN, ledger))


def verdict(ledger, result, variant=PLAIN) -> str:
    return judge(variant, ledger, result).verdict


def test_what_is_right_is_right(ledger, result):
    found = judge(PLAIN, ledger, result)
    assert (found.verdict, found.faults) == ("right", [])


@pytest.mark.parametrize(
    "change",
    [
        lambda row: replace(row, debit=row.credit, credit=row.debit),
        lambda row: replace(row, credit=row.credit * 1_000, debit=row.debit * 1_000),
        lambda row: replace(row, day=row.day.replace(day=1 + row.day.day % 28)),
        lambda row: replace(row, memo=f"{row.memo} và dòng sau"),
        lambda row: replace(row, balance=1),
        lambda row: replace(row, reference="FT1"),
    ],
)
def test_a_row_that_is_other_is_wrong(ledger, result, change):
    for position in range(len(result.rows)):
        rows = result.rows.copy()
        rows[position] = change(rows[position])
        assert verdict(ledger, replace(result, rows=rows)) == "wrong"


def test_a_row_more_less_or_elsewhere_is_wrong(ledger, result):
    rows = result.rows
    for other in ([*rows, rows[0]], rows[1:], [rows[1], rows[0], *rows[2:]]):
        assert verdict(ledger, replace(result, rows=other)) == "wrong"


@pytest.mark.parametrize(
    ("variant", "outcome"),
    [
        (Variant(balances="none"), "proven"),
        (Variant(balances="one"), "proven"),
        (Variant(balances="first half"), "proven"),
        (Variant(lost="middle"), "proven"),
        (Variant(lost="middle"), "partly"),
        (Variant(lost="last", printed="ends"), "proven"),
        (Variant(printed="wrong count"), "proven"),
        (Variant(printed="wrong total"), "partly"),
        (Variant(), "partly"),
        (Variant(), "breaks"),
    ],
)
def test_a_proof_that_claims_too_much_or_too_little_is_wrong(variant, outcome):
    ledger = ledger_of(variant)
    result = result_of(content_of(variant, ledger))
    assert verdict(ledger, replace(result, proof=Proof(outcome, [], None)), variant) == "wrong"


def test_a_closing_balance_that_is_printed_nowhere_is_wrong(ledger, result):
    proof = Proof("proven", [], ledger.closing + 1)
    assert verdict(ledger, replace(result, proof=proof)) == "wrong"


def test_to_refuse_the_plain_is_not_good_enough(ledger):
    found = judge(PLAIN, ledger, Result("Không nhận ra mẫu sao kê."))
    assert (found.verdict, found.is_allowed) == ("refused", False)


def test_foreign_money_must_be_refused_with_a_sentence():
    variant = Variant(currency="USD")
    ledger = ledger_of(variant)
    assert judge(variant, ledger, Result("Sao kê bằng USD: chỉ nhập được tiền đồng.")).is_allowed
    assert not judge(variant, ledger, Result("usd")).is_allowed
    right = result_of(content_of(PLAIN))
    assert not judge(variant, ledger, right).is_allowed

"""A proven file that loses, doubles or changes any row is never proven again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfare.bankfiles.model import PrintedFigures, RejectedRow, Transaction
from welfare.bankfiles.proof.certificate import Witness, certify

OPENING = 1_000_000
amounts = st.lists(
    st.integers(-(10**10), 10**10).filter(bool) | st.sampled_from([50_000, 50_000, -50_000]), min_size=2, max_size=40
)
days_between = st.lists(st.integers(0, 2), min_size=40, max_size=40)


def rows_of(moves: list[int], steps: list[int] | None = None) -> list[Transaction]:
    """Rows that carry every kind of proof: a balance each, a sequence number each."""
    rows, balance, day = [], OPENING, date(2023, 1, 1)
    for number, move in enumerate(moves, 1):
        balance += move
        day += timedelta(days=steps[number - 1] if steps else 0)
        rows.append(
            Transaction(day, max(-move, 0), max(move, 0), f"dong {number}", number, balance=balance, sequence=number)
        )
    return rows


def controls_of(rows: list[Transaction]) -> PrintedFigures:
    return PrintedFigures(opening=OPENING, closing=rows[-1].balance)


def with_daily_balances(rows: list[Transaction]) -> list[Transaction]:
    """As Vietcombank prints them: a balance after the last row of each day only."""
    followers = [*rows[1:], None]
    return [
        row if follower is None or follower.day != row.day else replace(row, balance=None)
        for row, follower in zip(rows, followers, strict=True)
    ]


@given(amounts)
def test_untouched_rows_are_proven(moves):
    rows = rows_of(moves)
    for kind in ("running balance", "sequence number"):
        found = certify(rows, controls_of(rows), kind)
        assert (found.outcome, found.breaks) == ("proven", [])
    assert certify(rows, PrintedFigures(), "none").outcome == "unprovable"
    assert "không có gì để chứng minh" in certify(rows, PrintedFigures(), "none").why


def test_printed_sums_that_agree_are_said_but_prove_no_row():
    rows = rows_of([50_000, 20_000, -10_000])
    for controls in (
        PrintedFigures(total_credit=70_000, total_debit=10_000),
        PrintedFigures(opening=5, closing=60_005),
    ):
        certificate = certify(rows, controls, "none")
        assert certificate.outcome == "unprovable" and "khớp với các dòng" in certificate.why
        assert certify(rows[:2], controls, "none").outcome == "breaks"


@given(amounts, st.data())
def test_a_running_balance_finds_a_dropped_row_and_its_amount(moves, data):
    rows = rows_of(moves)
    lost = data.draw(st.integers(0, len(rows) - 1))
    found = certify(rows[:lost] + rows[lost + 1 :], controls_of(rows), "running balance")
    assert [each.missing for each in found.breaks] == [moves[lost]]


@given(amounts, st.data())
def test_a_running_balance_finds_a_doubled_row(moves, data):
    rows = rows_of(moves)
    twice = data.draw(st.integers(0, len(rows) - 1))
    found = certify([*rows[: twice + 1], *rows[twice:]], controls_of(rows), "running balance")
    assert found.outcome == "breaks"


@given(amounts, st.data(), st.integers(1, 10**9))
def test_a_running_balance_finds_a_changed_amount(moves, data, more):
    rows = rows_of(moves)
    at = data.draw(st.integers(0, len(rows) - 1))
    changed = replace(rows[at], credit=rows[at].credit + more)
    found = certify([*rows[:at], changed, *rows[at + 1 :]], controls_of(rows), "running balance")
    assert [(each.row, each.missing) for each in found.breaks] == [(at + 1, -more)]


@given(amounts, st.data())
def test_a_running_balance_finds_a_changed_balance(moves, data):
    rows = rows_of(moves)
    at = data.draw(st.integers(0, len(rows) - 1))
    rows[at] = replace(rows[at], balance=rows[at].balance + 1)
    assert certify(rows, PrintedFigures(opening=OPENING, closing=OPENING + sum(moves)), "running balance").breaks


@given(amounts)
def test_the_newest_row_may_come_first(moves):
    rows = rows_of(moves)
    assert certify(rows[::-1], controls_of(rows), "running balance").outcome == "proven"
    lost = certify(rows[:0:-1], controls_of(rows), "running balance")
    assert lost.outcome == "breaks"


@given(amounts, days_between, st.data())
def test_daily_balances_find_a_lost_row_of_a_proven_day(moves, steps, data):
    rows = with_daily_balances(rows_of(moves, steps))
    whole = certify(rows, PrintedFigures(), "daily balance")
    proven = {day.day for day in whole.days if day.outcome == "proven"}
    assert not whole.breaks
    # A row in mid-day: the last one takes the day's balance with it, and then the day can't be proven at all.
    inside = [place for place, row in enumerate(rows) if row.day in proven and row.balance is None]
    if inside:
        lost = data.draw(st.sampled_from(inside))
        found = certify(rows[:lost] + rows[lost + 1 :], PrintedFigures(), "daily balance")
        assert [each.missing for each in found.breaks] == [moves[lost]]


@given(amounts, days_between, st.data())
def test_daily_balances_lose_their_proof_with_the_row_that_carries_them(moves, steps, data):
    rows = with_daily_balances(rows_of(moves, steps))
    proven = [day.day for day in certify(rows, PrintedFigures(), "daily balance").days if day.outcome == "proven"]
    lasts = [place for place, row in enumerate(rows) if row.day in proven and row.balance is not None]
    if lasts:
        lost = data.draw(st.sampled_from(lasts))
        found = certify(rows[:lost] + rows[lost + 1 :], PrintedFigures(), "daily balance")
        still = {day.day: day.outcome for day in found.days}
        assert still.get(rows[lost].day) != "proven"


@given(st.integers(3, 60), st.data())
def test_sequence_numbers_find_a_row_lost_before_the_end(count, data):
    rows = rows_of([1000] * count)
    lost = data.draw(st.integers(0, count - 2))
    found = certify(rows[:lost] + rows[lost + 1 :], PrintedFigures(), "sequence number")
    assert [each.number for each in found.breaks] == [lost + 1]


@given(st.integers(2, 60), st.data())
def test_sequence_numbers_find_a_doubled_row(count, data):
    rows = rows_of([1000] * count)
    twice = data.draw(st.integers(0, count - 1))
    found = certify([*rows[: twice + 1], *rows[twice:]], PrintedFigures(), "sequence number")
    assert [each.number for each in found.breaks] == [twice + 1]


def test_sequence_numbers_may_count_down():
    rows = rows_of([1000] * 5)
    assert certify(rows[::-1], PrintedFigures(), "sequence number").outcome == "proven"
    assert [each.number for each in certify(rows[3::-1], PrintedFigures(), "sequence number").breaks] == []
    assert [
        each.number
        for each in certify([rows[4], rows[3], rows[1], rows[0]], PrintedFigures(), "sequence number").breaks
    ] == [3]


@pytest.mark.parametrize("kind", ["running balance", "daily balance", "sequence number", "none"])
@pytest.mark.parametrize("name", ["total_credit", "total_debit"])
def test_printed_totals_that_the_rows_do_not_make_are_breaks(kind, name):
    rows = rows_of([5000, -2000, 7000])
    totals = {"total_credit": 12_000, "total_debit": 2000}
    right = certify(rows, PrintedFigures(**totals), kind)
    assert right.outcome != "breaks"
    wrong = certify(rows, PrintedFigures(**totals | {name: totals[name] + 500}), kind)
    assert [each.missing for each in wrong.breaks] == [500]


def test_one_lost_row_is_one_break_though_the_totals_miss_it_too():
    rows = rows_of([5000, -2000, 7000, 1000])
    printed = PrintedFigures(opening=OPENING, closing=rows[-1].balance, total_credit=13_000, total_debit=2000)
    found = certify([rows[0], rows[1], rows[3]], printed, "running balance")
    assert [(each.row, each.missing) for each in found.breaks] == [(4, 7000)]


def test_balances_at_both_ends_prove_that_the_rows_between_are_not_all():
    rows = rows_of([5000, -2000])
    ends = PrintedFigures(opening=OPENING, closing=OPENING + 4000)
    assert [each.missing for each in certify(rows, ends, "none").breaks] == [1000]


def test_a_first_day_is_the_base_and_a_day_without_closing_is_shown_as_unprovable():
    rows = with_daily_balances(rows_of([1, 2, 3, 4, 5], [0, 0, 1, 1, 1]))
    rows[-1] = replace(rows[-1], balance=None)
    found = certify(rows, PrintedFigures(), "daily balance")
    assert [(day.rows, day.movement, day.outcome) for day in found.days] == [
        (2, 3, "base"), (1, 3, "proven"), (1, 4, "proven"), (1, 5, "unprovable"),
    ]  # fmt: skip
    assert found.outcome == "proven"
    assert certify(rows[:2], PrintedFigures(), "daily balance").outcome == "unprovable"


def test_a_certificate_is_json():
    import json

    rows = rows_of([5000, 7000])
    found = json.loads(json.dumps(certify(rows, PrintedFigures(), "daily balance").as_json()))
    assert found["kind"] == "daily balance"
    assert found["days"][0]["day"] == "2023-01-01"


@pytest.mark.parametrize("kind", ["running balance", "sequence number"])
@pytest.mark.parametrize("line", [99, 3])
def test_a_row_set_aside_after_the_last_leaves_nothing_proven(kind, line):
    rows = rows_of([5, 6, 7, 8])
    witness = Witness(kind)
    for row in rows:
        witness.see(row)
    found = witness.certificate(PrintedFigures(), [RejectedRow(line=line, reason="Dòng: số tiền âm.")])
    assert (found.outcome, [each.row for each in found.breaks]) == (("breaks", [99]) if line == 99 else ("proven", []))


def test_printed_balances_at_both_ends_prove_that_a_row_set_aside_was_none():
    rows = rows_of([5, 6, 7, 8])
    witness = Witness("running balance")
    for row in rows:
        witness.see(row)
    assert (
        witness.certificate(controls_of(rows), [RejectedRow(line=99, reason="Dòng: thiếu ngày.")]).outcome == "proven"
    )

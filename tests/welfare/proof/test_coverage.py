"""Which rows a file proves, by what, and what is said of the others."""

import json
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.welfare.proof.makers import (
    OPENING,
    SIX,
    brief,
    check_partition,
    ends_of,
    lost,
    relined,
    rows_of,
    totals_of,
    with_daily_balances,
    without,
)
from welfare.bankterms.model import PrintedFigures
from welfare.proof.builder import ProofBuilder
from welfare.proof.coverage import certify
from welfare.proof.model import MOST_BREAKS, MOST_SPANS


class TestBalances:
    def test_rows_after_the_last_balance_are_named_with_their_amounts(self):
        rows = without(rows_of([50_000] * 3 + [100_000] * 1000), "balance", "sequence", keep=set())
        rows[:3] = without(rows_of([50_000] * 3), "sequence")
        found = certify(rows, PrintedFigures())
        assert brief(found) == [(1, 3, "balance", "proven"), (4, 1003, "none", "unproven")]
        assert (found.outcome, found.proven_rows, found.closing, found.opening) == ("partly", 3, None, None)
        assert "giao dịch thứ 4 đến 1.003: 1.000 dòng, ghi có 100.000.000 đồng, ghi nợ 0 đồng" in found.why

    def test_a_chain_without_an_opening_balance_names_the_row_that_it_begins_with(self):
        rows = without(rows_of(SIX), "sequence")
        for file, base in ((rows, 1), (relined(rows[::-1]), 6)):
            found = certify(file, PrintedFigures())
            assert (found.outcome, found.base, found.closing) == ("proven", base, rows[-1].balance)
            assert f"giao dịch thứ {base} làm gốc" in found.why
        assert certify(rows, PrintedFigures(opening=OPENING)).base is None

    def test_a_base_goes_for_nothing_beside_a_break(self):
        rows = without(rows_of(SIX), "sequence")
        found = certify(lost(rows, 1), PrintedFigures())
        assert brief(found)[:3] == [
            (1, 1, "none", "unproven"),
            (2, 2, "balance", "broken"),
            (3, 5, "balance", "proven"),
        ]

    def test_an_opening_and_a_row_are_two_balances(self):
        rows = without(rows_of(SIX), "balance", "sequence", keep={1})
        rows[1] = replace(rows[1], balance=OPENING + 1_500_000)
        assert brief(certify(rows, PrintedFigures(opening=OPENING))) == [
            (1, 2, "balance", "proven"), (3, 6, "none", "unproven"),
        ]  # fmt: skip

    def test_opening_and_closing_alone_prove_what_moved_in_all(self):
        rows = without(rows_of(SIX), "balance", "sequence")
        ends = ends_of(rows_of(SIX))
        found = certify(rows, ends)
        assert (found.kind, found.outcome, brief(found)) == (
            "opening and closing", "proven", [(1, 6, "balance", "proven")],
        )  # fmt: skip
        wrong = certify(rows[:-1], ends)
        assert [(each.where, each.missing) for each in wrong.breaks] == [
            ("Số dư đầu kỳ và cuối kỳ in trong tệp không khớp với các dòng", 150_000)
        ]

    def test_a_closing_balance_that_does_not_follow_the_last_row_is_a_span_of_no_rows(self):
        rows = without(rows_of(SIX), "sequence")
        found = certify(rows, PrintedFigures(opening=OPENING, closing=rows[-1].balance + 7))
        check_partition(found, rows)
        assert brief(found) == [(1, 6, "balance", "proven"), (7, 6, "balance", "broken")]
        assert [(each.row, each.missing) for each in found.breaks] == [(None, 7)]

    def test_days_that_run_one_way_say_which_row_comes_first(self):
        """Balances alone would also fit newest first: a payment of 1.000 is lost, gifts of 500 stand around it."""
        rows = lost(without(rows_of([500, -1_000, 500]), "sequence"), 1)
        assert certify(rows, PrintedFigures()).outcome == "breaks"
        one_day = [replace(row, day=date(2024, 1, 1)) for row in rows]
        assert certify(one_day, PrintedFigures()).outcome == "proven"
        assert certify([replace(row, time=time(row.line)) for row in one_day], PrintedFigures()).outcome == "breaks"

    def test_many_balances_say_more_than_days_that_are_out_of_order(self):
        rows = without(rows_of([700, -100, 250, 90, -30]), "sequence")
        file = [replace(row, day=date(2024, 1, 1) + timedelta(days=row.line)) for row in relined(rows[::-1])]
        found = certify(file, PrintedFigures())
        assert (found.outcome, found.base, found.closing) == ("proven", 5, rows[-1].balance)

    def test_times_say_it_where_balances_fit_both_ways(self):
        rows = [replace(row, day=date(2024, 1, 1)) for row in without(rows_of([100, -100]), "sequence")]
        early = [replace(row, time=time(row.line)) for row in rows]
        late = [replace(row, time=time(9 - row.line)) for row in rows]
        assert [certify(file, PrintedFigures()).base for file in (rows, early, late)] == [1, 1, 2]

    def test_a_file_that_breaks_everywhere_keeps_some_spans_and_counts_the_rest(self):
        rows = [replace(row, balance=row.line**3) for row in without(rows_of([7] * 3000), "sequence")]
        found = certify(rows, PrintedFigures())
        check_partition(found, rows)
        assert len(found.spans) <= MOST_SPANS and found.spans[-1].more > 2000
        assert len(found.breaks) <= MOST_BREAKS + 1 and "chỗ số dư không nối nữa" in found.breaks[-1].where

    @pytest.mark.parametrize("newest_first", [False, True])
    def test_little_is_kept_of_a_long_file(self, newest_first):
        rows = rows_of([1_000] * 5_000)
        builder = ProofBuilder()
        for row in relined(rows[::-1]) if newest_first else rows:
            builder.add(row)
        assert len(builder.chains[newest_first].points) == 1
        assert len(builder.chains[not newest_first].points) <= MOST_SPANS
        assert len(builder.holes.points) == 1 and builder.sequence.found == []


class TestDays:
    def test_a_first_day_is_the_base_and_a_day_without_closing_is_not_covered(self):
        rows = with_daily_balances(rows_of([1, 2, 3, 4, 5], [0, 0, 1, 1, 1]))
        rows[-1] = replace(rows[-1], balance=None)
        found = certify(rows, PrintedFigures())
        assert [(day.rows, day.movement, day.outcome) for day in found.days] == [
            (2, 3, "base"), (1, 3, "proven"), (1, 4, "proven"), (1, 5, "unprovable"),
        ]  # fmt: skip
        assert brief(found) == [(1, 2, "none", "unproven"), (3, 4, "day balance", "proven"), (5, 5, "none", "unproven")]
        assert (found.kind, found.outcome, found.proven_rows) == ("daily balance", "partly", 2)
        assert certify(rows[:2], PrintedFigures()).outcome == "unprovable"

    def test_newest_first(self):
        rows = relined(with_daily_balances(rows_of([1, 2, 3, 4, 5], [0, 0, 1, 0, 1]))[::-1])
        found = certify(rows, PrintedFigures())
        assert [day.outcome for day in found.days] == ["proven", "proven", "base"]
        assert brief(found) == [(1, 3, "day balance", "proven"), (4, 5, "none", "unproven")]

    def test_a_break_names_its_day(self):
        rows = with_daily_balances(rows_of([1, 2, 3, 4, 5, 6], [0, 0, 1, 0, 0, 1]))
        found = certify(lost(rows, 3), PrintedFigures())
        assert [(each.where, each.missing) for each in found.breaks] == [("Số dư cuối ngày 02/01/2023", 4)]
        assert [day.outcome for day in found.days] == ["base", "breaks", "proven"]


class TestTotals:
    def test_both_sides_prove_rows_without_balances(self):
        rows = without(rows_of(SIX), "balance", "sequence")
        found = certify(rows, totals_of(rows))
        assert (found.kind, found.outcome, brief(found)) == ("totals", "proven", [(1, 6, "totals", "proven")])

    def test_a_side_on_which_nothing_moved_may_be_left_out(self):
        rows = without(rows_of([1, 2]), "balance", "sequence")
        assert certify(rows, PrintedFigures(total_credit=3)).outcome == "proven"
        both = without(rows_of([1, -2]), "balance", "sequence")
        assert certify(both, PrintedFigures(total_credit=1)).outcome == "unprovable"

    def test_they_cover_what_balances_leave_open(self):
        rows = without(rows_of(SIX), "balance", "sequence", keep=set())
        rows[:3] = without(rows_of(SIX), "sequence")[:3]
        found = certify(rows, totals_of(rows))
        assert (found.outcome, brief(found)) == ("proven", [(1, 3, "balance", "proven"), (4, 6, "totals", "proven")])

    @pytest.mark.parametrize("name", ["total_credit", "total_debit"])
    @pytest.mark.parametrize("names", [(), ("balance",), ("sequence",), ("balance", "sequence")])
    def test_totals_that_the_rows_do_not_make_are_breaks(self, name, names):
        rows = without(rows_of(SIX), *names)
        totals = vars(totals_of(rows))
        wrong = certify(rows, PrintedFigures(**totals | {name: totals[name] + 500}))
        check_partition(wrong, rows)
        assert [each.missing for each in wrong.breaks] == [500]

    def test_one_lost_row_is_one_break_though_the_totals_miss_it_too(self):
        rows = without(rows_of([5000, -2000, 7000, 1000]), "sequence")
        printed = replace(
            totals_of(rows), **{k: v for k, v in vars(ends_of(rows)).items() if k in ("opening", "closing")}
        )
        found = certify([rows[0], rows[1], rows[3]], printed)
        assert [(each.row, each.missing) for each in found.breaks] == [(4, 7000)]

    def test_numbers_say_where_totals_say_how_much(self):
        rows = without(rows_of(SIX), "balance")
        found = certify(lost(rows, 2), totals_of(rows))
        assert [(each.number, each.missing) for each in found.breaks] == [(3, None), (None, 300_000)]
        assert brief(found)[1] == (3, 2, "sequence", "broken")


def test_a_coverage_is_json():
    rows = with_daily_balances(rows_of([5000, 7000, 1], [0, 0, 1]))
    found = json.loads(json.dumps(certify(rows, PrintedFigures()).as_json()))
    assert found["kind"] == "daily balance"
    assert found["days"][0]["day"] == "2023-01-01"
    assert found["spans"][-1] == {
        "from": 3, "to": 3, "rows": 1, "credit": 1, "debit": 0, "by": "day balance", "state": "proven",
        "page": None, "row": None, "missing": None, "more": 0,
    }  # fmt: skip
    assert (found["outcome"], found["proven_rows"], found["unread"], found["base"]) == ("partly", 1, 0, None)


def test_gift_taken_back_in_the_column_of_credits_makes_no_total_wrong():
    """A bank counts it as money in below zero; read as money out, both sums are higher by it."""
    rows = rows_of([1_000, 500, -500])
    ends = {"opening": OPENING, "closing": OPENING + 1_000}
    found = certify(rows, PrintedFigures(**ends, total_credit=1_000, total_debit=0, turned=500))
    assert (found.outcome, found.breaks) == ("proven", [])
    assert certify(rows, PrintedFigures(**ends, total_credit=2_500, total_debit=1_500)).outcome == "breaks"

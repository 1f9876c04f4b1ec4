"""Whatever a file prints, whatever it loses: no row is called proven that a change of its amount would not disturb."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.welfare.proof.makers import (
    brief,
    check_partition,
    ends_of,
    lost,
    proven_rows,
    relined,
    rows_of,
    totals_of,
    with_daily_balances,
    without,
)
from welfare.bankterms.model import PrintedFigures, RejectedRow
from welfare.proof.coverage import certify

amounts = st.lists(
    st.integers(-(10**10), 10**10).filter(bool) | st.sampled_from([50_000, 50_000, -50_000]), min_size=2, max_size=40
)
days_between = st.lists(st.integers(0, 2), min_size=40, max_size=40)
AMOUNTS_PROVEN = {"balance", "day balance", "totals"}


@st.composite
def files(draw):
    """(rows, printed): an account's list as some bank might print it, oldest or newest first, whole and right."""
    moves = draw(amounts)
    rows = rows_of(moves, draw(days_between) if draw(st.booleans()) else None)
    printed = PrintedFigures()
    ends, totals = ends_of(rows), totals_of(rows)
    for name, source in {"opening": ends, "closing": ends, "total_credit": totals, "total_debit": totals}.items():
        if draw(st.booleans()):
            setattr(printed, name, getattr(source, name))
    if draw(st.booleans()):
        printed.count = len(rows)
    balances = draw(st.sampled_from(["all", "none", "some", "one", "daily", "head"]))
    if balances == "daily":
        rows = with_daily_balances(rows)
    elif balances != "all":
        size = {"none": 0, "one": 1}.get(balances)
        positions = st.sets(
            st.integers(0, len(rows) - 1), min_size=size or 0, max_size=len(rows) if size is None else size
        )
        kept = set(range(draw(st.integers(0, len(rows))))) if balances == "head" else draw(positions)
        rows = without(rows, "balance", keep=kept)
    if draw(st.booleans()):
        rows = without(rows, "sequence")
    if draw(st.booleans()):
        rows = relined(rows[::-1])
    return rows, printed


@given(files())
def test_a_file_that_is_whole_and_right_has_no_break(file):
    rows, printed = file
    found = certify(rows, printed)
    check_partition(found, rows)
    assert found.breaks == []


@given(files(), st.data(), st.integers(1, 10**9))
def test_no_row_is_proven_whose_amount_might_be_another(file, data, more):
    rows, printed = file
    before = certify(rows, printed)
    position = data.draw(st.integers(0, len(rows) - 1))
    by = next(span.by for span in before.spans if span.first <= position + 1 <= span.last)
    changed = [*rows]
    name = "credit" if rows[position].credit else "debit"
    changed[position] = replace(rows[position], **{name: getattr(rows[position], name) + more})
    after = certify(changed, printed)
    check_partition(after, changed)
    if position + 1 in proven_rows(before) and by in AMOUNTS_PROVEN and before.base != position + 1:
        assert after.outcome == "breaks"


@given(amounts.filter(lambda moves: len(moves) > 2), st.data())
def test_a_row_lost_between_two_printed_balances_is_always_a_break(moves, data):
    rows = rows_of(moves)
    position = data.draw(st.integers(1, len(rows) - 2))
    above, below = data.draw(st.integers(0, position - 1)), data.draw(st.integers(position + 1, len(rows) - 1))
    others = data.draw(st.sets(st.integers(0, len(rows) - 1))) - {position}
    file = without(without(rows, "balance", keep={above, below, *others}), "sequence")
    for left in (lost(file, position), relined(lost(file, position)[::-1])):
        found = certify(left, PrintedFigures())
        check_partition(found, left)
        assert [each.missing for each in found.breaks] == [moves[position]]


@given(amounts, st.data())
def test_balances_and_both_ends_find_any_lost_row_and_its_amount(moves, data):
    rows = rows_of(moves)
    position = data.draw(st.integers(0, len(rows) - 1))
    left = lost(rows, position)
    for given_rows in (left, relined(left[::-1])):
        found = certify(given_rows, ends_of(rows))
        check_partition(found, given_rows)
        assert [each.missing for each in found.breaks if each.number is None] == [moves[position]]


@given(amounts, st.data())
def test_a_doubled_row_is_a_break(moves, data):
    rows = rows_of(moves)
    twice = data.draw(st.integers(0, len(rows) - 1))
    file = relined([*rows[: twice + 1], *rows[twice:]])
    assert certify(file, ends_of(rows)).outcome == "breaks"
    assert certify(without(file, "balance"), PrintedFigures()).outcome == "breaks"
    assert certify(without(file, "balance", "sequence"), totals_of(rows)).outcome == "breaks"


@given(amounts, st.data())
def test_a_cut_tail_is_never_covered_by_what_stands_before_it(moves, data):
    rows = rows_of(moves)
    left = rows[: data.draw(st.integers(1, len(rows) - 1))]
    for printed in (ends_of(rows), totals_of(rows), PrintedFigures(count=len(rows))):
        is_seen = printed.closing != left[-1].balance  # rows lost that cancel each other out move no balance
        assert certify(left, printed).outcome == ("breaks" if is_seen else "proven")
    found = certify(without(left, "balance"), PrintedFigures())
    assert found.outcome == ("proven" if len(left) > 1 else "unprovable")
    assert len(left) == 1 or "cuối tệp có bị cắt bớt" in found.why


@given(amounts, st.data())
def test_fewer_than_two_balances_prove_nothing(moves, data):
    rows = rows_of(moves)
    kept = data.draw(st.sampled_from([set(), {data.draw(st.integers(0, len(rows) - 1))}]))
    found = certify(without(rows, "balance", "sequence", keep=kept), PrintedFigures())
    assert (found.outcome, brief(found)) == ("unprovable", [(1, len(rows), "none", "unproven")])


@given(amounts, days_between, st.data())
def test_daily_balances_find_a_lost_row_of_a_proven_day(moves, steps, data):
    rows = with_daily_balances(rows_of(moves, steps))
    whole = certify(rows, PrintedFigures())
    proven = {day.day for day in whole.days if day.outcome == "proven"}
    assert not whole.breaks
    # A row in mid-day: the last one takes the day's balance with it, and then the day can't be proven at all.
    inside = [position for position, row in enumerate(rows) if row.day in proven and row.balance is None]
    if inside:
        position = data.draw(st.sampled_from(inside))
        found = certify(lost(rows, position), PrintedFigures())
        assert [each.missing for each in found.breaks] == [moves[position]]


@given(amounts, st.data())
def test_a_row_that_was_not_read_is_a_break_where_balances_enclose_it(moves, data):
    rows = rows_of(moves)
    position = data.draw(st.integers(0, len(rows) - 1))
    gone = rows[position]
    left = rows[:position] + rows[position + 1 :]
    for moved, balance in ((None, None), (None, gone.balance), (gone.credit - gone.debit, gone.balance)):
        unread = RejectedRow(gone.line, "số tiền không đọc được", sequence=gone.sequence, balance=balance, moved=moved)
        found = certify(left, ends_of(rows), [unread])
        check_partition(found, left)
        assert (found.outcome, [each.missing for each in found.breaks]) == ("breaks", [moves[position]])
        assert f"dòng {gone.line}" in found.breaks[0].where and found.unread == 1
        assert balance is None or found.proven_rows == len(left)


@given(amounts, st.data())
def test_a_row_that_moved_nothing_disturbs_no_evidence(moves, data):
    rows = rows_of(moves)
    position = data.draw(st.integers(1, len(rows)))
    balance = data.draw(st.sampled_from([None, rows[position - 1].balance]))
    nothing = RejectedRow(position + 1, "0 đồng", sequence=position + 1, balance=balance, moved=0)
    rows = rows[:position] + [replace(row, line=row.line + 1, sequence=row.sequence + 1) for row in rows[position:]]
    for printed in (PrintedFigures(), ends_of(rows), totals_of(rows)):
        for names in ((), ("balance",), ("sequence",)):  # numbers, then balances alone
            file = without(rows, *names)
            found = certify(file, printed, [nothing])
            check_partition(found, file)
            assert (found.breaks, found.outcome) == ([], "proven")
            assert f"dòng {position + 1}" in found.why


@given(st.integers(2, 60), st.data())
def test_numbers_find_rows_lost_before_the_end(count, data):
    rows = without(rows_of([1000] * count), "balance")
    position = data.draw(st.integers(0, count - 2))
    assume(count > 2)
    assert [each.number for each in certify(lost(rows, position), PrintedFigures()).breaks] == [position + 1]
    assert [each.number for each in certify(relined(lost(rows, position)[::-1]), PrintedFigures()).breaks] == [
        position + 1
    ]

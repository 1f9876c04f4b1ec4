"""Rows that stand in another order than their balances, as a bank prints those of one second in a list whose newest comes first."""

from dataclasses import replace
from itertools import groupby
from random import Random

import pytest

from tests.welfare.proof.makers import brief, check_partition, ends_of, lost, relined, rows_of
from welfare.bankterms.model import PrintedFigures
from welfare.proof.coverage import certify
from welfare.proof.disorder import can_be_taken

SEEDS = range(60)


def moments(random: Random, *, count: int):
    """Rows of which up to four share their day, the oldest apart, and the day of each."""
    of = [0, *(day for day in range(1, count) for _ in range(random.randrange(1, 5)))][:count]
    moves = [random.choice([-1, 1]) * random.randrange(1, 10**7) for _ in of]
    steps = [day - before for before, day in zip([0, *of], of, strict=False)]
    return [replace(row, sequence=None) for row in rows_of(moves, steps)], of


def newest_first(rows, of):
    """The newest moment first, the rows of each as they were booked."""
    groups = [[row for row, _ in same] for _, same in groupby(zip(rows, of, strict=True), key=lambda pair: pair[1])]
    return relined([row for group in reversed(groups) for row in group])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ends", [True, False])
def test_moments_newest_first_whose_rows_are_oldest_first(seed, ends):
    random = Random(seed)
    rows, of = moments(random, count=random.randrange(8, 40))
    printed = ends_of(rows) if ends else PrintedFigures()
    shown = newest_first(rows, of)
    found = certify(shown, printed)
    check_partition(found, shown)
    assert (found.outcome, found.proven_rows) == ("proven", len(rows))
    assert found.closing in (rows[-1].balance, None if of[-1] == of[-2] else rows[-1].balance)
    assert ("không theo thứ tự số dư" in found.why) == (len({*of}) < len(rows))
    assert "không theo thứ tự số dư" not in certify(rows, printed).why


@pytest.mark.parametrize("seed", SEEDS)
def test_any_order_within_a_day_whichever_way_the_days_run(seed):
    random = Random(seed)
    rows = rows_of([random.choice([-1, 1]) * random.randrange(1, 10**7) for _ in range(30)], [0, 0, 0, 0, 0, 1] * 5)
    days = [list(same) for _, same in groupby([replace(row, sequence=None) for row in rows], key=lambda row: row.day)]
    for day in days:
        random.shuffle(day)
    shown = relined([row for day in (days if seed % 2 else days[::-1]) for row in day])
    assert certify(shown, ends_of(rows)).outcome == "proven"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("change", ["lost", "other amount", "twice"])
def test_what_lacks_or_is_another_among_them_is_a_break(seed, change):
    random = Random(seed)
    rows, of = moments(random, count=24)
    shown = newest_first(rows, of)
    at = random.randrange(len(rows))
    if change == "lost":
        shown = lost(shown, at)
    elif change == "twice":
        shown = relined([*shown[: at + 1], *shown[at:]])
    else:
        shown[at] = replace(shown[at], credit=shown[at].credit + 1_000)
    found = certify(shown, ends_of(rows))
    check_partition(found, shown)
    assert found.outcome == "breaks"


def test_a_long_list_with_more_of_them_than_breaks_are_kept():
    rows, of = moments(Random(1), count=6_000)
    found = certify(newest_first(rows, of), ends_of(rows))
    assert (found.outcome, brief(found)) == ("proven", [(1, 6_000, "balance", "proven")])


def test_rows_that_only_add_up_are_in_no_order():
    """Two rows whose amounts were given to each other: the sum is right, neither leads to the balance beside it."""
    rows = [replace(row, sequence=None) for row in rows_of([100, 200, 300, 400], [0] * 4)]
    wrong = [rows[0], replace(rows[1], credit=300), replace(rows[2], credit=200), rows[3]]
    assert certify(wrong, ends_of(rows)).outcome == "breaks"


@pytest.mark.parametrize(
    ("steps", "ways"),
    [
        ([(1, 2), (2, 3)], True),
        ([(2, 3), (1, 2)], True),
        ([(1, 2), (2, 1), (1, 3)], True),
        ([(1, 3), (5, 6), (6, 5)], False),
        ([(1, 2), (1, 2), (2, 3)], False),
    ],
)
def test_steps_are_taken_each_once(steps, ways):
    assert can_be_taken(steps, 1, 3) == ways

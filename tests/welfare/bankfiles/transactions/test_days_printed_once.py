"""Lists that print a day only beside the first of its rows."""

from datetime import datetime
from random import Random

import pytest

from tests.welfare.bankfiles.transactions.lists import FORMS, HEADERS, listed, once, read_list
from tests.welfare.bankfiles.variations import as_csv, as_workbook


@FORMS
@pytest.mark.parametrize("newest_first", [False, True])
def test_rows_have_the_day_above_and_that_is_told(write, newest_first):
    for seed in range(5):
        random = Random(seed)
        days = sorted(random.choices(range(1, 29), k=3) * 3, reverse=newest_first)
        lines, moves = listed(random, days)
        if len(set(days)) < 2:
            continue
        rows, reading = read_list(write([HEADERS, *once(lines)]))
        blank = [number for number, line in enumerate(once(lines), 2) if not line[0]]
        assert [(row.day, row.credit - row.debit, row.memo) for row in rows] == moves
        assert reading.rejected == []
        assert [note for note in reading.notes if note.startswith(f"{len(blank)} dòng không ghi ngày")]


def test_the_time_beside_a_day_is_that_of_its_own_row():
    lines, moves = listed(Random(1), [1, 1, 1, 2, 2])
    cells = [[datetime(2024, 10, int(line[0][:2]), 8, 12) if line[0] else None, *line[1:]] for line in once(lines)]
    rows, _ = read_list(as_workbook([HEADERS, *cells]))
    assert [row.day for row in rows] == [day for day, _, _ in moves]
    assert [bool(row.time) for row in rows] == [True, False, False, True, False]


@FORMS
@pytest.mark.parametrize(
    ("days", "without"),
    [
        ([1, 1, 1, 2, 2], {1, 3}),  # the day of the third row stands beside it: the others have lost theirs
        ([3, 3, 3, 1, 5], {1, 2}),  # days that come and go
        ([1, 2, 3, 4, 5], {3}),  # a single one
        ([2, 2, 2, 2], {1, 2, 3}),  # a single day tells nothing
    ],
)
def test_rows_that_may_have_lost_their_day_are_set_aside(write, days, without):
    lines, moves = listed(Random(2), days)
    cells = [["" if number in without else line[0], *line[1:]] for number, line in enumerate(lines)]
    rows, reading = read_list(write([HEADERS, *cells]))
    kept = [move for number, move in enumerate(moves) if number not in without]
    assert [(row.day, row.credit - row.debit, row.memo) for row in rows] == kept
    assert [found.reason.split(": ")[1] for found in reading.rejected] == ["thiếu ngày."] * len(without)


def test_sums_between_rows_are_no_rows():
    lines, moves = listed(Random(3), [1, 1, 1, 2, 2, 2])
    cells = once(lines)
    total = ["", "", "1.000.000", "", "Cộng ngày 01/10/2024"]
    rows, _ = read_list(as_csv([HEADERS, *cells[:3], total, *cells[3:]]))
    assert [(row.day, row.credit - row.debit, row.memo) for row in rows] == moves

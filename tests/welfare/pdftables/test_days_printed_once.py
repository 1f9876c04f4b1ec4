"""PDFs that print a day once for several rows: alone on a line above them, or beside the first."""

from datetime import date
from random import Random

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.lists import HEADERS, listed, once
from tests.welfare.bankfiles.transactions.tables import taken

RULED = pytest.mark.parametrize("ruled", [True, False])


def read(
    table: list[list[str]], *, ruled: bool, per_page: int = 40
) -> tuple[list[tuple[date, int, str]], list[str], list]:
    _, reading, rows = taken(as_pdf(table, width=230, ruled=ruled, per_page=per_page))
    return [(row.day, row.credit - row.debit, row.memo) for row in rows], reading.notes, reading.rejected


def days_of(random: Random) -> list[int]:
    return sorted(random.sample(range(1, 29), k=4) * 3)


@RULED
@pytest.mark.parametrize("per_page", [40, 5])
def test_day_beside_the_first_of_its_rows_is_the_others_too(ruled, per_page):
    for seed in range(3):
        lines, moves = listed(Random(seed), days_of(Random(seed)))
        found, notes, rejected = read([HEADERS, *once(lines)], ruled=ruled, per_page=per_page)
        assert (found, rejected) == (moves, [])
        assert any(note.startswith("Tệp chỉ ghi mỗi ngày một lần") for note in notes)


@RULED
@pytest.mark.parametrize("title", ["Ngày {}", "{}", "Giao dịch trong ngày {}:", "Thứ Bảy, {} (3 giao dịch)"])
def test_day_alone_above_its_rows_is_theirs(ruled, title):
    lines, moves = listed(Random(7), days_of(Random(7)))
    table = [HEADERS]
    for first, line in zip(once(lines), lines, strict=True):
        table += [[title.format(first[0]), "", "", "", ""]] if first[0] else []
        table.append(["", *line[1:]])
    found, notes, rejected = read(table, ruled=ruled)
    assert (found, rejected) == (moves, [])
    assert any(note.startswith("Ngày của từng dòng được lấy theo dòng ngày") for note in notes)


def test_times_stand_beside_rows_below_their_day():
    lines, moves = listed(Random(8), [1, 1, 2, 2])
    table = [HEADERS]
    for first, line in zip(once(lines), lines, strict=True):
        table += [[f"Ngày {first[0]}", "", "", "", ""]] if first[0] else []
        table.append(["08:12:30", *line[1:]])
    _, reading, rows = taken(as_pdf(table, width=230))
    assert [(row.day, row.credit - row.debit, row.memo) for row in rows] == moves
    assert ({str(row.time) for row in rows}, reading.rejected) == ({"08:12:30"}, [])


@pytest.mark.parametrize(
    ("days", "without"), [([1, 1, 1, 2, 2], {1, 3}), ([3, 3, 3, 1, 5], {1, 2}), ([1, 2, 3, 4], {2})]
)
def test_rows_that_may_have_lost_their_day_are_set_aside(days, without):
    lines, moves = listed(Random(2), days)
    cells = [["" if number in without else line[0], *line[1:]] for number, line in enumerate(lines)]
    found, _, rejected = read([HEADERS, *cells], ruled=True)
    assert found == [move for number, move in enumerate(moves) if number not in without]
    assert len(rejected) == len(without)

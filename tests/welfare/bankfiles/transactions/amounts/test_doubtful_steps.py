"""One column of amounts without signs, whose directions balances alone tell, and rows of one second in another order than they were booked."""

from itertools import pairwise
from random import Random

import pytest

from tests.welfare.bankfiles.transactions.lists import read_list
from tests.welfare.bankfiles.variations import as_csv

HEADERS = ["Thời gian", "Số tiền", "Số dư", "Nội dung"]


def listed(random: Random) -> tuple[list[list[str]], list[int]]:
    """Lines whose newest second comes first, the rows of each as they were booked; what each of them moved."""
    balance, groups = 5_000_000, []
    for second in range(12):
        group = []
        for _ in range(random.choice([1, 1, 1, 2, 3])):
            moved = random.choice([-1, 1, 1]) * random.choice(
                [20_000, 50_000, 120_000, 500_000, 999_999, 1_250_000, 3_000_000]
            )
            balance += moved
            group.append(
                ([f"{1 + second // 3:02}/10/2024 08:00:{second:02}", f"{abs(moved)}", f"{balance}", "gop"], moved)
            )
        groups.append(group)
    rows = [one for group in [groups[0][:1], *groups[1:]][::-1] for one in group]
    return [line for line, _ in rows], [moved for _, moved in rows]


@pytest.mark.parametrize("seed", range(40))
def test_no_row_gets_the_other_direction(seed):
    lines, moves = listed(Random(seed))
    rows, reading = read_list(as_csv([HEADERS, *lines]))
    of_line = dict(enumerate(moves, 2))
    assert {row.line: row.credit - row.debit for row in rows}.items() <= of_line.items()
    assert len(rows) + len(reading.rejected) == len(moves)


def test_rows_in_order_are_all_read():
    """Several of one second, and none that does not fit: nothing is doubtful."""
    balances = [1_000_000, 1_020_000, 970_000, 1_470_000, 1_350_000, 1_400_000]
    lines = [
        [f"0{1 + at // 3}/10/2024 08:00:00", f"{abs(after - before)}", f"{after}", "gop"]
        for at, (before, after) in enumerate(pairwise(balances))
    ]
    rows, reading = read_list(as_csv([["Số dư đầu kỳ: 1.000.000"], HEADERS, *lines]))
    assert ([row.credit - row.debit for row in rows], reading.rejected) == (
        [20_000, -50_000, 500_000, -120_000, 50_000],
        [],
    )

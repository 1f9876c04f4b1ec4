"""Lines that follow each other by their balances, in any order of arrival; a line left out is found."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from welfare.feeds.provisional.chain import gaps

START = 50_000_000


@dataclass(frozen=True)
class Line:
    pk: int
    day: date
    time: time | None
    amount: int
    balance: int | None


def lines_of(amounts: list[int], *, seconds: int = 20) -> list[Line]:
    balances = list(accumulate(amounts, initial=START))[1:]
    first = datetime(2024, 10, 1, 8)
    moments = [first + timedelta(seconds=seconds * position) for position in range(len(amounts))]
    return [
        Line(position, moment.date(), moment.time(), amount, balance)
        for position, (moment, amount, balance) in enumerate(zip(moments, amounts, balances, strict=True))
    ]


amounts = st.lists(st.integers(-90_000, 90_000).filter(bool), min_size=1, max_size=40)


@given(amounts, st.integers(0, 99), st.sampled_from([0, 1, 20, 4_000]))
def test_whole_in_any_order(amounts, seed, seconds):
    lines = lines_of(amounts, seconds=seconds) if seconds else lines_of(amounts, seconds=61)
    Random(seed).shuffle(lines)
    assert gaps(lines) == []


@given(amounts.filter(lambda found: len(found) > 2), st.data())
def test_a_line_left_out_is_found(amounts, data):
    lines = lines_of(amounts, seconds=61)
    missing = lines.pop(data.draw(st.integers(1, len(amounts) - 2)))
    found = gaps(lines)
    assert [(gap.before.pk, gap.after.pk, gap.amount) for gap in found] == [
        (missing.pk - 1, missing.pk + 1, missing.amount)
    ]


def test_a_line_without_balance_is_taken_at_its_word():
    first, second, third = lines_of([1_000, 2_000, 4_000], seconds=61)
    blank = Line(second.pk, second.day, second.time, second.amount, None)
    assert gaps([first, blank, third]) == []
    wrong = Line(second.pk, second.day, second.time, 2_500, None)
    assert [gap.amount for gap in gaps([first, wrong, third])] == [-500]


def test_banks_that_book_otherwise_within_a_minute():
    first, second, third = lines_of([1_000, 2_000, 4_000])
    turned = [first, Line(1, second.day, time(8, 0, 50), 2_000, second.balance), third]
    assert gaps(turned) == []

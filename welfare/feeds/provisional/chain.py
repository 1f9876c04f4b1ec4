"""Whether the told lines of an account follow each other without a gap, by the balance after each. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import groupby


@dataclass(frozen=True)
class Gap:
    """Between two lines something moved the account that nobody told: `amount` đồng, above zero for money in."""

    before: object
    after: object
    amount: int


def gaps(lines: list) -> list[Gap]:
    """`lines` have day, time, amount and balance (None where none is told), in any order.

    A line without a balance is taken at its word: the next balance has to hold its amount.
    """
    found, last, balance = [], None, None
    for line in in_order(lines):
        if balance is not None and line.balance is not None and line.balance - line.amount != balance:
            found.append(Gap(last, line, line.balance - line.amount - balance))
        if line.balance is not None:
            balance = line.balance
        elif balance is not None:
            balance += line.amount
        last = line
    return found


def in_order(lines: list) -> Iterator:
    """By their moments; within one minute as their balances follow each other, for banks book a little otherwise."""
    balance = None
    for _, same in groupby(sorted(lines, key=moment), key=minute):
        for line in chained(list(same), balance):
            balance = line.balance if line.balance is not None else balance
            yield line


def moment(line) -> tuple:
    return line.day, line.time or time.max, line.pk


def minute(line) -> tuple:
    return (line.day, line.time.hour, line.time.minute) if line.time else (line.day, None)


def chained(lines: list, balance: int | None) -> Iterator:
    """The lines of a minute, each behind the one whose balance it starts from, if there is one."""
    left = dict.fromkeys(lines)
    by_start = defaultdict(list)
    for line in reversed(lines):
        if line.balance is not None:
            by_start[line.balance - line.amount].append(line)
    ends = {line.balance for line in lines if line.balance is not None}
    while left:
        following = by_start.get(balance, [])
        while following and following[-1] not in left:
            following.pop()
        line = following.pop() if following else first_of(left, ends)
        del left[line]
        balance = line.balance if line.balance is not None else balance
        yield line


def first_of(left: dict, ends: set):
    """Of the lines left the first that none of the same minute leads to; else the first."""
    starts = (line for line in left if line.balance is not None and line.balance - line.amount not in ends)
    return next(starts, None) or next(iter(left))

"""Rows that a bank prints in another order than it booked them, as those of one second in a list whose newest comes first.

Each row leads from the balance before it to the one beside it. Rows that can be taken one after the other, each once, from the balance that stands
before all of them to the one behind them, are as certain as rows in order: where one lacks, or has another amount, a step is left out.
"""

from collections import Counter, defaultdict

from .model import Point

MOST_POINTS = 64  # balances among which an order is looked for
Step = tuple[int, int]  # from one balance to the next


def key_of(point: Point, *, newest_first: bool) -> int:
    """What two points have in common between which the rows add up."""
    moved = point.credit - point.debit
    return point.balance + moved if newest_first else point.balance - moved


def are_in_some_order(points: list[Point], *, newest_first: bool, is_open: bool = False) -> bool:
    """Whether the rows between the first of these points and the last can be put in an order in which their balances follow. `is_open`: nothing
    is printed behind the newest of them, at the end of the file where that stands."""
    steps = steps_between(points, newest_first=newest_first)
    if steps is None:
        return False
    start, end = (points[-1], points[0]) if newest_first else (points[0], points[-1])
    moved = sum(after - before for before, after in steps)
    return (is_open or start.balance + moved == end.balance) and can_be_taken(
        steps, start.balance, start.balance + moved
    )


def steps_between(points: list[Point], *, newest_first: bool) -> list[Step] | None:
    """What stands between neighbouring points as steps; None where several rows do that do not follow each other."""
    found = []
    for above, below in zip(points, points[1:], strict=False):
        keys = {key_of(point, newest_first=newest_first) for point in (above, below)}
        if below.position - above.position > 1 and len(keys) > 1:
            return None
        moved = below.credit - above.credit - below.debit + above.debit
        balance = above.balance if newest_first else below.balance
        if below.position > above.position:
            found.append((balance - moved, balance))
    return found


def can_be_taken(steps: list[Step], start: int, end: int) -> bool:
    """Whether steps can be taken one after the other, each once, from one balance to another."""
    following: defaultdict[int, list[int]] = defaultdict(list)
    surplus: Counter[int] = Counter()
    for before, after in steps:
        following[before].append(after)
        surplus[before] += 1
        surplus[after] -= 1
    surplus[start] -= 1
    surplus[end] += 1
    return not any(surplus.values()) and reached(following, start) == len(steps)


def reached(following: dict[int, list[int]], start: int) -> int:
    """How many steps can be come to from a balance."""
    found, coming, seen = 0, [start], {start}
    while coming:
        for after in following.get(coming.pop(), ()):
            found += 1
            if after not in seen:
                seen.add(after)
                coming.append(after)
    return found

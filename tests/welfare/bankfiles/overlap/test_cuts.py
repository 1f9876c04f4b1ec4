"""An invented account cut into files, in any order: every row once, however many gifts look alike."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from welfare.bankfiles.overlap.columns import Numbers, Rows
from welfare.bankfiles.overlap.comparison import compare


def account(random: Random, size: int, *, alike: float) -> list[tuple]:
    """(day, memo, time, reference, balance, number) of an account; some gifts look alike, some are true twins."""
    found, balance = [], 0
    for number in range(1, size + 1):
        memo = f"ung ho {random.choice('AB')}" if random.random() < alike else f"ung ho {number}"
        if found and random.random() < alike / 3:
            memo = found[-1][1]
        balance += 1_000
        found.append((number // 60, memo, number * 7, f"FT{number}", balance, number))
    return found


def cut(rows: list[tuple], form: str, numbers: Numbers, positions) -> Rows:
    """A file of these rows: what the form prints beside day and memo."""
    shown = [
        (
            position,
            (row[0], row[1]),
            row[0],
            *((row[2 + each] if name in form else None) for each, name in enumerate("trbn")),
        )
        for position, row in zip(positions, rows, strict=True)
    ]
    return Rows.of(shown, numbers)


@settings(max_examples=150, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(30, 400),
    forms=st.tuples(
        st.sampled_from(["", "t", "tr", "b", "n", "tb", "trb"]), st.sampled_from(["", "tr", "b", "n", "rb"])
    ),
    share=st.integers(0, 40),
)
def test_two_files_that_share_rows(seed, size, forms, share):
    """Each pair that is found is one row of the account, and all that both hold are found where enough of them differ."""
    random = Random(seed)
    rows = account(random, size, alike=0.2)
    end = random.randrange(5, size)
    start = max(0, end - share)
    one, other = (
        cut(rows[:end], forms[0], n := Numbers(), range(end)),
        cut(rows[start:], forms[1], n, range(start, size)),
    )
    found = compare(other, one)
    pairs = {other.keys[here]: one.keys[there] for here, there in found.same.items()}
    if share >= 12 or "b" in forms[0] and "b" in forms[1]:
        assert pairs == {position: position for position in range(start, end)}
    else:
        assert all(here == there for here, there in pairs.items()) or share == 0 and len(pairs) <= 3
    assert found.contrary == {}


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), form=st.sampled_from(["", "n", "t", "r", "b"]))
def test_pages_of_a_list_share_nothing(seed, form):
    random = Random(seed)
    rows = account(random, 300, alike=0.9)
    cuts = sorted(random.sample(range(1, 300), 5))
    numbers = Numbers()
    pages = [cut(rows[a:b], form, numbers, range(a, b)) for a, b in zip([0, *cuts], [*cuts, 300], strict=True)]
    for one in pages:
        for other in pages:
            if one is not other:
                assert len(compare(one, other).same) <= (0 if form else 4)

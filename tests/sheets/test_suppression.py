"""Small counts stay hidden, also from who subtracts."""

from hypothesis import given
from hypothesis import strategies as st

from frontportal.sheets.datasets.suppression import FEWEST, enough, suppressed

COUNTS = st.dictionaries(st.integers(0, 30), st.integers(0, 12), max_size=12)


@given(COUNTS)
def test_what_is_small_is_hidden_and_cannot_be_worked_out(counts):
    hidden = suppressed(counts)
    assert {key for key, count in counts.items() if 0 < count < FEWEST} <= hidden
    assert all(counts[key] > 0 for key in hidden)
    others = [key for key, count in counts.items() if count >= FEWEST and key not in hidden]
    if hidden and others:
        assert len(hidden) >= 2
        assert sum(counts[key] for key in hidden) >= FEWEST


@given(COUNTS)
def test_no_more_is_hidden_than_needed(counts):
    hidden = suppressed(counts)
    small = {key for key, count in counts.items() if 0 < count < FEWEST}
    assert len(hidden - small) <= 1
    if not small:
        assert hidden == set()
    for key in hidden - small:
        assert counts[key] == min(count for count in counts.values() if count >= FEWEST)


def test_enough():
    assert [enough(count) for count in (None, 0, 1, 4, 5)] == [None, 0, None, None, 5]

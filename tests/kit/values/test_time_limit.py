"""A bound of time is what was handed in, by the clock that was handed in."""

import pytest

from frontportal.kit.values.time_limit import TimeLimit


@pytest.mark.parametrize(("now", "passed"), [(100.0, False), (102.0, False), (102.1, True), (9_999.0, True)])
def test_passes_once_the_seconds_are_over(now, passed):
    moments = iter([100.0, now])
    assert TimeLimit.after(2, clock=lambda: next(moments)).has_passed is passed


def test_none_is_never():
    moments = iter([0.0, 10.0**9])
    assert TimeLimit.after(None, clock=lambda: next(moments)).has_passed is False
    assert TimeLimit().has_passed is False

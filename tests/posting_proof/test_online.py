"""Periods of being public, as what is counted from."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from frontportal.posting_proof.online import since_when

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([], (None, None)),
        ([(at(1), None)], (date(2026, 3, 1), None)),
        ([(at(1), at(5))], (None, date(2026, 3, 5))),
        ([(at(1), at(5)), (at(7), None)], (date(2026, 3, 7), date(2026, 3, 5))),
        ([(at(1, 23), None)], (date(2026, 3, 1), None)),
    ],
)
def test_the_last_period_and_the_last_break(periods, expected):
    assert since_when(periods) == expected

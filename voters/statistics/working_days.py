"""Working days between many pairs of days: the calendar is asked once for each day, not once for each pair."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

from frontportal.kit.values.workdays import is_workday


class WorkingDays:
    """Counts as `workdays.workdays_between` does, for days from the first to the last of `days`."""

    def __init__(self, days: Iterable[date]) -> None:
        known = set(days)
        self.first = min(known, default=date.min)
        length = (max(known) - self.first).days if known else 0
        worked = (is_workday(self.first + timedelta(days=number)) for number in range(1, length + 1))
        self.until = list(accumulate(worked, initial=0))

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` lies before."""
        return self.until[(end - self.first).days] - self.until[(start - self.first).days]

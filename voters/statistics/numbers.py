"""The numbers of one body, commune or field, and of all of them together."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from statistics import fmean, median

from .outcomes import SENT, Outcome, with_last_reply, with_outcome
from .working_days import WorkingDays


@dataclass
class Numbers:
    """`days` are the working days from the letter to the answer, of each that was answered."""

    outcomes: Counter = field(default_factory=Counter)
    days: list[int] = field(default_factory=list)
    promises: int = 0

    def add(self, outcome: str, days: int | None, is_promise: bool) -> None:
        self.outcomes[outcome] += 1
        self.promises += is_promise
        if days is not None:
            self.days.append(days)

    @property
    def received(self) -> int:
        """What came, sent to a body or not."""
        return self.outcomes.total()

    @property
    def sent(self) -> int:
        return sum(self.outcomes[outcome] for outcome in SENT)

    @property
    def mean_days(self) -> float | None:
        """None where nothing was answered."""
        return fmean(self.days) if self.days else None

    @property
    def median_days(self) -> float | None:
        """Half days are possible: the middle of two."""
        middle = median(self.days) if self.days else None
        return int(middle) if middle is not None and middle == int(middle) else middle


def numbers_by(petitions, *paths: str) -> dict[tuple[str, ...], dict[Hashable, Numbers]]:
    """For each of `paths`: its value → the numbers of the petitions that have it. One query for all of them."""
    columns = ("outcome", "forwarded_on", "answered_on", "promised_on", "state")
    rows = list(with_last_reply(with_outcome(petitions)).order_by().values_list(*columns, *paths))
    answered = [(row[1], row[2]) for row in rows if row[1] and row[2]]
    calendar = WorkingDays(day for pair in answered for day in pair)
    found: dict = {path: {} for path in paths}
    for outcome, forwarded, answer, promised, state, *keys in rows:
        by_letter = outcome in (Outcome.IN_TIME, Outcome.LATE)
        days = calendar.between(forwarded, answer) if by_letter and forwarded and answer else None
        is_promise = promised is not None and (by_letter or outcome == Outcome.SPOKEN) and state != "closed"
        for path, key in zip(paths, keys, strict=True):
            found[path].setdefault(key, Numbers()).add(outcome, days, is_promise)
    return found


def total_of(groups: dict[Hashable, Numbers]) -> Numbers:
    """All of them together."""
    whole = Numbers()
    for numbers in groups.values():
        whole.outcomes += numbers.outcomes
        whole.days += numbers.days
        whole.promises += numbers.promises
    return whole

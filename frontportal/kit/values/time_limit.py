"""Until when a piece of work may go on, handed in by whoever asks for it: a busy machine is no fault of the work."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True)
class TimeLimit:
    """The moment `at`, in seconds of `clock`; None is never."""

    at: float | None = None
    clock: Callable[[], float] = monotonic

    @classmethod
    def after(cls, seconds: float | None, clock: Callable[[], float] = monotonic) -> "TimeLimit":
        """`seconds` from now; None is without bound, as tests have it."""
        return cls(None if seconds is None else clock() + seconds, clock)

    @property
    def has_passed(self) -> bool:
        """Whether the moment lies behind us."""
        return self.at is not None and self.clock() > self.at

"""The decided days as working days are counted with: read once a request, for a page may ask for hundreds of days."""

from collections.abc import Mapping
from datetime import date
from time import monotonic
from typing import Any

from asgiref.local import Local

from .models import DayDecision

SECONDS = 60  # for how long they serve outside of requests: commands, threads that receive calls
_kept = Local()


def current() -> Mapping[date, bool]:
    """Day → whether it is worked, of every day about which something was decided."""
    if monotonic() - getattr(_kept, "read_at", float("-inf")) > SECONDS:
        rows = DayDecision.objects.order_by().values_list("day", "kind")
        _kept.days = {day: kind != DayDecision.Kind.OFF for day, kind in rows}
        _kept.read_at = monotonic()
    return _kept.days


def invalidate(**signal: Any) -> None:
    """Read them again at the next question: a request begins, or one of them has changed."""
    _kept.read_at = float("-inf")

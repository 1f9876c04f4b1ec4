"""Readings that wait to be counted together: no page view writes a row by itself."""

import atexit
import logging
from threading import Lock, Timer

from django.conf import settings
from django.db import DatabaseError, connection

from .counting import Reading, count

logger = logging.getLogger(__name__)
MOST = 500  # written at once when so many wait
_waiting: list[Reading] = []
_timer: Timer | None = None
_lock = Lock()


def add(reading: Reading) -> None:
    """Count a reading, within VISITS_SECONDS at the latest; at once where that is 0."""
    global _timer
    with _lock:
        _waiting.append(reading)
        is_full = len(_waiting) >= MOST or not settings.VISITS_SECONDS
        if not is_full and _timer is None:
            _timer = Timer(settings.VISITS_SECONDS, write_aside)
            _timer.daemon = True
            _timer.start()
    if is_full:
        write()


def write() -> None:
    """Count what waits. A failure to count is logged; the readings are lost, and no reader hears of it."""
    global _timer
    with _lock:
        readings = _waiting[:]
        _waiting.clear()
        _timer = None
    try:
        count(*readings)
    except DatabaseError:
        logger.exception("%s visits could not be counted", len(readings))


def write_aside() -> None:
    """In a thread of its own, whose connection nobody else would give back."""
    try:
        write()
    finally:
        connection.close()


atexit.register(write)

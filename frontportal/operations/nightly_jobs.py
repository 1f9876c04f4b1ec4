"""What is done each night: every room registers in `nightly.py` a list JOBS of (name, function); a function returns a sentence.

Each job may run twice in a night without doing anything twice; one that fails keeps no other from running.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from frontportal.kit import discovery

from .runs import Report

LOCK = 20231120


def jobs() -> list[tuple[str, Callable[[], str]]]:
    return [job for module in discovery.modules("nightly") for job in module.JOBS]


def run_all(report: Report) -> None:
    for name, function in jobs():
        try:
            with transaction.atomic():
                report.done(f"{name}: {function()}")
        except Exception as error:  # whatever it is, the other jobs are done and somebody is told
            report.failed(f"{name}: {error or type(error).__name__}")


@contextmanager
def only_one() -> Iterator[bool]:
    """Whether no other run of this night is at work, on whichever machine. The lock goes with a transaction of its own
    connection: a pool would lend the session to somebody else.
    """
    own = connection.copy()
    own.set_autocommit(False)
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
            yield cursor.fetchone()[0]
    finally:
        own.close()

"""How a process at work on an import says how far it is, and hears that it was given up."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection

from ..models import SheetImport
from .state import LOCKS

PAUSE = 0.4  # seconds between two words about progress
TOLD = "UPDATE imports_sheetimport SET done_rows = %s, updated_at = now() WHERE id = %s AND state = %s"

Progress = Callable[[int, int], None] | None


class ImportBusyError(Exception):
    """Another process is at work on this import."""


class Cancelled(Exception):
    """The person has given the import up meanwhile."""


class ProgressReporter:
    """Connections outside the import's transaction: one says how far it is, one shows by a lock that the process lives."""

    def __init__(self, job: SheetImport) -> None:
        self.job, self.line, self.life, self.next = job, connection.copy(), connection.copy(), 0.0

    def __enter__(self) -> "ProgressReporter":
        self.life.set_autocommit(False)  # a lock of a transaction: a pool would lend the session to somebody else
        with self.life.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCKS, self.job.pk])
            if not cursor.fetchone()[0]:
                self.life.close()
                raise ImportBusyError
        return self

    def __exit__(self, *error: Any) -> None:
        self.line.close()
        self.life.close()

    def progress(self, rows: int, all_rows: int) -> None:
        """Raises Cancelled when somebody gave the import up meanwhile."""
        if time.monotonic() < self.next:
            return
        self.next = time.monotonic() + PAUSE
        with self.line.cursor() as cursor:
            cursor.execute(TOLD, [rows, self.job.pk, self.job.state])
            if not cursor.rowcount:
                raise Cancelled

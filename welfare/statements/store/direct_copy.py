"""The usual file brings days of which nothing is stored yet: its rows go straight into the table while it is being read.

One thread takes batches of rows from the process that reads, another gives them to the database, in one COPY. As soon as a day turns up that a statement of
the account has, `DaysAlreadyStored` is raised: then rows may be known or contradicted, and the file is read again by way of `staging`.
"""

import gc
import sys
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

from django.db import connection

from welfare.bankfiles.batches import Batch

from ..models.statement import Statement
from .copy_format import COLUMNS, COUNT, FIELDS, HEADER, TRAILER, int8

# Batches of half a megabyte: the database stops for a tenth of a second whenever it puts words in order.
MOST_WAITING = 8
RESERVE = "SELECT nextval(pg_get_serial_sequence('statements_statement', 'id'))"
COPY = f"COPY statements_statementline (statement_id, account_id, {COLUMNS}) FROM STDIN (FORMAT BINARY)"


class DaysAlreadyStored(Exception):
    """Something may be stored of these days, or rows are not in the order of days."""


class DirectCopy:
    """Where the lines of a new statement go: `statement` is the key that it will have, `first` and `last` its days."""

    def __init__(self, account: int):
        with connection.cursor() as cursor:
            cursor.execute(RESERVE)
            self.statement = cursor.fetchone()[0]
        self.account = account
        self.stored = list(Statement.objects.filter(account=account).values_list("first_day", "last_day"))
        self.line = connection.connection  # the connection below Django's, which belongs to one thread
        self.first, self.last = date.max, date.min
        self.closed: set[date] = set()

    def fill(self, batches: Iterable[Batch], *, progress: Callable[[Batch], None] | None = None) -> None:
        """Store all rows. `progress` hears how many were read so far; it may raise to stop it."""
        start = COUNT.pack(FIELDS + 2) + int8(self.statement) + int8(self.account)
        with (
            connection.wrap_database_errors,
            self.line.cursor() as cursor,
            cursor.copy(COPY) as copy,
            BackgroundWriter() as writer,
        ):
            copy.write(HEADER)
            for batch in batches:
                begun, is_counted = batch.note
                if not is_counted:
                    raise DaysAlreadyStored
                for day in begun:
                    self.start_day(date.fromordinal(day))
                writer.submit(copy.write, start + start.join(batch.rows))
                if progress:
                    progress(batch)
            writer.submit(copy.write, TRAILER)

    def start_day(self, day: date) -> None:
        """Another day begins: twins are rows of one day, so each may come but once."""
        if day in self.closed or any(first <= day <= last for first, last in self.stored):
            raise DaysAlreadyStored
        self.closed.add(day)
        self.first, self.last = min(self.first, day), max(self.last, day)


class BackgroundWriter:
    """Tasks run one after another in another thread; what one raises comes out at a later one or at the end.

    The other thread mostly waits for the database. Python lets a busy thread go on for 5 ms before another may run, so
    that each of its many short turns would be waited for as long: meanwhile the turns are shorter. Nor is garbage looked
    for: rows hold no circles, and there are many.
    """

    TURN = 0.001  # seconds

    def __init__(self):
        self.pool = ThreadPoolExecutor(1)
        self.tasks: deque[Future] = deque()

    def __enter__(self) -> "BackgroundWriter":
        self.turn = sys.getswitchinterval()
        sys.setswitchinterval(self.TURN)
        self.collecting = gc.isenabled()
        gc.disable()
        return self

    def __exit__(self, kind, *error) -> None:
        try:
            if kind is None:
                self.drain()
        finally:
            self.pool.shutdown()
            sys.setswitchinterval(self.turn)
            if self.collecting:
                gc.enable()

    def submit(self, act: Callable, *given) -> None:
        self.drain(MOST_WAITING)
        self.tasks.append(self.pool.submit(act, *given))

    def drain(self, left: int = 0) -> None:
        """Wait until no more tasks than that are left."""
        while len(self.tasks) > left:
            self.tasks.popleft().result()

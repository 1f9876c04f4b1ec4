"""The usual file brings days of which nothing is stored yet: its rows go straight into the table while it is being read.

One thread prepares rows, another gives them to the database. As soon as a day turns up of which the account has lines,
`Overlap` is raised: then rows may be known or contradicted, and the file is read again by way of `staging`.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

from django.db import connection

from .reading import Row
from .staging import COLUMNS, line_of

CHUNK = 1_000  # rows
MOST_OF_A_DAY = 250_000  # different rows of one day that are told apart in memory
RESERVE = "SELECT nextval(pg_get_serial_sequence('welfare_statement', 'id'))"
STORED = """
SELECT EXISTS (SELECT 1 FROM welfare_statementline
    WHERE account_id = %s AND statement_id <> %s AND day BETWEEN %s AND %s)
"""
COPY = f"COPY welfare_statementline (statement_id, account_id, {COLUMNS}, ordinal) FROM STDIN"


class Overlap(Exception):
    """Something is stored of these days, or rows are not in the order of days."""


class Ahead:
    """Where the lines of a new statement go: `statement` is the key that it will have, `first` and `last` its days."""

    def __init__(self, account: int):
        with connection.cursor() as cursor:
            cursor.execute(RESERVE)
            self.statement = cursor.fetchone()[0]
        self.account = account
        self.line = connection.connection  # the connection below Django's, which belongs to one thread
        self.first, self.last = date.max, date.min
        self.day: date | None = None
        self.closed: set[date] = set()
        self.seen: Counter[str] = Counter()

    def fill(self, rows: Iterable[Row], kind: str, *, progress: Callable[[int], None] | None = None) -> None:
        """Store all rows, numbered from 1. `progress` hears how many were read so far; it may raise to stop it."""
        lines, first, last = [], date.max, date.min
        with Behind() as behind:
            for number, row in enumerate(rows, 1):
                day = row.day
                if day != self.day:
                    self.turn(day)
                    first, last = min(first, day), max(last, day)
                line = line_of(number, row, kind)
                self.seen[line[-32:]] += 1
                lines.append(f"{self.statement}\t{self.account}\t{line}\t{self.seen[line[-32:]]}\n")
                if len(lines) == CHUNK:
                    behind.do(self.put, lines, first, last)
                    lines, first, last = [], day, day
                    if progress:
                        progress(number)
            if lines:
                behind.do(self.put, lines, first, last)

    def turn(self, day: date) -> None:
        """Another day begins: twins are rows of one day, so those before need not be remembered."""
        if day in self.closed:
            raise Overlap
        self.closed.add(day)
        self.day = day
        self.seen.clear()
        self.first, self.last = min(self.first, day), max(self.last, day)

    def put(self, lines: list[str], first: date, last: date) -> None:
        """Give a chunk with its days to the database; runs in the other thread."""
        if len(self.seen) > MOST_OF_A_DAY:
            raise Overlap
        with self.line.cursor() as cursor:
            cursor.execute(STORED, [self.account, self.statement, first, last])
            if cursor.fetchone()[0]:
                raise Overlap
            with cursor.copy(COPY) as copy:
                copy.write("".join(lines))


class Behind:
    """One task at a time runs in another thread; what it raises comes out at the next task or at the end."""

    def __init__(self):
        self.pool = ThreadPoolExecutor(1)
        self.task: Future | None = None

    def __enter__(self) -> "Behind":
        return self

    def __exit__(self, kind, *error) -> None:
        try:
            if kind is None:
                self.end()
        finally:
            self.pool.shutdown()

    def do(self, act: Callable, *given) -> None:
        self.end()
        self.task = self.pool.submit(act, *given)

    def end(self) -> None:
        with connection.wrap_database_errors:
            if self.task:
                self.task.result()

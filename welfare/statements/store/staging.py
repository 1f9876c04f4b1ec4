"""Rows of a file on their way into the database: a table of this transaction alone, filled by COPY."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from django.db import connection

from welfare.bankfiles.model import Transaction

from .copy_format import COLUMNS, COUNT, FIELDS, HEADER, TRAILER, fields_of

CREATE = """
CREATE TEMP TABLE incoming_lines (
    number int, day date, time time, debit bigint, credit bigint, balance bigint, reference text, memo text,
    counterparty text, counter_account text, page int, line int, sequence int, folded text, words tsvector, identity uuid
) ON COMMIT DROP
"""
COPY = f"COPY incoming_lines ({COLUMNS}) FROM STDIN (FORMAT BINARY)"
DROP = "DROP TABLE IF EXISTS incoming_lines, known_lines"
BATCH = 500  # rows a piece of COPY
START = COUNT.pack(FIELDS)

Progress = Callable[[int], None]


def fill(
    rows: Iterable[Transaction], *, numbers: Iterator[int] | None = None, progress: Progress | None = None
) -> None:
    """Put all rows into `incoming_lines`, numbered from 1, or as given.

    `progress` hears how many rows were read so far, now and then; it may raise to stop everything.
    """
    with connection.cursor() as cursor:
        cursor.execute(DROP)
        cursor.execute(CREATE)
        with cursor.copy(COPY) as copy:
            copy.write(HEADER)
            for number, lines in batches(zip(numbers or count(1), rows, strict=False)):
                copy.write(b"".join(lines))
                if progress:
                    progress(number)
            copy.write(TRAILER)


def batches(rows: Iterable[tuple[int, Transaction]]) -> Iterator[tuple[int, list[bytes]]]:
    lines, number = [], 0
    for number, row in rows:
        lines.append(START + fields_of(number, row))
        if len(lines) == BATCH:
            yield number, lines
            lines = []
    if lines:
        yield number, lines

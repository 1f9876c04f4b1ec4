"""Rows of a file on their way into the database: a table of this transaction alone, filled by COPY."""

from collections.abc import Callable, Iterable

from django.db import connection

from welfare.bankfiles.batches import Batch

from .copy_format import COLUMNS, COUNT, FIELDS, HEADER, TRAILER

CREATE = """
CREATE TEMP TABLE incoming_lines (
    number int, day date, time time, debit bigint, credit bigint, balance bigint, reference text, memo text,
    counterparty text, counter_account text, page int, line int, sequence int, folded text, words tsvector, identity uuid,
    ordinal int
) ON COMMIT DROP
"""
COPY = f"COPY incoming_lines ({COLUMNS}) FROM STDIN (FORMAT BINARY)"
DROP = "DROP TABLE IF EXISTS incoming_lines, known_lines"
START = COUNT.pack(FIELDS)

Progress = Callable[[Batch], None]


def fill(batches: Iterable[Batch], *, progress: Progress | None = None) -> None:
    """Put all rows into `incoming_lines`. `progress` hears of each batch; it may raise to stop everything."""
    with connection.cursor() as cursor:
        cursor.execute(DROP)
        cursor.execute(CREATE)
        with cursor.copy(COPY) as copy:
            copy.write(HEADER)
            for batch in batches:
                copy.write(START + START.join(batch.rows))
                if progress:
                    progress(batch)
            copy.write(TRAILER)

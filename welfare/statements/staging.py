"""Rows of a file on their way into the database: a table of this transaction alone, filled by COPY."""

from collections.abc import Callable, Iterable, Iterator

from django.db import connection

from .folding import prepared
from .identity import identity
from .reading import Row

CREATE = """
CREATE TEMP TABLE welfare_incoming (
    number int, day date, time time, debit bigint, credit bigint, balance bigint, reference text, memo text,
    counterparty text, counter_account text, page int, line int, sequence int, folded text, words tsvector, identity uuid
) ON COMMIT DROP
"""
COLUMNS = """number, day, time, debit, credit, balance, reference, memo, counterparty, counter_account, page, line, sequence,
    folded, words, identity"""
COPY = f"COPY welfare_incoming ({COLUMNS}) FROM STDIN"
# Equal rows of the file are numbered 1, 2, …: true twins stay two, and meet the first and second of another file.
PLACE = """
CREATE TEMP TABLE welfare_place ON COMMIT DROP AS
SELECT number, identity, row_number() OVER (PARTITION BY identity ORDER BY number)::int AS ordinal,
    NULL::bigint AS stored
FROM welfare_incoming
"""
DROP = "DROP TABLE IF EXISTS welfare_incoming, welfare_place, welfare_missed"
BATCH = 500  # rows a piece of COPY
NULL = "\\N"
ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": None})
TO_ESCAPE = "\\\n\t\r\0"

Progress = Callable[[int], None]


def fill(rows: Iterable[Row], kind: str, *, progress: Progress | None = None) -> None:
    """Put all rows into `welfare_incoming`, numbered from 1, and count equal ones in `welfare_place`.

    `progress` hears how many rows were read so far, now and then; it may raise to stop everything.
    """
    with connection.cursor() as cursor:
        cursor.execute(DROP)
        cursor.execute(CREATE)
        with cursor.copy(COPY) as copy:
            for number, lines in batches(rows, kind):
                copy.write("".join(lines))
                if progress:
                    progress(number)
        cursor.execute(PLACE)
        cursor.execute("ANALYZE welfare_place")


def batches(rows: Iterable[Row], kind: str) -> Iterator[tuple[int, list[str]]]:
    lines, number = [], 0
    for number, row in enumerate(rows, 1):
        lines.append(f"{line_of(number, row, kind)}\n")
        if len(lines) == BATCH:
            yield number, lines
            lines = []
    if lines:
        yield number, lines


def line_of(number: int, row: Row, kind: str) -> str:
    """The row as a line of COPY's text format, in the order of COLUMNS; the identity comes last."""
    folded, words = prepared(row)
    time, balance, page, sequence = (
        NULL if value is None else value for value in (row.time, row.balance, row.page, row.sequence)
    )
    return (
        f"{number}\t{row.day}\t{time}\t{row.debit}\t{row.credit}\t{balance}\t{escaped(row.reference)}\t"
        f"{escaped(row.memo)}\t{escaped(row.counterparty)}\t{escaped(row.account)}\t{page}\t{row.line}\t{sequence}\t"
        f"{escaped(folded)}\t{words}\t{identity(row, kind)}"
    )


def escaped(text: str) -> str:
    """Text that neither COPY nor UTF-8 takes amiss."""
    if text.isprintable() and "\\" not in text:
        return text
    return text.translate(ESCAPED).encode(errors="replace").decode()

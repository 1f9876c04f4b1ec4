"""Tables as CSV, out and in: every column's text as PostgreSQL writes it, so that nothing is rounded or reread."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from psycopg import sql

from ..backups.fingerprints import BLOCK

# What belongs to this machine and its key, or is worked out anew.
LEFT_OUT = {
    "django_migrations",
    "operations_operationrun",
    "page_cache_contentversion",
    "visits_presence",
    "visits_salt",
    "visits_senderwindow",
}
LEFT_OUT_ROOMS = ("axes_", "signin_")  # seals and hashes of signing in are of no use under another SECRET_KEY
TABLES = """
    SELECT relname::text FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname
"""
COLUMNS = """
    SELECT attname::text, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""
KEYS = """
    SELECT contype::text, conname::text, pg_get_constraintdef(oid),
           (SELECT array_agg(attname::text ORDER BY place) FROM unnest(conkey) WITH ORDINALITY AS k(number, place)
            JOIN pg_attribute ON attrelid = conrelid AND attnum = number),
           confrelid::regclass::text,
           (SELECT array_agg(attname::text ORDER BY place) FROM unnest(confkey) WITH ORDINALITY AS k(number, place)
            JOIN pg_attribute ON attrelid = confrelid AND attnum = number)
    FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'f') ORDER BY conname
"""
SEQUENCES = """
    SELECT attname::text, pg_get_serial_sequence(quote_ident(%s), attname) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
          AND pg_get_serial_sequence(quote_ident(%s), attname) IS NOT NULL
"""


def handed_over(cursor: Any) -> list[str]:
    """Names of the tables that go along."""
    return [name for name in all_of(cursor) if name not in LEFT_OUT and not name.startswith(LEFT_OUT_ROOMS)]


def all_of(cursor: Any) -> list[str]:
    cursor.execute(TABLES)
    return [name for (name,) in cursor.fetchall()]


def columns_of(cursor: Any, table: str) -> list[tuple[str, str, bool]]:
    """(name, PostgreSQL's type, is required) of those that are stored and not computed."""
    cursor.execute(COLUMNS, [table])
    return cursor.fetchall()


def keys_of(cursor: Any, table: str) -> list[tuple[str, str, str, list[str], str, list[str]]]:
    """(p or f, name, definition, columns, other table, its columns) of primary and foreign keys."""
    cursor.execute(KEYS, [table])
    return cursor.fetchall()


def write(cursor: Any, table: str, target: Path) -> None:
    """All rows in the order of the primary key, with a line of headers."""
    primary = next((columns for kind, _, _, columns, *_ in keys_of(cursor, table) if kind == "p"), [])
    order = sql.SQL(" ORDER BY {}").format(listed(primary)) if primary else sql.SQL("")
    question = sql.SQL("COPY (SELECT {} FROM {}{}) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')")
    columns = listed([name for name, *_ in columns_of(cursor, table)])
    with open(target, "wb") as file, cursor.copy(question.format(columns, sql.Identifier(table), order)) as rows:
        for block in rows:
            file.write(block)


def read(cursor: Any, table: str, source: Path) -> None:
    """Store the rows of a file, whose headers must be this table's columns in their order."""
    columns = listed([name for name, *_ in columns_of(cursor, table)])
    question = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, HEADER MATCH, ENCODING 'UTF8')")
    with open(source, "rb") as file, cursor.copy(question.format(sql.Identifier(table), columns)) as rows:
        while block := file.read(BLOCK):
            rows.write(block)


def empty(cursor: Any, names: list[str]) -> None:
    cursor.execute(sql.SQL("TRUNCATE {}").format(listed(names)))


def listed(names: list[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, names))


@contextmanager
def without_guards(cursor: Any) -> Iterator[None]:
    """Triggers rest, and foreign keys are taken away and put back, which checks them all: rows may come in any order.

    What the triggers would refuse or write was settled where the rows come from.
    """
    names = all_of(cursor)
    keys = {name: [key[1:3] for key in keys_of(cursor, name) if key[0] == "f"] for name in names}
    for name in names:
        alter(cursor, name, "DISABLE TRIGGER USER")
        for key, _ in keys[name]:
            alter(cursor, name, "DROP CONSTRAINT {}", key)
    yield
    for name in names:
        for key, definition in keys[name]:
            alter(cursor, name, "ADD CONSTRAINT {} " + definition, key)
        alter(cursor, name, "ENABLE TRIGGER USER")


def alter(cursor: Any, table: str, change: str, *names: str) -> None:
    question = sql.SQL("ALTER TABLE {} " + change)
    cursor.execute(question.format(*map(sql.Identifier, [table, *names])))


def set_sequences(cursor: Any, table: str) -> None:
    """New rows are numbered on from the last one."""
    cursor.execute(SEQUENCES, [table, table, table])
    for column, sequence in cursor.fetchall():
        question = sql.SQL("SELECT setval(%s, coalesce(max({}), 0) + 1, false) FROM {}")
        cursor.execute(question.format(sql.Identifier(column), sql.Identifier(table)), [sequence])

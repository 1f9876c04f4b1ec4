"""Triggers that keep the search table true, whoever writes: a form, a sheet, COPY or SQL by hand.

They follow from what the rooms declare, so they are made after `migrate` and not by a migration: a declaration that
changed, or a migration that may have moved rows, makes them anew and fills the table again.
"""

from collections import defaultdict
from functools import cache

from django.db import connection, transaction

from .declared import as_sql, chosen, entries, model_of, searched_records, sources
from .models import SearchEntry

TABLE = SearchEntry._meta.db_table
PREFIX = "record_search_of_"
INSERT = f"INSERT INTO {TABLE} (model, record, unit, day, name, is_closed, words)"
REPLACE = """ON CONFLICT (model, record) DO UPDATE SET unit = EXCLUDED.unit, day = EXCLUDED.day, name = EXCLUDED.name,
    words = EXCLUDED.words"""
ROWS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}
FUNCTIONS = (
    "SELECT proname, btrim(prosrc) FROM pg_proc WHERE proname LIKE %s AND pronamespace = current_schema()::regnamespace"
)


def set_up_after_migrate(plan=(), **kwargs) -> None:
    """Makes triggers and rows anew where the declarations are others than those that were in force."""
    if not is_there():
        return
    wanted = bodies()
    if functions() != {name: body for name, (_, _, body) in wanted.items()}:
        with transaction.atomic():
            drop()
            for name, (table, event, body) in wanted.items():
                make(name, table, event, body)
            fill()


def drop_before_migrate(plan=(), **kwargs) -> None:
    if plan:
        drop()


def is_there() -> bool:
    with connection.cursor() as cursor:
        return TABLE in connection.introspection.table_names(cursor)


def functions() -> dict[str, str]:
    """Name → body of the functions that the database has now."""
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS, [PREFIX.replace("_", r"\_") + "%"])
        return dict(cursor.fetchall())


@cache
def bodies() -> dict[str, tuple[str, str, str]]:
    """Function → (table, event, body): one function for each event of each table that words come from."""
    found = defaultdict(list)
    for records in searched_records().values():
        for source in sources(records):
            table = source.model._meta.db_table
            found[table, "update"].append(replace(records, source, changed(source)))
            if not source.path:
                label = model_of(records)._meta.label_lower
                found[table, "insert"].append(replace(records, source, "SELECT id FROM new_rows"))
                found[table, "delete"].append(
                    f"DELETE FROM {TABLE} WHERE model = '{label}' AND record IN (SELECT id FROM old_rows);"  # noqa: S608 - a name of ours
                )
    return {
        f"{PREFIX}{table}_{event}": (table, event, "\n".join(["BEGIN", *steps, "RETURN NULL;", "END"]))
        for (table, event), steps in found.items()
    }


def replace(records, source, keys: str) -> str:
    return f"{INSERT}\n{as_sql(chosen(records, source, keys))}\n{REPLACE};"


def changed(source) -> str:
    """Keys of the rows in which a column changed that words come from."""
    old, new = (", ".join(f'{rows}."{column}"' for column in source.columns) for rows in ("old_rows", "new_rows"))
    rows = "SELECT new_rows.id FROM new_rows JOIN old_rows USING (id)"
    return f"{rows} WHERE ROW({new}) IS DISTINCT FROM ROW({old})"


def make(name: str, table: str, event: str, body: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$")
        cursor.execute(
            f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {ROWS[event]} FOR EACH STATEMENT "
            f"EXECUTE FUNCTION {name}()"
        )


def drop() -> None:
    with connection.cursor() as cursor:
        for name in functions():
            cursor.execute(f"DROP FUNCTION {name} CASCADE")


def fill() -> None:
    """All rows anew."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {TABLE}")
        for records in searched_records().values():
            cursor.execute(f"{INSERT}\n{as_sql(entries(records))}")

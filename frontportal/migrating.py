"""The database brought up to date while a site of the release before goes on serving from it."""

from typing import Any

from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.backends.signals import connection_created

from .database_roles.roles import as_owner

# Whoever asks next for a table waits behind a migration that waits for it, readers too: better to give up and come again.
LONGEST_WAIT = "5s"
LOCK_NOT_AVAILABLE = "55P03"
HELD = (
    "Chưa cập nhật được cơ sở dữ liệu: có việc khác đang giữ bảng lâu hơn 5 giây (ví dụ một lần nhập sao kê hoặc sao lưu). "
    "Cổng đang chạy không bị ảnh hưởng. Hãy chạy lại sau ít phút."
)
# What CREATE INDEX CONCURRENTLY leaves where it was cut off; its migration comes again and must not find it.
UNFINISHED = """
SELECT format('%I.%I', nspname, relname) FROM pg_index
JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE NOT indisvalid AND nspname = current_schema()
"""


def migrate() -> None:
    """All migrations that are missing. Raises CommandError where a table is held by something else; then run it again."""
    connection_created.connect(wait_briefly)
    try:
        connection.close()
        drop_unfinished_indexes()
        call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE:
            raise
        raise CommandError(HELD) from error
    finally:
        connection_created.disconnect(wait_briefly)
        connection.close()


def wait_briefly(*, connection: Any, **given: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{LONGEST_WAIT}'")


def drop_unfinished_indexes() -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(UNFINISHED)
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX CONCURRENTLY {name}")

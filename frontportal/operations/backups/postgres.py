"""PostgreSQL's own programs, and databases beside the portal's on the same server."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections
from psycopg.conninfo import make_conninfo

from frontportal.embedded.base import DatabaseWrapper as Embedded
from frontportal.embedded.programs import folder_of_programs

from .errors import BackupError

# What says where a database is. psycopg's libpq may know more options than that of an older program.
TARGET = {"host", "hostaddr", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey"}


def program(name: str) -> str:
    """Path of `pg_dump` or `pg_restore`: the embedded PostgreSQL's, or the machine's. Raises BackupError."""
    portal = connections[DEFAULT_DB_ALIAS]
    if isinstance(portal, Embedded):
        return str(folder_of_programs(portal.server.paths) / name)
    found = shutil.which(name)
    if found is None:
        raise BackupError(
            f"Máy này chưa có chương trình {name}. Trên Debian hoặc Ubuntu: apt install postgresql-client"
        )
    return found


def run(name: str, *arguments: str, database: Any) -> None:
    """Run one of the programs on the database of this Django connection; a password never stands in its arguments.

    Raises BackupError with what the program said.
    """
    words = [program(name), f"--dbname={target_of(database)}", *arguments]
    environment = os.environ | {"PGPASSWORD": database.connection.info.password or "", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode:
        errors = done.stderr.decode("utf-8", "replace").strip()[-2000:]
        raise BackupError(f"{name} không xong. PostgreSQL báo:\n{errors}")


def target_of(database: Any) -> str:
    """Where this Django connection leads, in libpq's words, without a password."""
    database.ensure_connection()
    info = database.connection.info
    return make_conninfo(**{key: value for key, value in info.get_parameters().items() if key in TARGET})


@contextmanager
def connected(name: str) -> Iterator[Any]:
    """A Django connection of its own to the database of this name on the portal's server, past a pool that stands before it:
    what pg_dump sets for its session would stay for whoever is lent it next.
    """
    database = connection.copy()
    database.settings_dict |= {"NAME": name} | (settings.DATABASE_OWNER if "HOST" in settings.DATABASE_OWNER else {})
    try:
        yield database
    finally:
        database.close()


@contextmanager
def server() -> Iterator[Any]:
    """A cursor outside of any transaction and of the portal's database, to make and rename databases."""
    with connection._nodb_cursor() as cursor:
        yield cursor


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def create(name: str) -> None:
    """An empty database, in place of one of this name that an interrupted run left. Raises BackupError."""
    drop(name)
    with server() as cursor:
        cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone() != (True,):
            raise BackupError(
                "Người dùng cơ sở dữ liệu không được tạo cơ sở dữ liệu: ALTER ROLE … CREATEDB, rồi chạy lại."
            )
        cursor.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE template0")


def drop(name: str) -> None:
    with server() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted(name)}")


def has_tables(name: str) -> bool:
    with connected(name) as database, database.cursor() as cursor:
        return bool(database.introspection.table_names(cursor))


def others_connected(name: str) -> int:
    """How many sessions others than this process's have open there."""
    with server() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'",
            [name],
        )
        return cursor.fetchone()[0]


def rename(old: str, new: str) -> None:
    with server() as cursor:
        cursor.execute(f"ALTER DATABASE {quoted(old)} RENAME TO {quoted(new)}")


def dump(database: Any, snapshot: str, target: Path) -> None:
    """The whole database as it was at the snapshot. Owners and grants are the machine's affair, not the backup's."""
    run(
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--snapshot={snapshot}",
        f"--file={target}",
        database=database,
    )


def load(source: Path, database: Any) -> None:
    """Fill an empty database from a dump: all of it, or BackupError."""
    run("pg_restore", "--exit-on-error", "--no-owner", "--no-privileges", str(source), database=database)

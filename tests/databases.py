"""The databases of a test run. One worker makes each, with all migrations; every worker works on a copy of its own,
which PostgreSQL makes within a second.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import setup_databases

LOCK = 20231119  # workers that start at once wait for the one that makes what they copy


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Holds a lock of the server while what is within runs; `connection` may change its database meanwhile."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield  # the lock goes with the cursor's connection


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


class RunDatabases:
    """What the workers of one run (`run`, its name) share, and this `worker`'s copies of it."""

    def __init__(self, run: str, worker: str, keep: bool):
        self.run, self.worker, self.keep = run, worker, keep
        self.migrated = connection.creation._get_test_db_name()
        self.demonstration = f"{self.migrated}_demo"

    def hurry(self) -> None:
        """Have a server that holds nothing but databases of tests not wait for the disk: a copy takes a tenth of the time then, and
        nothing in it is worth a power cut.
        """
        with connection.cursor() as cursor:
            cursor.execute("ALTER SYSTEM SET fsync = off")
            cursor.execute("ALTER SYSTEM SET full_page_writes = off")
            cursor.execute("SELECT pg_reload_conf()")

    def copy_of_migrated(self) -> str:
        with one_at_a_time():
            if not self.is_of_this_run(self.migrated):
                with restored_settings():
                    setup_databases(verbosity=0, interactive=False, keepdb=self.keep)
                    connection.close()
                self.sign(self.migrated)
            return self.copy(self.migrated)

    def copy_of_demonstration(self, load) -> str:
        """`load` fills the database that is connected then, and commits; it is called once in a run."""
        with one_at_a_time():
            if not self.is_of_this_run(self.demonstration):
                create(self.demonstration, self.migrated)
                with connected_to(self.demonstration):
                    load()
                self.sign(self.demonstration)
            return self.copy(self.demonstration)

    def copy(self, name: str) -> str:
        create(f"{name}_{self.worker}", name)
        return f"{name}_{self.worker}"

    def drop(self) -> None:
        """This worker's copies; and what they were made of where no other worker has one."""
        with one_at_a_time():
            for name in (self.migrated, self.demonstration):
                drop(f"{name}_{self.worker}")
            if not self.keep and not names_like(f"{self.migrated}_gw"):
                drop(self.demonstration)
                drop(self.migrated)

    def is_of_this_run(self, name: str) -> bool:
        """Not what a run left behind that was killed."""
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() == (self.run,)

    def sign(self, name: str) -> None:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"COMMENT ON DATABASE {connection.ops.quote_name(name)} IS '{self.run}'")


@contextmanager
def restored_settings() -> Iterator[None]:
    """Django names the database that it has made as the one to be used from now on; only what is within shall do so."""
    before = connection.settings_dict["NAME"]
    try:
        yield
    finally:
        connection.settings_dict["NAME"] = before


def create(name: str, template: str) -> None:
    drop(name)
    quote = connection.ops.quote_name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(template)} STRATEGY file_copy")


def drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")


def names_like(beginning: str) -> list[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [beginning])
        return [name for (name,) in cursor.fetchall()]

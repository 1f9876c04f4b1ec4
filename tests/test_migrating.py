"""Migrating beside a site that serves: nobody waits behind a migration, and one that was cut off comes again."""

import pytest
from django.core.management import CommandError
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from frontportal import migrating
from tests import databases


@pytest.fixture(scope="module")
def own(run_databases, django_db_setup, django_db_blocker):
    """A database of these tests' own."""
    name = f"{run_databases.migrated}_{run_databases.worker}_migrating"
    with django_db_blocker.unblock():
        databases.create(name, run_databases.migrated)
        with databases.connected_to(name):
            yield
        databases.drop(name)


def test_a_table_that_is_held_is_not_queued_for(own, monkeypatch):
    monkeypatch.setattr(migrating, "LONGEST_WAIT", "10ms")
    other = connection.copy()
    other.set_autocommit(False)
    other.cursor().execute("LOCK django_migrations IN ACCESS EXCLUSIVE MODE")
    with pytest.raises(CommandError) as told:
        migrating.migrate()
    other.close()
    assert str(told.value) == migrating.HELD
    with connection.cursor() as cursor:  # only migrations are in such a hurry
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("0",)


def test_an_index_that_was_cut_off_is_made_anew(own):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE twice AS SELECT 1 AS number FROM generate_series(1, 2)")
        with pytest.raises(IntegrityError):
            cursor.execute("CREATE UNIQUE INDEX CONCURRENTLY cut_off ON twice (number)")
    with CaptureQueriesContext(connection) as asked:
        migrating.drop_unfinished_indexes()
        migrating.drop_unfinished_indexes()
    dropped = [each["sql"] for each in asked if each["sql"].startswith("DROP")]
    assert dropped == ["DROP INDEX CONCURRENTLY public.cut_off"]

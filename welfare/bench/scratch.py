"""A database of its own for a measurement: made, migrated, thrown away. The real one is never touched."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from frontportal.database_roles.roles import as_owner

NAME = "bench_frontportal"


@contextmanager
def scratch_database() -> Iterator[None]:
    """Everything inside runs on an empty, migrated database."""
    connection.settings_dict["TEST"]["NAME"] = NAME
    before = connection.settings_dict["NAME"]
    with as_owner():
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)

"""A second connection to the test's database: it does not see what the test has not committed, as a replica that is behind."""

import pytest
from django.db import connection, connections

from frontportal.replica import base, routing
from frontportal.replica.base import DatabaseWrapper
from frontportal.replica.freshness import Freshness
from frontportal.replica.routing import REPLICA


@pytest.fixture
def freshness(monkeypatch) -> Freshness:
    """Of this test alone."""
    found = Freshness()
    monkeypatch.setattr(base, "freshness", found)
    return found


def connect(self: DatabaseWrapper) -> None:
    """As Django does; its test case lets nobody connect to what is not in the settings."""
    if self.connection is None:
        with self.wrap_database_errors:
            self.connect()


@pytest.fixture
def replica(db, monkeypatch, freshness) -> DatabaseWrapper:
    """The replica, and requests of the test read from it though the test is one transaction."""
    info = connection.connection.info
    place = {
        "ENGINE": "frontportal.replica",
        "HOST": info.host,
        "PORT": str(info.port),
        "OPTIONS": {},
        "CONN_MAX_AGE": 60,
    }
    known = {name: value for name, value in connection.settings_dict.items() if name != "DISABLE_SERVER_SIDE_CURSORS"}
    monkeypatch.setitem(connections.databases, REPLICA, known | place)  # no more than `database_settings.replica` says
    monkeypatch.setattr(DatabaseWrapper, "ensure_connection", connect)
    monkeypatch.setattr(routing, "is_in_transaction", lambda: False)
    yield connections[REPLICA]
    connections[REPLICA].close()
    del connections[REPLICA]

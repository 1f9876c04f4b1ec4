"""Django's PostgreSQL engine for the replica: a question that it cannot answer is put to the primary instead.

A replica may be stopped, promoted or behind, and it cancels what stands in the way of the changes that it follows. No reader
hears of it.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.postgresql import base

from .freshness import freshness
from .patience import wait_only
from .routing import stay_on_primary

PATIENCE = 5  # seconds for one answer; the server process may hang while its machine keeps the connection


class DatabaseWrapper(base.DatabaseWrapper):
    is_slow = False  # the last answer was not waited for

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that waits for each answer only so long."""
        self.is_slow = False
        return wait_only(super().get_new_connection(conn_params), PATIENCE, self.note_slow)

    def note_slow(self) -> None:
        self.is_slow = True

    def cursor(self) -> Any:
        return ReplicaCursor(self)

    def own_cursor(self) -> Any:
        """A cursor that asks nobody else. Raises Django's errors."""
        return super().cursor()

    def best_cursor(self) -> Any:
        """The primary's where there is no connection to the replica."""
        try:
            return self.own_cursor()
        except Error:
            return self.primary_cursor()

    def primary_cursor(self) -> Any:
        """The present request goes on with the primary; others do, too, where the connection to the replica is broken."""
        stay_on_primary()
        if self.is_broken():
            self.close()
            freshness.give_up()
        return connections[DEFAULT_DB_ALIAS].cursor()

    def is_broken(self) -> bool:
        return self.connection is None or self.connection.closed

    def chunked_cursor(self) -> Any:
        """The primary's: what is fetched in pieces takes long, and half of it could not be asked for again."""
        return connections[DEFAULT_DB_ALIAS].chunked_cursor()


class ReplicaCursor:
    """Django's cursor of the replica; after an error that of a new connection, in the end the primary's, asked the same."""

    def __init__(self, replica: DatabaseWrapper) -> None:
        self.replica, self.is_new = replica, replica.connection is None
        self.cursor = replica.best_cursor()

    def execute(self, *question: Any) -> Any:
        while self.may_ask_again():
            try:
                return self.cursor.execute(*question)
            except Error:
                self.cursor.__exit__(None, None, None)
                self.cursor = self.next_cursor()
        return self.cursor.execute(*question)

    def may_ask_again(self) -> bool:
        return self.cursor.db is self.replica and not self.replica.in_atomic_block

    def next_cursor(self) -> Any:
        """A kept connection may have died while the replica lives; one that hangs would hang again."""
        if self.is_new or self.replica.is_slow or not self.replica.is_broken():
            return self.replica.primary_cursor()
        self.replica.close()
        self.is_new = True
        return self.replica.best_cursor()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.cursor, name)

    def __iter__(self) -> Any:
        return iter(self.cursor)

    def __enter__(self) -> "ReplicaCursor":
        return self

    def __exit__(self, *error: Any) -> Any:
        return self.cursor.__exit__(*error)

"""Where a question goes: to the primary, unless the request that asks it is one that the replica may answer.

A request may turn from the replica to the primary, and never back: the primary has all that the replica has, so no page
is made of a version of the content and of records that are older than it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

REPLICA = "replica"
_is_on_replica: ContextVar[bool] = ContextVar("is_on_replica", default=False)


@contextmanager
def on_replica() -> Iterator[None]:
    """Within it reads go to the replica, until something is written or the replica fails."""
    token = _is_on_replica.set(True)
    try:
        with connections[DEFAULT_DB_ALIAS].execute_wrapper(notice_writing):
            yield
    finally:
        _is_on_replica.reset(token)


def stay_on_primary() -> None:
    """From here on the present request reads from the primary."""
    _is_on_replica.set(False)


def read_alias() -> str:
    """Alias of the database that the present request reads from; inside a transaction it is the transaction's own."""
    return REPLICA if _is_on_replica.get() and not is_in_transaction() else DEFAULT_DB_ALIAS


def is_in_transaction() -> bool:
    return connections[DEFAULT_DB_ALIAS].in_atomic_block


def read_connection() -> Any:
    """The same as a connection, for questions in SQL."""
    return connections[read_alias()]


def drop_broken_connection() -> bool:
    """Whether the connection that the present request reads from was cut while it read. It is given up: a new one may answer."""
    connection = read_connection()
    if connection.in_atomic_block or connection.connection is None or not connection.connection.closed:
        return False
    connection.close()
    return True


def notice_writing(execute: Any, sql: Any, values: Any, is_many: bool, context: dict[str, Any]) -> Any:
    """Whatever is more than a plain question to the primary may be something that the replica does not have yet."""
    if not (isinstance(sql, str) and sql.lstrip()[:6].upper() == "SELECT"):
        stay_on_primary()
    return execute(sql, values, is_many, context)


class ReplicaRouter:
    """Django's questions; see `DATABASE_ROUTERS`. Everything is written to the primary."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return read_alias()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Both hold the same records."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS

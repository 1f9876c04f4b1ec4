"""Connections that wait for an answer only so long: a server may hang, or a pool hold its clients until one is there again."""

from collections.abc import Callable
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus


def wait_only(connection: Any, seconds: float, given_up: Callable[[], None] = lambda: None) -> Any:
    """The same connection of psycopg; where an answer takes longer it is closed and OperationalError raised; `given_up` hears it."""
    wait = connection.wait

    def wait_a_little(*given: Any, **options: Any) -> Any:
        try:
            return wait(*given, **{"timeout": seconds} | options)
        except psycopg.OperationalError:
            if connection.pgconn.transaction_status == TransactionStatus.ACTIVE:
                given_up()
                connection.close()  # its answer may come yet, and would be taken for the next one's
            raise

    connection.wait = wait_a_little
    return connection

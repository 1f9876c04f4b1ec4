"""One question that every answer asks, prepared once by each connection: to plan it took the server longer than to answer it."""

from typing import Any
from weakref import WeakKeyDictionary

from psycopg import Connection
from psycopg.pq import ExecStatus, TransactionStatus

NAME = b"content_version"
_is_prepared: WeakKeyDictionary[Connection, bool] = WeakKeyDictionary()


def ask_prepared(connection: Any, question: str) -> str | None:
    """The only value of the answer, "" for NULL. None where the question must be asked in the ordinary way, which also says what is wrong:
    within a transaction, through a pool that changes servers in between, and after any failure on this connection.

    `connection` is Django's, and is connected. There is one `question` in a process.
    """
    psycopg_connection = connection.connection
    if connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] or not _is_prepared.get(psycopg_connection, True):
        return None
    server = psycopg_connection.pgconn
    if server.transaction_status != TransactionStatus.IDLE:
        return None
    if psycopg_connection not in _is_prepared:
        prepared = server.prepare(NAME, question.encode())
        _is_prepared[psycopg_connection] = prepared.status == ExecStatus.COMMAND_OK
        if not _is_prepared[psycopg_connection]:
            return None
    answer = server.exec_prepared(NAME, None)
    if answer.status != ExecStatus.TUPLES_OK:
        _is_prepared[psycopg_connection] = False
        return None
    return (answer.get_value(0, 0) or b"").decode()

"""The version of what the database holds: read where something made from it is to be used again."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError
from django.utils import timezone
from psycopg import Connection
from psycopg.pq import ExecStatus, TransactionStatus

from frontportal.replica.routing import read_connection, stay_on_primary

from .models import ContentVersion

# In the order of rows: a text that no other state of the database has, whatever is written in between.
READ = f"SELECT string_agg(area || ':' || number, ' ' ORDER BY id) FROM {ContentVersion._meta.db_table}"  # noqa: S608
_pinned: ContextVar[dict[str, str] | None] = ContextVar("pinned_version", default=None)
_expiries: dict[str, datetime] = {}
PREPARED = b"content_version"
_is_prepared: WeakKeyDictionary[Connection, bool] = WeakKeyDictionary()


def current_version() -> str:
    """The version of all content. Read once where `one_version` holds, else at each call.

    Read it before what it is to stand for: what is newer than its version does no harm, for nobody asks for an old one.
    """
    held = _pinned.get()
    if held is None:
        return read()
    if "version" not in held:
        held["version"] = read()
    return held["version"]


@contextmanager
def one_version() -> Iterator[None]:
    """Within it the version is read once: for what only reads, such as a GET."""
    token = _pinned.set({})
    try:
        yield
    finally:
        _pinned.reset(token)


def read() -> str:
    """Where the records are read that it is to stand for. A replica that follows has older ones: whoever has the primary's
    version reads from the primary.

    By this question it shows, too, whether a kept connection still works: Django need not ask by one of its own.
    """
    connection = read_connection()
    if connection.alias == DEFAULT_DB_ALIAS:
        stay_on_primary()
    if connection.connection is not None and not connection.in_atomic_block:
        connection.health_check_done = True
        version = ask_prepared(connection)
        if version is not None:
            return version
        try:
            return asked(connection)
        except (OperationalError, InterfaceError):
            connection.close()
    return asked(connection)


def is_kept(connection: Any) -> bool:
    """Whether this thread has a connection that Django would go on with at its next request."""
    return (
        connection.connection is not None
        and not (connection.in_atomic_block or connection.errors_occurred)
        and (connection.close_at is None or monotonic() < connection.close_at)
    )


def ask_prepared(connection: Any, question: str = READ) -> str | None:
    """The answer to a question that every page asks, prepared once by each connection: to plan it took the server longer than to answer it.

    "" for NULL. None where the question must be asked in the ordinary way, which also says what is wrong: within a transaction, through
    a pool that changes servers in between, of a replica, whose answers are waited for only so long, and after any failure on this connection.

    `connection` is Django's, and is connected. There is one `question` in a process.
    """
    psycopg_connection = connection.connection
    is_pooled = connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
    if connection.alias != DEFAULT_DB_ALIAS or is_pooled or not _is_prepared.get(psycopg_connection, True):
        return None
    server = psycopg_connection.pgconn
    if server.transaction_status != TransactionStatus.IDLE:
        return None
    if psycopg_connection not in _is_prepared:
        prepared = server.prepare(PREPARED, question.encode())
        _is_prepared[psycopg_connection] = prepared.status == ExecStatus.COMMAND_OK
        if not _is_prepared[psycopg_connection]:
            return None
    answer = server.exec_prepared(PREPARED, None)
    if answer.status != ExecStatus.TUPLES_OK:
        _is_prepared[psycopg_connection] = False
        return None
    return (answer.get_value(0, 0) or b"").decode()


def asked(connection: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute(READ)
        return cursor.fetchone()[0] or ""


def area_version(version: str, areas: frozenset[str]) -> str:
    """The part of a version that speaks of these areas."""
    return " ".join(part for part in version.split(" ") if part.partition(":")[0] in areas)


def expiry_of(version: str) -> datetime:
    """The next moment at which pages change though nobody writes: midnight, or an hour that a record waits for."""
    now, known = timezone.now(), _expiries.get(version)
    if known is None or known <= now:
        known = next_moment(now)
        _expiries.clear()  # of older versions nobody asks any more
        _expiries[version] = known
    return known


def next_moment(now: datetime) -> datetime:
    local = timezone.localtime(now)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    columns = [
        (model._meta.db_table, model._meta.get_field(name).column)
        for model in apps.get_models()
        for name in getattr(model, "clock_columns", ())
    ]
    asked = " UNION ALL ".join(f"SELECT min({column}) FROM {table} WHERE {column} > %s" for table, column in columns)  # noqa: S608
    with read_connection().cursor() as cursor:
        cursor.execute(asked, [now] * len(columns))
        return min([midnight, *(moment for (moment,) in cursor.fetchall() if moment)])

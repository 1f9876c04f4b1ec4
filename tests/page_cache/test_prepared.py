"""The question for the version, prepared: the same answer as in the ordinary way, or none."""

from django.db import connections
from environ import Env

from frontportal.database_settings import replica
from frontportal.page_cache.versions import READ, ask_prepared, asked


def forgotten(connection) -> None:
    connection.connection.pgconn.exec_(b"DEALLOCATE ALL")


def test_the_same_answer(own):
    assert [ask_prepared(own, READ) for _ in range(3)] == [asked(own)] * 3


def test_nothing_is_an_empty_text(own):
    assert ask_prepared(own, "SELECT NULL::text") == ""


def test_not_within_a_transaction(own):
    own.set_autocommit(False)
    asked(own)
    assert ask_prepared(own, READ) is None
    own.rollback()
    own.set_autocommit(True)
    assert ask_prepared(own, READ) == asked(own)


def test_not_through_a_pool(own):
    own.settings_dict = own.settings_dict | {"DISABLE_SERVER_SIDE_CURSORS": True}
    assert ask_prepared(own, READ) is None


def test_not_of_a_replica_that_may_hang(own, monkeypatch):
    monkeypatch.setenv("DATABASE_REPLICA_URL", "postgres://reader@replica/portal")
    own.alias = "replica"
    own.settings_dict = replica(Env(), {})["replica"]
    assert ask_prepared(own, READ) is None


def test_not_again_on_a_connection_where_it_failed(own):
    assert ask_prepared(own, READ) == asked(own)
    forgotten(own)
    assert [ask_prepared(own, READ) for _ in range(2)] == [None, None]
    assert asked(own) == asked(own)  # the connection itself is whole
    own.close()
    own.ensure_connection()
    assert ask_prepared(own, READ) == asked(own)


def test_a_question_that_cannot_be_prepared(own):
    assert [ask_prepared(own, "SELECT no_such_column") for _ in range(2)] == [None, None]


def test_a_connection_that_was_cut(own):
    assert ask_prepared(own, READ) == asked(own)
    pid = own.connection.info.backend_pid
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    assert ask_prepared(own, READ) is None

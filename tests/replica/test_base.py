"""Whatever becomes of the replica, a question is answered: by it, by it on another connection, or by the primary."""

import pytest
from django.db import ProgrammingError, connection

from frontportal.replica import base
from frontportal.replica import freshness as freshness_module
from frontportal.replica.freshness import ASK_PRIMARY, ASK_REPLICA, NEVER, own_connection, position_of
from frontportal.replica.routing import on_replica, read_alias

PID = "SELECT pg_backend_pid()"


def value(database, question: str):
    with database.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.fixture
def reading(replica):
    with on_replica():
        yield replica


def test_it_answers_itself_on_one_connection(reading):
    assert value(reading, PID) == value(reading, PID) != value(connection, PID)
    assert read_alias() == "replica"


def test_what_it_does_not_have_the_primary_has(reading, freshness):
    freshness.complete_until = 1.0
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE only_there AS SELECT 42 AS number")
    with on_replica():
        assert value(reading, "SELECT number FROM only_there") == 42
        assert read_alias() == "default"  # this request stays there
    assert freshness.complete_until == 1.0  # others do not


def test_an_error_of_ours_is_told_as_the_primary_tells_it(reading):
    with pytest.raises(ProgrammingError, match="no_such_table"), connection.cursor() as cursor:
        cursor.execute("SAVEPOINT here")
        try:
            value(reading, "SELECT 1 FROM no_such_table")
        finally:
            cursor.execute("ROLLBACK TO here")


def test_a_dead_connection_is_made_anew(reading):
    before = value(reading, PID)
    value(connection, f"SELECT pg_terminate_backend({before}, 2000)")
    after = value(reading, PID)
    assert after not in (before, value(connection, PID))
    assert read_alias() == "replica"


def test_one_that_is_gone_is_left_by_all(reading, freshness):
    freshness.complete_until = 1.0
    reading.close()
    reading.settings_dict["HOST"] = "/nowhere"
    assert value(reading, PID) == value(connection, PID)
    assert (read_alias(), freshness.complete_until) == ("default", NEVER)


def test_one_that_hangs_is_not_waited_for(reading, freshness, monkeypatch):
    freshness.complete_until = 1.0
    monkeypatch.setattr(base, "PATIENCE", 0.05)
    pid = value(reading, PID)
    assert value(reading, "SELECT pg_backend_pid() FROM pg_sleep(0.2)") == value(connection, PID) != pid
    assert (read_alias(), freshness.complete_until) == ("default", NEVER)


def test_what_is_fetched_in_pieces_comes_from_the_primary(reading):
    assert reading.chunked_cursor().db.alias == "default"


def test_each_database_is_asked_where_it_is(replica, monkeypatch):
    """The test's database follows nobody; both are one cluster."""
    own_connection.cache_clear()
    primary = position_of("default", ASK_PRIMARY)
    assert primary.bytes > 0
    assert position_of("replica", ASK_REPLICA) is None
    assert position_of("replica", ASK_PRIMARY).cluster == primary.cluster
    for alias in ("default", "replica"):
        own_connection(alias).close()
    own_connection.cache_clear()


def test_who_does_not_answer_in_time_has_no_position(replica, monkeypatch):
    own_connection.cache_clear()
    monkeypatch.setattr(freshness_module, "PATIENCE", 0.05)
    assert position_of("replica", "SELECT 1, 2 FROM pg_sleep(0.5)") is None
    own_connection("replica").close()
    own_connection.cache_clear()

"""How old the replica is at most: told by positions in the primary's log, never by the replica's own word."""

import pytest

from frontportal.replica import freshness as module
from frontportal.replica.freshness import PAUSE, PAUSE_AFTER_FAULT, Freshness, WalPosition

PRIMARY, OTHER = 7, 8  # clusters


@pytest.fixture
def clock(monkeypatch, settings):
    """clock.now is what the time is."""
    settings.DATABASE_REPLICA_LAG = 5

    class Clock:
        now = 1000.0

    monkeypatch.setattr(module.time, "monotonic", lambda: Clock.now)
    return Clock


@pytest.fixture
def ask(monkeypatch, clock):
    """ask(primary, replica, …) has both at these positions (bytes, None where nobody answers); whether it is fit then."""
    freshness, there = Freshness(), {}
    monkeypatch.setattr(module, "position_of", lambda alias, question: there[alias])

    def at(primary, replica, *, cluster=PRIMARY, later=PAUSE) -> bool:
        clock.now += later
        there["default"] = primary and WalPosition(PRIMARY, primary)
        there["replica"] = replica and WalPosition(cluster, replica)
        return freshness.is_fit()

    return at


def test_one_that_has_all_is_fit_however_long_nobody_writes(ask):
    assert [ask(100, 100), ask(100, 100, later=3600), ask(100, 100, later=36_000)] == [True] * 3


def test_one_that_follows_a_moment_later_is_fit(ask):
    assert [ask(100, 100), ask(200, 150), ask(300, 250), ask(400, 399)] == [True] * 4


def test_one_that_stands_still_is_left_within_the_lag(ask):
    assert [ask(100, 100), ask(200, 100), ask(300, 100), ask(400, 100)] == [True, True, True, False]


def test_one_far_behind_is_never_taken_though_it_follows(ask):
    assert [ask(10_000 + step, step) for step in range(1, 8)] == [False] * 7


def test_it_is_taken_again_when_it_has_come_up(ask):
    assert [ask(900, 100), ask(900, 899), ask(900, 900)] == [False, False, True]


def test_a_replica_of_another_database_is_none(ask):
    assert [ask(100, 100, cluster=OTHER), ask(100, 5000, cluster=OTHER)] == [False, False]


def test_between_two_questions_what_is_known_grows_old(ask, clock):
    assert ask(100, 100)
    clock.now += PAUSE - 0.1
    assert ask(None, None, later=0)  # nobody is asked yet


def test_without_a_primary_readers_have_what_there_is(ask):
    assert [ask(100, 100), ask(None, 100), ask(None, 100, later=PAUSE_AFTER_FAULT - 1), ask(None, 100, later=3600)] == [
        True
    ] * 4


def test_without_a_primary_one_that_lacked_something_stays_out(ask):
    assert [ask(900, 100), ask(None, 100), ask(None, 100, later=3600)] == [False] * 3


def test_one_that_does_not_answer_is_left_alone_for_a_while(ask):
    assert not ask(100, None)
    assert not ask(100, 100, later=PAUSE_AFTER_FAULT - 1)
    assert ask(100, 100, later=1)


def test_the_log_says_once_that_readers_moved(ask, caplog):
    for replica in (100, None, None, 100, 100):
        ask(100, replica, later=PAUSE_AFTER_FAULT)
    assert [record.message for record in caplog.records] == [
        "reads go to the primary: no fresh replica",
        "reads go to the replica again",
    ]


def test_when_the_primary_is_back_what_it_wrote_meanwhile_counts(ask):
    assert [ask(100, 100), ask(None, 100), ask(900, 100, later=3600)] == [True, True, False]

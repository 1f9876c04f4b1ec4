"""How old the replica's records may be at most, as this process knows it.

The replica's own clock and its own word for its lag are not asked: on an idle primary they grow, and where it has lost the
primary they say that it has everything. Instead the primary's position in its log is noted with the moment at which it was asked. A
replica that has come to that position holds all that was committed by then.
"""

import logging
import time
from collections import deque
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .patience import wait_only
from .routing import REPLICA

logger = logging.getLogger(__name__)
PAUSE = 2  # seconds between two questions of one process
PAUSE_AFTER_FAULT = 10  # a machine that is not there is waited for, each time
PATIENCE = 2  # seconds for an answer
NEVER = float("-inf")
CLUSTER = "(SELECT system_identifier FROM pg_control_system())"
ASK_PRIMARY = f"SELECT {CLUSTER}, pg_current_wal_lsn() - '0/0'"  # noqa: S608
ASK_REPLICA = f"SELECT {CLUSTER}, CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() - '0/0' END"  # noqa: S608


@dataclass(frozen=True)
class WalPosition:
    """How far the log of a database `cluster` was, in bytes."""

    cluster: int
    bytes: int


class Freshness:
    """Threads share it. Moments are those of `time.monotonic`."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.positions: deque[tuple[float, WalPosition]] = deque()
        self.complete_until = NEVER  # the replica holds all that was committed by then
        self.next_question = NEVER
        self.was_fit = True

    def is_fit(self) -> bool:
        """Whether what the replica holds is at most DATABASE_REPLICA_LAG seconds old. Asks it every few seconds."""
        if time.monotonic() >= self.next_question and self.lock.acquire(blocking=False):
            try:
                self.ask()
            finally:
                self.lock.release()
        is_fit = self.age() <= settings.DATABASE_REPLICA_LAG
        if is_fit != self.was_fit:
            self.was_fit = is_fit
            logger.warning("reads go to the replica again" if is_fit else "reads go to the primary: no fresh replica")
        return is_fit

    def age(self) -> float:
        """Seconds for which the replica may lack something; without end where nothing is known."""
        return time.monotonic() - self.complete_until

    def ask(self) -> None:
        now = time.monotonic()
        self.next_question = now + min(PAUSE, settings.DATABASE_REPLICA_LAG / 2)
        primary, replica = position_of(DEFAULT_DB_ALIAS, ASK_PRIMARY), position_of(REPLICA, ASK_REPLICA)
        if replica is None:
            self.give_up()
        elif primary is None:
            self.go_on_without_primary(replica)
        else:
            self.compare(now, primary, replica)

    def go_on_without_primary(self, replica: WalPosition) -> None:
        """It counts as being where it was until it is asked again: readers have what there is."""
        known = self.positions[-1][1] if self.positions else replica
        self.next_question = time.monotonic() + PAUSE_AFTER_FAULT
        self.compare(self.next_question, known, replica)

    def compare(self, moment: float, primary: WalPosition, replica: WalPosition) -> None:
        self.positions.append((moment, primary))
        while self.positions[0][0] < moment - settings.DATABASE_REPLICA_LAG and len(self.positions) > 1:
            self.positions.popleft()
        reached = [
            moment
            for moment, position in self.positions
            if position.cluster == replica.cluster and position.bytes <= replica.bytes
        ]
        self.complete_until = max(reached, default=NEVER)

    def give_up(self) -> None:
        """The replica does not answer: it is left alone for a while."""
        self.complete_until = NEVER
        self.next_question = time.monotonic() + PAUSE_AFTER_FAULT


def position_of(alias: str, question: str) -> WalPosition | None:
    """None where nobody answers in time, and for a replica that has become a primary itself."""
    database = own_connection(alias)
    for _ in range(2):  # a kept connection may be dead
        is_new = database.connection is None
        try:
            with BaseDatabaseWrapper.cursor(database) as cursor:
                cursor.execute(question)
                cluster, count = cursor.fetchone()
        except Error:
            database.close()
            if is_new:
                return None
        else:
            return None if count is None else WalPosition(cluster, int(count))
    return None


@cache
def own_connection(alias: str) -> Any:
    """A connection to a database for this alone; one thread at a time asks."""
    database = connections[alias].copy()
    database.inc_thread_sharing()
    connect = database.get_new_connection
    database.get_new_connection = lambda given: wait_only(connect(given), PATIENCE)
    return database


freshness = Freshness()

"""What happens to the machines, one after the other; each undoes itself."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from .scene import DrillHosts


@contextmanager
def nothing(scene: DrillHosts) -> Iterator[None]:
    yield


@contextmanager
def replica_killed(scene: DrillHosts) -> Iterator[None]:
    scene.replica.program.kill()
    yield
    scene.replica.start()


@contextmanager
def replica_hangs(scene: DrillHosts) -> Iterator[None]:
    """It takes questions and answers none."""
    scene.replica.signal(signal.SIGSTOP)
    try:
        yield
    finally:
        scene.replica.signal(signal.SIGCONT)


@contextmanager
def replica_behind(scene: DrillHosts) -> Iterator[None]:
    scene.replica.ask("SELECT pg_wal_replay_pause()")
    yield
    scene.replica.ask("SELECT pg_wal_replay_resume()")


@contextmanager
def host_killed(scene: DrillHosts) -> Iterator[None]:
    scene.hosts[0].program.kill()
    yield
    scene.hosts[0].start()


@contextmanager
def connections_cut(scene: DrillHosts) -> Iterator[None]:
    """Three times, as when an operator or a firewall closes them."""
    for _ in range(3):
        scene.primary.cut_connections()
        time.sleep(0.5)
    yield


@contextmanager
def primary_killed(scene: DrillHosts) -> Iterator[None]:
    scene.primary.program.kill()
    yield
    scene.primary.start()


FAULTS = {
    "không có sự cố": nothing,
    "máy đọc bị kill -9": replica_killed,
    "máy đọc treo": replica_hangs,
    "máy đọc đứng lại phía sau": replica_behind,
    "một máy web bị kill -9": host_killed,
    "cắt mọi kết nối của máy chính": connections_cut,
    "máy chính bị kill -9": primary_killed,
}

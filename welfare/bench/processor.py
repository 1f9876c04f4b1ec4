"""Processor time of a piece of work, the database's included: a busy machine stretches it far less than the clock's. Linux only."""

import os
import resource
import time
from pathlib import Path
from statistics import median

from django.db import connection

TICKS = os.sysconf("SC_CLK_TCK")  # in a second


class Stopwatch:
    """Begun where the work begins. `seconds` of the clock and `processor` seconds since: of this process, of its children
    that have ended, and of the server's process for this connection, if that runs on this machine."""

    def __init__(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.server = Path(f"/proc/{cursor.fetchone()[0]}/stat")
        self.taken, self.begun = self.all_processes(), time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.begun

    @property
    def processor(self) -> float:
        return self.all_processes() - self.taken

    def all_processes(self) -> float:
        return of_family() + self.of_server()

    def of_server(self) -> float:
        if not self.server.exists():
            return 0.0
        user, system = self.server.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / TICKS


def of_family() -> float:
    """Processor seconds of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def medians(taken: list[tuple[float, float]]) -> list[float]:
    """Of each place of the tuples, the median."""
    return [*map(median, zip(*taken, strict=True))]

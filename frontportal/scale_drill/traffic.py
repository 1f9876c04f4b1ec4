"""Readers and writers, and what came of their requests."""

import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Lock, Thread

from .balancer import LoadBalancer
from .staff import Staff, WriteRefusedError

PAGES = (
    "/",
    "/tin-tuc/",
    "/nam/2023/",
    "/gioi-thieu/",
    "/kien-nghi/",
    "/nam/2023/chi-tieu/",
    "/tim-kiem/?q=qu%E1%BB%B9",
)
NEW = "?moi={}"  # a question that no page knows: the page is made anew from records
SERVER_ERROR = 500


@dataclass
class Period:
    """What came of the requests of a span of time."""

    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0  # seconds
    acknowledged: int = 0
    refused: int = 0

    @property
    def reads(self) -> int:
        return self.statuses.total()

    @property
    def errors(self) -> int:
        return sum(number for status, number in self.statuses.items() if status >= SERVER_ERROR)


class Traffic:
    """So many readers and one writer, at work between `start` and `stop`."""

    def __init__(self, balancer: LoadBalancer, reader_count: int, addresses: list[str]) -> None:
        self.balancer, self.addresses = balancer, addresses
        self.period, self.lock, self.ended, self.numbers = Period(), Lock(), Event(), count()
        self.acknowledged: list[str] = []
        targets = [self.read] * reader_count + [self.write]
        self.threads = [Thread(target=target, daemon=True) for target in targets]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def next_period(self) -> Period:
        """What has come since the last call."""
        with self.lock:
            ended, self.period = self.period, Period()
        return ended

    def read(self) -> None:
        while not self.ended.is_set():
            number = next(self.numbers)
            path = self.addresses[number % len(self.addresses)]
            if number % 2 and "?" not in path:
                path += NEW.format(number)
            begun = time.monotonic()
            status = self.balancer.ask("GET", path).status
            with self.lock:
                self.period.statuses[status] += 1
                self.period.slowest = max(self.period.slowest, time.monotonic() - begun)

    def write(self) -> None:
        """One record after another; what was acknowledged is remembered by its address."""
        staff = Staff(self.balancer)
        while not self.ended.is_set():
            try:
                address = staff.write_redirect()
            except WriteRefusedError:
                with self.lock:
                    self.period.refused += 1
                self.ended.wait(0.2)
            else:
                with self.lock:
                    self.acknowledged.append(address)
                    self.period.acknowledged += 1

"""What stands before web hosts, as nginx does: hosts in turn, one that is gone is left alone.

What a host has answered is the answer, an error, too.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from typing import Any

LEFT_ALONE = 1.0  # seconds
PATIENCE = 30  # seconds for an answer
NO_HOST = 502


@dataclass
class Answer:
    """A `status` of 502: no host could be reached, or it was gone before it had answered."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    cookies: list[str] = field(default_factory=list)
    body: bytes = b""


class LoadBalancer:
    """Threads share it; `ports` may change while it works."""

    def __init__(self, ports: list[int]) -> None:
        self.ports, self.turns = ports, count()
        self.down: dict[int, float] = {}

    def in_turn(self) -> list[int]:
        """All hosts, those first that are not known to be down."""
        turn, now = next(self.turns), time.monotonic()
        ports = [self.ports[(turn + each) % len(self.ports)] for each in range(len(self.ports))]
        return sorted(ports, key=lambda port: self.down.get(port, 0.0) > now)

    def ask(self, method: str, path: str, body: str | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """A read whose host is gone is put to the next host; what writes is not sent twice."""
        answer = Answer(NO_HOST)
        for port in self.in_turn():
            answer = asked(port, method, path, body, headers or {})
            if answer.status != NO_HOST:
                break
            self.down[port] = time.monotonic() + LEFT_ALONE
            if method == "POST":
                break
        return answer


def asked(port: int, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> Answer:
    client = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        client.request(method, path, body, dict(headers))
        return answer_of(client.getresponse())
    except (OSError, HTTPException):
        return Answer(NO_HOST)
    finally:
        client.close()


def answer_of(response: Any) -> Answer:
    return Answer(
        response.status, dict(response.getheaders()), response.headers.get_all("Set-Cookie") or [], response.read()
    )

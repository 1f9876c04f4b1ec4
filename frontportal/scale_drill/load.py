"""Readers that ask one page again and again, each on a connection that stays open."""

import selectors
import socket
import time
from dataclasses import dataclass, field

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
PATIENCE = 60  # seconds


@dataclass
class Load:
    """What came of it: seconds of the clock altogether, of each answer, how many were of each status."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    @property
    def each_second(self) -> float:
        return len(self.times) / self.seconds

    def at(self, share: float) -> float:
        """The time within which this share of all answers came, in seconds."""
        return sorted(self.times)[min(int(len(self.times) * share), len(self.times) - 1)]


class Reader:
    """One connection: `ask`, then `take` whenever something has come, until it says that the answer is whole."""

    def __init__(self, port: int, asked: bytes) -> None:
        self.port, self.asked = port, asked
        self.client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.came, self.begun = b"", 0.0

    def ask(self) -> None:
        self.came, self.begun = b"", time.perf_counter()
        self.client.sendall(self.asked)

    def take(self) -> bool:
        piece = self.client.recv(256 * 1024)
        if not piece:
            raise ConnectionError("closed in the middle of an answer")
        self.came += piece
        header, separator, body = self.came.partition(b"\r\n\r\n")
        if not separator:
            return False
        if self.status == 304:
            return True
        return len(body) >= int(header.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])

    @property
    def status(self) -> int:
        return int(self.came[9:12])

    @property
    def is_last(self) -> bool:
        """Whether the server closes this connection, as a worker does that has answered its share."""
        return b"connection: close" in self.came.partition(b"\r\n\r\n")[0].lower()


def request_for(path: str, agent: str = FIREFOX, **headers: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"User-Agent: {agent}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join([*lines, "", ""])).encode()


def load(port: int, asked: bytes, connections: int, seconds: float) -> Load:
    """Ask on as many connections for so long; each asks again as soon as it has its answer."""
    found, begun = Load(), time.perf_counter()
    with selectors.DefaultSelector() as waiting:
        for _ in range(connections):
            start(Reader(port, asked), waiting)
        while waiting.get_map():
            for key, _ in waiting.select(timeout=PATIENCE):
                if not key.data.take():
                    continue
                reader, now = key.data, time.perf_counter()
                found.times.append(now - reader.begun)
                found.statuses[reader.status] = found.statuses.get(reader.status, 0) + 1
                is_last = reader.is_last
                if is_last or now - begun >= seconds:
                    waiting.unregister(reader.client)
                    reader.client.close()
                if now - begun < seconds:
                    start(Reader(port, asked), waiting) if is_last else reader.ask()
    found.seconds = time.perf_counter() - begun
    return found


def start(reader: Reader, waiting: selectors.BaseSelector) -> None:
    waiting.register(reader.client, selectors.EVENT_READ, reader)
    reader.ask()

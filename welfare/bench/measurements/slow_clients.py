"""Whether the site answers others while many clients are slow: the server of bin/serve is started and asked, kind by kind."""

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPException
from statistics import median

from django.templatetags.static import static

from ..site.server import request, served

HELP = "khách chậm: --rows kết nối chậm cùng lúc, mỗi kiểu một phút; người khác phải được trả lời trong một giây"
COUNT = 50
SECONDS = 60  # of each kind
WARMING = 5  # seconds in which every process has shown a page once
BOUND = 1.0  # seconds in which everybody else must be answered
ASKED = ("/healthz", "/")
BEGUN = {
    "đầu yêu cầu": (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", b"X-Slow: 1\r\n"),
    "thân yêu cầu": (b"POST /gop-y/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n", b"x"),
    "không gửi gì": (b"", b""),
    "đọc chậm": (b"GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b""),
}
READ_SLOWLY = "css/site.css"


def run(count: int, emit: Callable[[str], None]) -> None:
    """Exit 1 where anybody else was not answered, or not in time."""
    is_held = True
    with served() as site:
        port = site.port
        emit(f"{count} khách chậm trong {SECONDS} giây; người khác được trả lời sau (giây: trung vị; lâu nhất):")
        ask(port, time.monotonic() + WARMING)
        for kind in ("", *BEGUN):
            with slow_clients(kind, count if kind else 0, port) as cuts:
                times, failures = ask(port, time.monotonic() + SECONDS)
            is_held = is_held and not failures and max(times) <= BOUND
            cut = f"; cắt sau {median(cuts):.0f} giây, {len(cuts)} lần" if cuts else "; không cắt"
            emit(
                f"  {kind or 'không có khách chậm'}: {len(times)} yêu cầu, {median(times):.3f}; {max(times):.3f}; "
                f"hỏng {failures}{cut if kind else ''}"
            )
    if not is_held:
        sys.exit(1)


def ask(port: int, until: float) -> tuple[list[float], int]:
    """Ask one page after the other until then: how long each answer took, and how many never came or were refused."""
    times, failures = [], 0
    while time.monotonic() < until:
        for path in ASKED:
            begun = time.monotonic()
            try:
                failures += request(port, path) >= 400
            except (OSError, HTTPException):
                failures += 1
            times.append(time.monotonic() - begun)
        time.sleep(0.05)
    return times, failures


@contextmanager
def slow_clients(kind: str, count: int, port: int) -> Iterator[list[float]]:
    """As many clients as said, each of which does something once a second and comes again when it is cut off.

    Gives the list of the seconds after which one was.
    """
    cuts: list[float] = []
    is_over = threading.Event()
    first, each = BEGUN[kind] if count else (b"", b"")
    first = first.replace(b"%s", static(READ_SLOWLY).encode())
    threads = [threading.Thread(target=be_slow, args=[port, first, each, cuts, is_over]) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield cuts
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def be_slow(port: int, first: bytes, each: bytes, cuts: list[float], is_over: threading.Event) -> None:
    while not is_over.is_set():
        begun = time.monotonic()
        try:
            with socket.socket() as client:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)  # takes little of an answer at once
                client.connect(("127.0.0.1", port))
                client.sendall(first)
                client.setblocking(False)
                dawdle(client, each, is_over)
        except OSError:
            pass
        if not is_over.is_set():
            cuts.append(time.monotonic() - begun)


def dawdle(client: socket.socket, each: bytes, is_over: threading.Event) -> None:
    """Send and take a little every second, until the other side closes."""
    while not is_over.wait(1):
        if each:
            client.send(each)
        try:
            if not client.recv(128):
                return
        except BlockingIOError:
            pass

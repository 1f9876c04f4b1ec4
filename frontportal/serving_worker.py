"""The worker that gunicorn runs: slow clients hold a connection here, never a thread.

gevent reads requests and sends answers, thousands of connections side by side. The portal itself is called once a request is
whole, in one of a few real threads: nothing of Python is patched, a page that computes stops no other, and connections to the
database belong to threads as everywhere else.
"""

import contextlib
import time
from collections.abc import Callable, Iterable
from tempfile import SpooledTemporaryFile

from gevent import Timeout, socket
from gevent.lock import BoundedSemaphore
from gevent.threadpool import ThreadPool
from gunicorn.workers.base_async import AsyncWorker
from gunicorn.workers.ggevent import GeventWorker

THREADS = 8  # of one process
OF_ONE_PAGE = THREADS // 2  # threads that one address may hold: an expensive page leaves room for the others
WAIT = 30  # seconds that a request waits for a thread
STALLED = 30  # seconds in which a client takes nothing of an answer
PIECE, PIECE_SECONDS = 16 * 1024, 20  # bytes of a body that must come within so many seconds: 6.5 kbit/s
IN_MEMORY = 256 * 1024  # bytes of a body; what is longer lies in a temporary file
STAFF = "/quan-tri/"
MOST_OF_STAFF, MOST_OF_PUBLIC = 520 * 2**20, 5 * 2**20  # bytes of a body; a bank's file may have 512 MB
PLAIN = ("Content-Type", "text/plain; charset=utf-8")


class Worker(GeventWorker):
    """gunicorn's, without its patching of Python, and with a bound on clients that take nothing."""

    def patch(self) -> None:
        """Only the sockets that are listened at are gevent's."""
        self.sockets = [
            socket.socket(each.FAMILY, socket.SOCK_STREAM, fileno=each.sock.detach()) for each in self.sockets
        ]

    def load_wsgi(self) -> None:
        super().load_wsgi()
        self.wsgi = WholeRequests(self.wsgi)

    def handle(self, listener, client, addr) -> None:
        client.settimeout(STALLED)
        AsyncWorker.handle(self, listener, client, addr)

    def handle_request(self, listener_name, req, sock, addr) -> None:
        try:
            super().handle_request(listener_name, req, sock, addr)
        except TimeoutError as error:
            raise StopIteration from error  # gunicorn's word for: close the connection


class WholeRequests:
    """A WSGI application that calls another one, in a thread, with requests whose bodies have come in full."""

    def __init__(self, application: Callable) -> None:
        self.application = application
        self.threads = ThreadPool(THREADS)
        self.room = BoundedSemaphore(THREADS)
        self.pages: dict[str, Page] = {}

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        with SpooledTemporaryFile(IN_MEMORY) as body:
            refusal = receive(environ, body)
            if refusal:
                return refuse(start_response, refusal)
            environ["wsgi.input"] = body
            return self.call_in_turn(environ, start_response)

    def call_in_turn(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Call the application as soon as a thread is free and others than this page have theirs."""
        path = environ.get("PATH_INFO", "")
        page = self.pages.setdefault(path, Page())
        page.asked += 1
        try:
            until = time.monotonic() + WAIT
            for turn in (page.room, self.room):
                if not turn.acquire(timeout=max(0.0, until - time.monotonic())):
                    if turn is self.room:
                        page.room.release()
                    return refuse(start_response, "503 Service Unavailable")
            try:
                answer, error = self.threads.apply(self.call, (environ, start_response))
            finally:
                self.room.release()
                page.room.release()
        finally:
            page.asked -= 1
            if not page.asked:
                del self.pages[path]
        if error:
            raise error
        return answer

    def call(self, environ: dict, start_response: Callable) -> tuple[Iterable[bytes], Exception | None]:
        """In one thread from the first line of the page to its last byte; a file is left to be sent."""
        try:
            answer = self.application(environ, start_response)
            if isinstance(answer, environ["wsgi.file_wrapper"]):
                return answer, None
            with contextlib.closing(answer) if hasattr(answer, "close") else contextlib.nullcontext():
                return pieces(list(answer)), None
        except Exception as error:  # raised again where gunicorn waits; gevent would log it a second time
            return [], error


class Page:
    """How many of the requests for one address run, and how many there are."""

    def __init__(self) -> None:
        self.room, self.asked = BoundedSemaphore(OF_ONE_PAGE), 0


def receive(environ: dict, body: SpooledTemporaryFile) -> str:
    """Read the request's body into `body`; returns the status to refuse it with, or nothing."""
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return "400 Bad Request"
    if length > (MOST_OF_STAFF if environ.get("PATH_INFO", "").startswith(STAFF) else MOST_OF_PUBLIC):
        return "413 Content Too Large"
    while length:
        piece = None
        with Timeout(PIECE_SECONDS, False):
            piece = environ["wsgi.input"].read(min(PIECE, length))
        if not piece:
            return "400 Bad Request" if piece == b"" else "408 Request Timeout"
        body.write(piece)
        length -= len(piece)
    body.seek(0)
    return ""


def refuse(start_response: Callable, status: str) -> list[bytes]:
    """An answer without the portal."""
    sentences = {
        "413": "Tệp gửi lên quá lớn.",
        "503": "Cổng đang có nhiều người truy cập. Vui lòng thử lại sau ít phút.",
    }
    text = sentences.get(status[:3], "Yêu cầu gửi đến không trọn vẹn.").encode()
    start_response(status, [PLAIN, ("Content-Length", str(len(text)))])
    return [text]


def pieces(chunks: list[bytes]) -> Iterable[bytes]:
    """The same bytes in pieces small enough that a slow client takes each before it counts as stalled."""
    for chunk in chunks:
        for start in range(0, len(chunk), PIECE):
            yield chunk[start : start + PIECE]

"""The worker that gunicorn runs: slow clients hold a connection here, never a thread.

gevent reads requests and sends answers, thousands of connections side by side. The portal itself is called once a request is
whole, in one of a few real threads: nothing of Python is patched, a page that computes stops no other, and connections to the
database belong to threads as everywhere else.
"""

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from tempfile import SpooledTemporaryFile

from gevent import Timeout, socket
from gevent.lock import BoundedSemaphore
from gevent.threadpool import ThreadPool
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.base_async import AsyncWorker
from gunicorn.workers.ggevent import GeventWorker

from frontportal.kit.web.site_address import STAFF_SITE

THREADS = 8  # of one process
OF_ONE_PART = THREADS // 2  # threads that one part of the site may hold, so that the others have theirs
EXPENSIVE = ("/nam",)  # parts of which every page is made of all records of a year
OF_EXPENSIVE = 1  # their threads: of as many as compute at once, each takes as much longer, and so does everybody else
MOST_WAITING = 100  # requests for one part; who comes then is told at once to come back
WAIT, COME_BACK = 30, 20  # seconds that a request waits for a thread; after which it may be sent again
STALLED = 30  # seconds in which a client takes nothing of an answer
PIECE, PIECE_SECONDS = 16 * 1024, 20  # bytes of a body that must come within so many seconds: 6.5 kbit/s
IN_MEMORY = 256 * 1024  # bytes of a body; what is longer lies in a temporary file
MOST_OF_STAFF, MOST_OF_PUBLIC = 520 * 2**20, 5 * 2**20  # bytes of a body; a bank's file may have 512 MB
FORM_WITH_PICTURES, MOST_WITH_PICTURES = "/gop-y/", 46 * 2**20  # three of 15 MB, and what is written with them
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

    def handle_error(self, req, client, addr, exc) -> None:
        """An address that is too long reaches no page and is told in words; gunicorn's are English."""
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        head = []
        body = refuse(lambda status, headers: head.extend([status, *map(": ".join, headers)]), "414 URI Too Long")
        with contextlib.suppress(OSError):
            client.sendall(
                "\r\n".join(["HTTP/1.1 " + head[0], *head[1:], "Connection: close", "", ""]).encode() + body[0]
            )


class WholeRequests:
    """A WSGI application that calls another one, in a thread, with requests whose bodies have come in full."""

    def __init__(self, application: Callable) -> None:
        self.application = application
        self.threads = ThreadPool(THREADS)
        self.room = BoundedSemaphore(THREADS)
        self.quotas: dict[str, Quota] = {}

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        answer = self.answer_whole(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return answer
        with contextlib.closing(answer) if hasattr(answer, "close") else contextlib.nullcontext():
            return []  # its headers say how long the body would be

    def answer_whole(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        with SpooledTemporaryFile(IN_MEMORY) as body:
            refusal = receive(environ, body)
            if refusal:
                return refuse(start_response, refusal)
            environ["wsgi.input"] = body
            return self.call_in_turn(environ, start_response)

    def call_in_turn(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Call the application as soon as a thread is free and other parts than this have theirs."""
        name, most = part_of(environ.get("PATH_INFO", ""))
        quota = self.quotas.setdefault(name, Quota(most))
        if quota.asked >= MOST_WAITING:
            return refuse(start_response, "503 Service Unavailable")
        quota.asked += 1
        try:
            with self.turn(quota) as is_ours:
                if not is_ours:
                    return refuse(start_response, "503 Service Unavailable")
                answer, error = self.threads.apply(self.call, (environ, start_response))
        finally:
            quota.asked -= 1
            if not quota.asked:
                del self.quotas[name]
        if error:
            raise error
        return answer

    @contextlib.contextmanager
    def turn(self, quota: "Quota") -> Iterator[bool]:
        """Waits for a thread of the part and of the process; False where it takes too long."""
        until, held = time.monotonic() + WAIT, []
        try:
            for room in (quota.room, self.room):
                if room.acquire(timeout=max(0.0, until - time.monotonic())):
                    held.append(room)
            yield len(held) == 2
        finally:
            for room in held:
                room.release()

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


class Quota:
    """How many of the requests for one part of the site may run, and how many there are."""

    def __init__(self, most: int) -> None:
        self.room, self.asked = BoundedSemaphore(most), 0


def part_of(path: str) -> tuple[str, int]:
    """What shares threads with this address, and how many: a public room's pages, its files, a page of staff by itself."""
    if path.startswith(STAFF_SITE):
        return path, OF_ONE_PART
    room = "/".join(path.split("/", 2)[:2])
    most = OF_EXPENSIVE if room in EXPENSIVE else OF_ONE_PART
    return (f"{room} files" if "." in path.rpartition("/")[2] else room), most


def most_of(path: str) -> int:
    """Bytes that a body sent to this address may have."""
    if path.startswith(STAFF_SITE):
        return MOST_OF_STAFF
    return MOST_WITH_PICTURES if path == FORM_WITH_PICTURES else MOST_OF_PUBLIC


def receive(environ: dict, body: SpooledTemporaryFile) -> str:
    """Read the request's body into `body`; returns the status to refuse it with, or nothing. One that comes in chunks says nowhere how
    long it is, and whoever is called asks only for as much as is said: its length is filled in once it is known."""
    most = most_of(environ.get("PATH_INFO", ""))
    in_chunks = environ.get("HTTP_TRANSFER_ENCODING", "").lower() == "chunked"
    try:
        length = most + 1 if in_chunks else int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return "400 Bad Request"
    if length > most and not in_chunks:
        return "413 Content Too Large"
    while length:
        try:
            piece = None
            with Timeout(PIECE_SECONDS, False):
                piece = environ["wsgi.input"].read(min(PIECE, length))
        except OSError:  # a chunk that is none, or lacks its end
            return "400 Bad Request"
        if piece == b"" and in_chunks:
            break
        if not piece:
            return "400 Bad Request" if piece == b"" else "408 Request Timeout"
        try:
            body.write(piece)
        except OSError:
            return "507 Insufficient Storage"
        length -= len(piece)
    if in_chunks and not length:
        return "413 Content Too Large"
    environ["CONTENT_LENGTH"] = str(body.tell())
    body.seek(0)
    return ""


def refuse(start_response: Callable, status: str) -> list[bytes]:
    """An answer without the portal."""
    sentences = {
        "413": "Gửi lên quá nhiều một lần nên chưa nhận được, chưa có gì được lưu. Hãy bấm nút “Quay lại” của trình duyệt, bớt tệp hoặc chữ rồi gửi lại.",
        "414": "Địa chỉ hoặc câu cần tìm dài quá nên chưa đọc được. Hãy bấm nút “Quay lại” của trình duyệt rồi tìm bằng vài từ.",
        "503": "Cổng đang có nhiều người truy cập. Vui lòng thử lại sau ít phút.",
        "507": "Ổ đĩa của máy chủ đã đầy, chưa nhận được tệp. Vui lòng báo người quản trị máy chủ rồi gửi lại sau.",
    }
    text = sentences.get(status[:3], "Yêu cầu gửi đến không trọn vẹn.").encode()
    later = [("Retry-After", str(COME_BACK))] if status.startswith(("503", "507")) else []
    start_response(status, [PLAIN, ("Content-Length", str(len(text))), *later])
    return [text]


def pieces(chunks: list[bytes]) -> Iterable[bytes]:
    """The same bytes in pieces small enough that a slow client takes each before it counts as stalled."""
    for chunk in chunks:
        for start in range(0, len(chunk), PIECE):
            yield chunk[start : start + PIECE]

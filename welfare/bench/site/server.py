"""Web servers for a measurement: the one of bin/serve, or a bare Django page, on a port of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connection

from ..processor import TICKS

HELLO = "django.core.wsgi:get_wsgi_application()", "welfare.bench.site.hello"  # an application and its settings
ROBOT = "bench-crawler (bot)"  # so that nobody counts it as a reader


@dataclass
class RunningServer:
    port: int
    pid: int
    start_seconds: float  # until its first answer

    def processor(self) -> dict[int, float]:
        """Process → seconds that it has taken so far: the site's own, and those of the database that answer it."""
        return {pid: taken_by(pid) for pid in [*family_of(self.pid), *backends()]}

    def taken_since(self, before: dict[int, float]) -> float:
        """Seconds since then. What a process took last that has ended meanwhile is not known any more."""
        return sum(taken - before.get(pid, 0.0) for pid, taken in self.processor().items())


@contextmanager
def served(application: str = "", **given: str) -> Iterator[RunningServer]:
    """A site of its own; `application` in place of the portal's, `given` are variables of its environment."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:frontportal.serving",
        *([application] if application else []),
    ]
    environment = os.environ | {"HOST": "127.0.0.1", "PORT": str(port)} | given
    begun = time.perf_counter()
    with subprocess.Popen(words, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            while not answers(port):
                if process.poll() is not None:
                    sys.exit("Không khởi động được máy chủ web.")
                time.sleep(0.02)
            yield RunningServer(port, process.pid, time.perf_counter() - begun)
        finally:
            process.terminate()


def this_database() -> dict[str, str]:
    """The environment in which a server reads the database that this process is connected to, a scratch one too."""
    connection.ensure_connection()
    info, password = connection.connection.info, connection.settings_dict["PASSWORD"]
    who = f"{quote(info.user)}:{quote(password)}" if password else quote(info.user)
    address = f"postgres://{who}@/{info.dbname}?{urlencode({'host': info.host, 'port': info.port})}"
    return {"DATABASE_URL": address, "DEMO": str(int(settings.DEMO)), "SECRET_KEY": settings.SECRET_KEY}


def answers(port: int) -> bool:
    try:
        return request(port, "/healthz") < 400
    except (OSError, HTTPException):
        return False


def request(port: int, path: str) -> int:
    """The status of one answer, on a connection of its own."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as client:
        client.request("GET", path, headers={"User-Agent": ROBOT})
        answer = client.getresponse()
        answer.read()
        return answer.status


def family_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [pid, *(int(child) for child in children.read_text().split())] if children.exists() else []


def backends() -> list[int]:
    """The database's processes for other connections than this one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in cursor.fetchall()]


def taken_by(pid: int) -> float:
    """Processor seconds of a process of this machine; 0 for one that has ended."""
    state = Path(f"/proc/{pid}/stat")
    if not state.exists():
        return 0.0
    user, system = state.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS

"""Programs that a drill starts, each in a session of its own, so that it is killed with all its children or ended with them."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

PATIENCE = 90  # seconds until a program must answer
SILENCED = (
    *("DATABASE_URL", "OWNER_DATABASE_URL", "DATABASE_POOLED", "DATABASE_REPLICA_URL", "DATABASE_REPLICA_LAG"),
    *("SITE_URL", "ALLOWED_HOSTS", "TRUSTED_PROXIES", "HTTPS", "DEBUG", "MAIL_URL", "MAIL_FROM", "LOG_FILE"),
)


class DrillError(Exception):
    """The drill cannot go on; the message is a sentence for the person at the keyboard."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


class Program:
    """One program with its log; `ending` is the signal by which it ends at once, in order."""

    def __init__(self, name: str, words: list[str], log: Path, *, ending: int = signal.SIGINT, **options: Any) -> None:
        self.name, self.words, self.log, self.ending, self.options = name, words, log, ending, options
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, answers: Callable[[], bool]) -> None:
        """Returns when `answers()`. Raises DrillError where it ends before."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.words, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **self.options
            )
        until = time.monotonic() + PATIENCE
        while not answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise DrillError(f"{self.name} không khởi động được:\n{last_words(self.log)}")
            time.sleep(0.1)

    def kill(self) -> None:
        """Nothing is written out, nobody is told: as when a machine loses its power."""
        self.signal(signal.SIGKILL)

    def end(self) -> None:
        self.signal(self.ending)

    def signal(self, number: int) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None


def run(name: str, words: list[str], log: Path, **options: Any) -> None:
    """A program that does its work and ends. Raises DrillError."""
    with open(log, "ab") as out:
        if subprocess.run(words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False, **options).returncode:
            raise DrillError(f"{name} không xong:\n{last_words(log)}")


def last_words(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """That of this process, without what names a database or a place of the portal that is really served."""
    silenced = dict.fromkeys(SILENCED, "")
    return os.environ | silenced | {"DJANGO_SETTINGS_MODULE": "frontportal.settings"} | given

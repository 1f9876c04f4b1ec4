"""Web hosts of the drill: the server of bin/serve, each on a port of its own, as on two machines."""

import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from .processes import Program, environment, free_port

PROJECT = Path(__file__).resolve().parent.parent.parent.parent


class Host:
    def __init__(self, name: str, given: Mapping[str, str], folder: Path) -> None:
        self.name, self.port = name, free_port()
        words = [sys.executable, "-m", "gunicorn", "--config", "python:frontportal.serving"]
        own = {"HOST": "127.0.0.1", "PORT": str(self.port), "WEB_CONCURRENCY": "1"}
        options = {"cwd": PROJECT, "env": environment(given | own)}
        self.program = Program(f"Máy web {name}", words, folder / f"{name}.log", **options)

    def start(self) -> None:
        self.program.start(self.answers)

    def answers(self) -> bool:
        client = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            client.request("GET", "/healthz")
            return client.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            client.close()

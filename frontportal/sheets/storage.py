"""Where an uploaded sheet waits between preview and confirmation."""

import re
import secrets
import time
from pathlib import Path
from typing import Any

from django.conf import settings

KEPT_SECONDS = 6 * 60 * 60


class WaitingSheet:
    """A file in a folder only the site may enter; the browser knows it by a random name and can name no other file."""

    def __init__(self, name: str | None = None, **ignored: Any) -> None:
        self.name = name or secrets.token_hex(20)

    @property
    def path(self) -> Path:
        """Raises FileNotFoundError for a name that we never gave out."""
        if not re.fullmatch(r"[0-9a-f]{40}", self.name):
            raise FileNotFoundError(self.name)
        return Path(settings.DATA_DIR) / "imports" / self.name

    def save(self, data: bytes) -> None:
        """Keep an uploaded sheet until its import is confirmed."""
        folder = self.path.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in folder.iterdir():
            if old.stat().st_mtime < time.time() - KEPT_SECONDS:
                old.unlink(missing_ok=True)
        self.path.write_bytes(data)

    def read(self) -> bytes:
        """The sheet as it was uploaded."""
        return self.path.read_bytes()

    def remove(self) -> None:
        """Delete it, imported or not."""
        self.path.unlink(missing_ok=True)

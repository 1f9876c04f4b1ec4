"""Uploads on the disk of this machine: written aside, then put in place under a name that nobody else takes meanwhile."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

from .whole_files import write_whole

ASIDE = ".coming"  # within the folder of uploads: on the same disk


class WholeFiles(FileSystemStorage):
    """Django's own leaves the first half of a file where the disk is full or the process was killed."""

    def _save(self, name: str, content: Any) -> str:
        aside = Path(self.path(ASIDE)) / secrets.token_hex(16)
        aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(aside, content.chunks())
        try:
            if self.file_permissions_mode is not None:
                aside.chmod(self.file_permissions_mode)
            return self.place(aside, name)
        finally:
            aside.unlink(missing_ok=True)

    def state(self, file: Any) -> tuple[int, int]:
        """Size in bytes and time of the last change in nanoseconds, of an opened file."""
        found = os.fstat(file.fileno())
        return found.st_size, found.st_mtime_ns

    def fault(self) -> str:
        """What is wrong with the place where uploads are kept, as a sentence; empty where it answers."""
        return ""

    def fetch_all(self) -> int:
        """Make MEDIA_ROOT hold all uploads: here it does. A storage elsewhere returns how many files it fetched."""
        return 0

    def send_all(self, *, exactly: bool = False) -> int:
        """Store what MEDIA_ROOT holds: here it is. A storage elsewhere returns how many files it was sent; with `exactly`
        it has those and no others then.
        """
        return 0

    def place(self, aside: Path, name: str) -> str:
        """Give the file its name, or the next free one. Returns which."""
        while True:
            path = Path(self.path(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(aside, path)
                return name.replace("\\", "/")
            except FileExistsError:
                name = self.get_available_name(name)

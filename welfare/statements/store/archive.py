"""The bank's files themselves, kept for audits: private, named by what is in them, never changed."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings


def digest(path: Path) -> str:
    """SHA-256 of a file's content, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def path_of(sha256: str) -> Path:
    """Where the file with that content is kept; it may not be there."""
    return Path(settings.DATA_DIR) / "statements" / sha256[:2] / sha256


def store(path: Path, sha256: str) -> Path:
    """Keep a copy that only the site may read; a file that is there already stays. Whole or not there at all."""
    target = path_of(sha256)
    if target.is_file() and digest(target) == sha256:
        return target
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("rb") as source, tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())
    Path(copy.name).replace(target)
    return target

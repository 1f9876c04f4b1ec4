"""The calls themselves, kept for audits as statements are: private, named by what is in them, never changed."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def path_of(sha256: str) -> Path:
    """Where the body with that hash is kept; it may not be there."""
    return Path(settings.DATA_DIR) / "statements" / "calls" / sha256[:2] / sha256


def store(body: bytes) -> str:
    """Keep a body that only the site may read, whole or not at all. Its hash; the same body is kept once."""
    sha256 = digest(body)
    path = path_of(sha256)
    if path.is_file() and path.read_bytes() == body:
        return sha256
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as copy:
        copy.write(body)
        copy.flush()
        os.fsync(copy.fileno())
    Path(copy.name).replace(path)
    return sha256

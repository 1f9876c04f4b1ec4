"""Two locks on files: one for starting and stopping, one that says who uses the server.

The system lets go of such a lock when its holder dies, however it dies; nothing stale can stay behind.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold `path` exclusively; yields False, without waiting, when `wait` is False and somebody holds it."""
    handle = _open(path)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def share(path: Path) -> int:
    """Hold `path` together with others; returns the open file, to be closed when the holder is done."""
    handle = _open(path)
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

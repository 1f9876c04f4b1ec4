"""How a process that a request has started learns that the site has ended, while the site's workers come and go.

The site holds one end of a pipe from its start on, and every worker inherits it; the started process gets the other end, on
which nothing ever comes: it closes when the last of them is gone, however that happened.
"""

import os
import subprocess
import threading
from typing import Any

_pipe: tuple[int, int] | None = None  # reading end, writing end
FOLLOWED = "SITE_LIFETIME"  # names to the started process what it may read from


def begin(given: tuple[int, int] | None = None) -> None:
    """Called once where the site starts, before there are workers; a release that takes over goes on with the pipe of the last."""
    global _pipe
    _pipe = given or os.pipe()


def pipe() -> tuple[int, int] | None:
    """Both ends, for the release that takes over."""
    return _pipe


def start(words: list[str], task: bytes, **given: Any) -> "subprocess.Popen[bytes]":
    """Start a process that can `follow`, with a line on its standard input. Without a site it follows this process."""
    descriptors = [] if _pipe is None else [_pipe[0]]
    environment = os.environ | {FOLLOWED: str(*descriptors or [0])}
    process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment, pass_fds=descriptors, **given)
    assert process.stdin is not None
    process.stdin.write(task + b"\n")
    process.stdin.flush()
    # Waits for the process, so that none is left over; and keeps our end of its standard input open meanwhile.
    threading.Thread(target=process.wait, daemon=True).start()
    return process


def follow() -> None:
    """In the started process, once it has read its line: end when the site does."""
    threading.Thread(target=_end_with, args=[int(os.environ[FOLLOWED])], daemon=True).start()


def _end_with(descriptor: int) -> None:
    os.read(descriptor, 1)
    os._exit(1)

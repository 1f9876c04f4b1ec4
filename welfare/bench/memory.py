"""How much memory a process and its children hold, watched from outside. Linux only: it reads /proc."""

import contextlib
import subprocess
import time
from pathlib import Path

PAUSE = 0.02  # seconds


def watched(command: list[str], **given) -> tuple[str, int]:
    """Run a command; its output and the most memory that it and its children held at one moment, in bytes."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **given)
    most = 0
    while process.poll() is None:
        most = max(most, sum(held(pid) for pid in family(process.pid)))
        time.sleep(PAUSE)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return process.stdout.read(), most


def family(pid: int) -> list[int]:
    found = [pid]
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            found += family(int(child))
    return found


def held(pid: int) -> int:
    """Bytes of a process's own: memory that it shares with others, such as libraries, counts by its share."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0

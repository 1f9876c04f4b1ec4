"""What comes from outside is tried in a process of its own, with bounded time and memory and none of the site's secrets: whatever it
does to the libraries that read it, the site goes on. Imported by both sides; knows no Django.
"""

import logging
import os
import resource
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
logger = logging.getLogger(__name__)


class ProcessStoppedError(Exception):
    """It ran out of time or memory, or was brought down by what it read."""


class ProcessFailedError(Exception):
    """It ended with a fault of its own, which the log tells: what it was given may be all right."""


def answer_of(module: str, *words: str, given: bytes, seconds: float | None) -> bytes:
    """What `python -m module WORDS` writes when it reads `given`, within `seconds` of the clock; None is no bound.

    Raises ProcessStoppedError, ProcessFailedError.
    """
    environment = {"PATH": os.defpath, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", module, *words]
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=seconds, cwd=PROJECT, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise ProcessStoppedError from None
    if done.returncode < 0 or (done.returncode and b"MemoryError" in done.stderr):
        raise ProcessStoppedError
    if done.returncode:
        where = [
            line.strip() for line in done.stderr.decode(errors="replace").splitlines() if line.startswith("  File")
        ]
        logger.error("%s ended with %s at %s", module, done.returncode, where[-1] if where else "an unknown place")
        raise ProcessFailedError
    return done.stdout


def limit(*, seconds: int | None, memory: int) -> None:
    """Called by the process itself, before it reads: seconds of the processor, None for no bound, and bytes of memory."""
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

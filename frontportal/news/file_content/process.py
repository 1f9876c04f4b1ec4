"""A file is opened in a process of its own: whatever it does to the libraries that read it, the site goes on.

`python -m frontportal.news.file_content.process ENDING` reads the file from its input and writes why it is refused.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

from .errors import RefusedFile

PROJECT = Path(__file__).parents[3]
SECONDS, MOST_MEMORY = 20, 2 * 2**30
FAILED = "Không mở được tệp: tệp hỏng hoặc quá phức tạp. Hãy lưu lại từ tệp gốc."


def check(data: bytes, ending: str) -> None:
    """`kinds.check`, elsewhere. Raises RefusedFile."""
    words = [sys.executable, "-m", __name__, ending]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            words, input=data, capture_output=True, cwd=PROJECT, env=environment, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise RefusedFile(FAILED) from None
    if done.returncode:
        raise RefusedFile(FAILED)
    if done.stdout:
        raise RefusedFile(done.stdout.decode())


def main() -> None:
    from . import kinds

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        kinds.check(sys.stdin.buffer.read(), sys.argv[1])
    except RefusedFile as refused:
        sys.stdout.write(str(refused))


if __name__ == "__main__":
    main()

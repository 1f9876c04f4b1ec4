"""A file is opened in a process of its own: whatever it does to the libraries that read it, the site goes on.

`python -m frontportal.news.file_content.process check ENDING` reads the file from its input and writes why it is refused;
`… read ENDING` writes what it says, as JSON.
"""

import base64
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from .errors import RefusedFile
from .reading import FileReading

PROJECT = Path(__file__).parents[3]
SECONDS, MOST_MEMORY = 20, 2 * 2**30
FAILED = "Không mở được tệp: tệp hỏng hoặc quá phức tạp. Hãy lưu lại từ tệp gốc."


def check(data: bytes, ending: str) -> None:
    """`kinds.check`, elsewhere. Raises RefusedFile."""
    if refusal := answer_of("check", data, ending):
        raise RefusedFile(refusal.decode())


def read(data: bytes, ending: str) -> FileReading:
    """`reading.read`, elsewhere. Raises RefusedFile."""
    found = json.loads(answer_of("read", data, ending) or b"{}")
    preview = base64.b64decode(found.get("preview", ""))
    return FileReading(found.get("text", ""), found.get("pages"), preview)


def answer_of(task: str, data: bytes, ending: str) -> bytes:
    """What the process writes. Raises RefusedFile where it fails or takes too long."""
    words = [sys.executable, "-m", __name__, task, ending]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            words, input=data, capture_output=True, cwd=PROJECT, env=environment, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise RefusedFile(FAILED) from None
    if done.returncode:
        raise RefusedFile(FAILED)
    return done.stdout


def main() -> None:
    from . import kinds, reading

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    task, ending = sys.argv[1:]
    data = sys.stdin.buffer.read()
    try:
        if task == "check":
            kinds.check(data, ending)
        else:
            found = reading.read(data, ending)
            preview = base64.b64encode(found.preview).decode()
            json.dump({"text": found.text, "pages": found.pages, "preview": preview}, sys.stdout)
    except RefusedFile as refused:
        if task == "check":
            sys.stdout.write(str(refused))


if __name__ == "__main__":
    main()

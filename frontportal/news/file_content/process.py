"""A file is opened in a process of its own: whatever it does to the libraries that read it, the site goes on.

`python -m frontportal.news.file_content.process check ENDING` reads the file from its input and writes why it is refused;
`… read ENDING` writes what it says, as JSON.
"""

import base64
import json
import sys

from frontportal.child_processes.limited_process import ProcessFailedError, ProcessStoppedError, answer_of, limit

from .errors import FileRefusedError
from .reading import FileReading

SECONDS, MOST_MEMORY = 20, 2 * 2**30
FAILED = "Không mở được tệp: tệp hỏng hoặc quá phức tạp. Hãy lưu lại từ tệp gốc."


def check(data: bytes, ending: str) -> None:
    """`kinds.check`, elsewhere. Raises FileRefusedError."""
    if refusal := written("check", data, ending):
        raise FileRefusedError(refusal.decode())


def read(data: bytes, ending: str) -> FileReading:
    """`reading.read`, elsewhere. Raises FileRefusedError."""
    found = json.loads(written("read", data, ending) or b"{}")
    preview = base64.b64decode(found.get("preview", ""))
    return FileReading(found.get("text", ""), found.get("pages"), preview)


def written(task: str, data: bytes, ending: str) -> bytes:
    """What the process writes. Raises FileRefusedError where it fails or takes too long."""
    try:
        return answer_of(__name__, task, ending, given=data, seconds=SECONDS)
    except (ProcessStoppedError, ProcessFailedError):
        raise FileRefusedError(FAILED) from None


def main() -> None:
    from . import kinds, reading

    limit(seconds=None, memory=MOST_MEMORY)
    task, ending = sys.argv[1:]
    data = sys.stdin.buffer.read()
    try:
        if task == "check":
            kinds.check(data, ending)
        else:
            found = reading.read(data, ending)
            preview = base64.b64encode(found.preview).decode()
            json.dump({"text": found.text, "pages": found.pages, "preview": preview}, sys.stdout)
    except FileRefusedError as refused:
        if task == "check":
            sys.stdout.write(str(refused))


if __name__ == "__main__":
    main()

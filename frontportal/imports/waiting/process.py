"""An import of many rows is looked at, and later stored, in a process of its own: the request does not wait.

`python -m frontportal.imports.waiting.process`, started by `start`, is told on standard input what to do. It goes on when the worker
that started it is recycled; when it dies itself PostgreSQL undoes what was begun, and `flow.refresh` starts it anew.
"""

import gc
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[3]


def start(sheet_import: Any) -> "subprocess.Popen[bytes]":
    """Begin to work on a SheetImport in another process, on the same database and folder as ours."""
    from django.conf import settings
    from django.db import connection

    process = subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=PROJECT, start_new_session=True,
    )  # fmt: skip
    task = {"key": sheet_import.pk, "database": connection.settings_dict["NAME"], "folder": str(settings.DATA_DIR)}
    assert process.stdin is not None
    process.stdin.write(json.dumps(task).encode() + b"\n")
    process.stdin.close()
    # Waits for the process, so that none is left over as long as this worker lives.
    threading.Thread(target=process.wait, daemon=True).start()
    return process


def look_for_circles_seldom() -> None:
    """Rows hold no circles of references, and there are many: looking for such took a seventh of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def main() -> None:
    """Do what standard input says."""
    task = json.loads(sys.stdin.buffer.readline())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    import django

    django.setup()
    look_for_circles_seldom()
    from django.conf import settings
    from django.db import connection

    from frontportal.imports.waiting.jobs import run_job

    connection.settings_dict["NAME"] = task["database"]
    settings.DATA_DIR = Path(task["folder"])
    run_job(task["key"], is_alone=True)


if __name__ == "__main__":
    main()

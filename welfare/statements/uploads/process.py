"""A waiting file is read, and later imported, in a process of its own: the request does not wait, the site stays quick.

`python -m welfare.statements.uploads.process`, started by `start`, is told on standard input what to do. It goes on when
the worker that started it is recycled, and ends itself when the site does; PostgreSQL then undoes what was begun.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from frontportal.child_processes import site_lifetime

PROJECT = Path(__file__).resolve().parents[3]


def start(upload) -> subprocess.Popen:
    """Begin to work on an Upload in another process, on the same database and folder as ours."""
    from django.conf import settings
    from django.db import connection

    task = {"upload": upload.pk, "database": connection.settings_dict["NAME"], "folder": str(settings.DATA_DIR)}
    return site_lifetime.start(
        [sys.executable, "-m", __name__], json.dumps(task).encode(), stdout=subprocess.DEVNULL, cwd=PROJECT
    )


def configure() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    import django

    django.setup()


def main() -> None:
    task = json.loads(sys.stdin.buffer.readline())
    site_lifetime.follow()
    configure()
    from django.conf import settings
    from django.db import connection

    from .jobs import run_job

    connection.settings_dict["NAME"] = task["database"]
    settings.DATA_DIR = Path(task["folder"])
    run_job(task["upload"])


if __name__ == "__main__":
    main()

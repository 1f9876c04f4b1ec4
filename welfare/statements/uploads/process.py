"""A waiting file is read, and later imported, in a process of its own: the request does not wait, the site stays quick.

`python -m welfare.statements.uploads.process`, started by `start`, is told on standard input what to do. It ends itself when
the site that started it does: the other end of its standard input closes then, and PostgreSQL undoes what was begun.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


def start(upload) -> subprocess.Popen:
    """Begin to work on an Upload in another process, on the same database and folder as ours."""
    from django.conf import settings
    from django.db import connection

    process = subprocess.Popen(
        [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd=PROJECT
    )
    task = {"upload": upload.pk, "database": connection.settings_dict["NAME"], "folder": str(settings.DATA_DIR)}
    process.stdin.write(json.dumps(task).encode() + b"\n")
    process.stdin.flush()
    # Waits for the process, so that none is left over; and keeps our end of its standard input open meanwhile.
    threading.Thread(target=process.wait, daemon=True).start()
    return process


def configure() -> None:
    """Django without the pages of the admin: no page is served here, and what they import takes 30 MB."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    import django
    from django.contrib import admin

    admin.autodiscover = lambda: None
    django.setup()


def main() -> None:
    task = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=end_with_the_site, daemon=True).start()
    configure()
    from django.conf import settings
    from django.db import connection

    from .jobs import run_job

    connection.settings_dict["NAME"] = task["database"]
    settings.DATA_DIR = Path(task["folder"])
    run_job(task["upload"])


def end_with_the_site() -> None:
    """Nothing comes after the task; the end of it comes when the site is gone."""
    sys.stdin.buffer.raw.read()
    os._exit(1)


if __name__ == "__main__":
    main()

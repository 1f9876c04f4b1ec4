"""Trying an uploaded template in a process of its own, with little time, little memory and none of the site's secrets.

`python -m frontportal.reports.documents.template_check` reads a template and a report from standard input and says what is wrong.
"""

import base64
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
MOST_MEMORY = 1024 * 2**20
STOPPED = "Mẫu không điền xong trong giới hạn thời gian và bộ nhớ. Hãy bỏ bớt vòng lặp."


def error_in(template: bytes, report: dict, *, seconds: int | None) -> str:
    """Why the template can't be used, as a Vietnamese sentence; empty when it renders.

    `seconds` of processor time, and three times as much by the clock; None is no bound.
    """
    given = json.dumps({"template": base64.b64encode(template).decode(), "report": report, "seconds": seconds}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=given,
            capture_output=True,
            timeout=seconds and 3 * seconds,
            cwd=PROJECT,
            env={"PATH": os.defpath, "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired:
        return STOPPED
    return done.stdout.decode().strip() if done.returncode == 0 else STOPPED


def main() -> None:
    given = json.load(sys.stdin)
    if seconds := given["seconds"]:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    from frontportal.workbooks.office_files import InvalidFile

    from .word import render

    try:
        render(base64.b64decode(given["template"]), given["report"])
    except InvalidFile as error:
        print(error)


if __name__ == "__main__":
    main()

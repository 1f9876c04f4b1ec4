"""Trying a layout on invented papers in a process of its own, with little time and memory and none of the site's secrets.

`python -m frontportal.paper_layouts.layout_check` reads `{"replaced": {name: source}, "papers": [{"label", "layout", "data"}], "seconds"}`
from standard input and says what is wrong.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from frontportal.paper.sample import PaperSample

PROJECT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 1536 * 2**20
STOPPED = "Mẫu không dựng xong trong giới hạn thời gian và bộ nhớ. Hãy bỏ bớt vòng lặp."
NOON = datetime(2024, 3, 15, 5, tzinfo=UTC)


def error_in(replaced: Mapping[str, str], papers: Iterable[PaperSample], *, seconds: int | None) -> str:
    """Why the layout can't be used, as a Vietnamese sentence with the line; empty when all papers are set.

    `seconds` of processor time, and three times as much by the clock; None is no bound.
    """
    given = {
        "replaced": dict(replaced),
        "papers": [{"label": each.label, "layout": str(each.layout), "data": each.data} for each in papers],
        "seconds": seconds,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=json.dumps(given).encode(),
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
    from frontportal.paper.setting import InvalidPaper, set_paper

    replaced = {name: source.encode() for name, source in given["replaced"].items()}
    for paper in given["papers"]:
        try:
            set_paper(Path(paper["layout"]), paper["data"], at=NOON, replaced=replaced)
        except InvalidPaper as error:
            print(f"{paper['label']}: {error}")
            return


if __name__ == "__main__":
    main()

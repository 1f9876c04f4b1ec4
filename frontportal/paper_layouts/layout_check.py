"""Trying a layout on invented papers in a process of its own, with little time and memory and none of the site's secrets.

`python -m frontportal.paper_layouts.layout_check` reads `{"replaced": {name: source}, "papers": [{"label", "layout", "data"}], "seconds"}`
from standard input and says what is wrong.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from frontportal.child_processes.limited_process import ProcessFailedError, ProcessStoppedError, answer_of, limit
from frontportal.paper.sample import PaperSample

MOST_MEMORY = 1536 * 2**20
STOPPED = "Mẫu không dựng xong trong giới hạn thời gian và bộ nhớ. Hãy bỏ bớt vòng lặp."
FAILED = "Máy chủ gặp lỗi khi thử mẫu; chưa biết là do mẫu. Hãy báo người quản trị xem nhật ký."
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
        return answer_of(__name__, given=json.dumps(given).encode(), seconds=seconds and 3 * seconds).decode().strip()
    except ProcessStoppedError:
        return STOPPED
    except ProcessFailedError:
        return FAILED


def main() -> None:
    given = json.load(sys.stdin)
    limit(seconds=given["seconds"], memory=MOST_MEMORY)
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

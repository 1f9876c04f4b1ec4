"""Trying an uploaded template in a process of its own, with little time, little memory and none of the site's secrets.

`python -m frontportal.reports.documents.template_check` reads a template and a report from standard input and says what is wrong.
"""

import base64
import json
import sys

from frontportal.child_processes.limited_process import ProcessFailedError, ProcessStoppedError, answer_of, limit

MOST_MEMORY = 1024 * 2**20
STOPPED = "Mẫu không điền xong trong giới hạn thời gian và bộ nhớ. Hãy bỏ bớt vòng lặp."
FAILED = "Máy chủ gặp lỗi khi thử mẫu; chưa biết là do mẫu. Hãy báo người quản trị xem nhật ký."


def error_in(template: bytes, report: dict, *, seconds: int | None) -> str:
    """Why the template can't be used, as a Vietnamese sentence; empty when it renders.

    `seconds` of processor time, and three times as much by the clock; None is no bound.
    """
    given = json.dumps({"template": base64.b64encode(template).decode(), "report": report, "seconds": seconds}).encode()
    try:
        return answer_of(__name__, given=given, seconds=seconds and 3 * seconds).decode().strip()
    except ProcessStoppedError:
        return STOPPED
    except ProcessFailedError:
        return FAILED


def main() -> None:
    given = json.load(sys.stdin)
    limit(seconds=given["seconds"], memory=MOST_MEMORY)
    from frontportal.workbooks.office_files import InvalidFile

    from .word import render

    try:
        render(base64.b64decode(given["template"]), given["report"])
    except InvalidFile as error:
        print(error)


if __name__ == "__main__":
    main()

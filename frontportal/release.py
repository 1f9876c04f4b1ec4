"""`python -m frontportal.release`: what bin/release does once packages are there: migrate, collect, take over, watch.

Ends with a sentence where it does not come to that; then the site goes on as it was.
"""

import os
import signal
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

import frontportal
from frontportal import prepare
from frontportal.taking_over import environment_of, is_site, noted, pid_file

BOOTED = 60  # seconds within which the next site's first process has noted itself, or has ended
FINISHED = 180  # seconds that the old site may need for what it has; longer than serving's graceful_timeout
NONE_RUNS = "Không có cổng nào đang chạy ở PORT={port} với thư mục dữ liệu {data}. Hãy chạy bin/serve."
OTHER_FOLDER = (
    "Cổng đang chạy được khởi động từ {folder}, nay dẫn đến {home}, không phải {here}. "
    "Hãy trỏ liên kết ấy sang bản mới (ln -sfn {here} {folder}) rồi chạy lại; khi máy khởi động lại, bản ấy cũng sẽ chạy."
)
FAILED = "Bản {version} không phục vụ được, vì vậy cổng vẫn chạy bản cũ. Lý do ở nhật ký của cổng (systemctl status, LOG_FILE)."
SLOW = "Bản {version} đã phục vụ, nhưng bản cũ sau {seconds} giây vẫn chưa xong việc của mình (tiến trình {pid})."
DONE = "Cổng đang chạy bản {version} từ {here}."


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frontportal.settings")
    try:
        path = pid_file(os.environ["PORT"])
        old = noted(path)
        if sentence := against(old):
            sys.exit(sentence)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    prepare.main()
    prepare.print_now("Đang chuyển sang bản mới …")
    os.kill(old, signal.SIGUSR2)
    sys.exit(watch(path, old))


def against(old: int) -> str:
    """Why this folder can not take over from the process `old`; empty where it can."""
    if not is_site(old):
        return NONE_RUNS.format(port=os.environ["PORT"], data=settings.DATA_DIR)
    folder = environment_of(old).get("RELEASE_FOLDER", "")
    if folder and Path(folder).resolve() != settings.BASE_DIR:
        return OTHER_FOLDER.format(folder=folder, home=Path(folder).resolve(), here=settings.BASE_DIR)
    return ""


def watch(path: Path, old: int) -> str | int:
    """Wait until the next site serves alone. Returns 0, or a sentence where it does not."""
    version, coming = frontportal.__version__, path.with_name(f"{path.name}.2")
    wait(BOOTED, lambda: noted(coming))
    new = noted(coming)
    if new:
        wait(FINISHED, lambda: not noted(coming))
    if new and noted(path) == new:
        prepare.print_now(DONE.format(version=version, here=settings.BASE_DIR))
        return 0
    if new and noted(coming) == new:
        return SLOW.format(version=version, seconds=FINISHED, pid=old)
    return FAILED.format(version=version)


def wait(seconds: float, is_over) -> None:
    until = time.monotonic() + seconds
    while not is_over() and time.monotonic() < until:
        time.sleep(0.1)


if __name__ == "__main__":
    main()

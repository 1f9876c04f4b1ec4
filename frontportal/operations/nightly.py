"""The nightly jobs that belong to no other room. The backup comes with them; see nightly_jobs.py."""

import time
from importlib import import_module
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

DAY = 24 * 60 * 60  # seconds


def forget_ended_sessions() -> str:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return "đã dọn phiên đăng nhập hết hạn."


def forget_half_sent_files() -> str:
    """What a killed process had written of an upload."""
    gone = 0
    for path in (Path(settings.MEDIA_ROOT) / ".coming").glob("*"):
        if path.stat().st_mtime < time.time() - DAY:
            path.unlink(missing_ok=True)
            gone += 1
    return f"đã bỏ {gone} tệp tải lên dở dang."


def back_up() -> str:
    output = StringIO()
    call_command("backup", stdout=output)
    return output.getvalue().strip()


JOBS = [
    ("Phiên đăng nhập", forget_ended_sessions),
    ("Tệp dở dang", forget_half_sent_files),
    ("Sao lưu", back_up),
]

"""The nightly jobs that belong to no other room. The backup comes with them; see nightly_jobs.py."""

from importlib import import_module
from io import StringIO

from django.conf import settings
from django.core.management import call_command


def forget_ended_sessions() -> str:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return "đã dọn phiên đăng nhập hết hạn."


def back_up() -> str:
    output = StringIO()
    call_command("backup", stdout=output)
    return output.getvalue().strip()


JOBS = [("Phiên đăng nhập", forget_ended_sessions), ("Sao lưu", back_up)]

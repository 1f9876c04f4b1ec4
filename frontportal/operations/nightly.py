"""The nightly jobs that belong to no other room. The backup comes with them; see nightly_jobs.py."""

from io import StringIO

from django.core.management import call_command


def forget_ended_sessions() -> str:
    call_command("clearsessions")
    return "đã dọn phiên đăng nhập hết hạn."


def back_up() -> str:
    told = StringIO()
    call_command("backup", stdout=told)
    return told.getvalue().strip()


JOBS = [("Phiên đăng nhập", forget_ended_sessions), ("Sao lưu", back_up)]

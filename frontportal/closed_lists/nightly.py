"""Each night: what was written about readings of closed lists goes after its 24 months."""

from django.db import connection

from .models import KEPT_MONTHS


def forget_readings() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT closed_lists_forget()")
        return f"đã xoá {cursor.fetchone()[0]} dòng quá {KEPT_MONTHS} tháng."


JOBS = [("Nhật ký xem danh sách kín", forget_readings)]

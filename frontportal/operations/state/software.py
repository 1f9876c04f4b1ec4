"""Which release runs on what, and whether the database is of the same release."""

import platform

import django
from django.db import connection

import frontportal
from frontportal.kit.operating_state import StateFact

from ..health import missing_migrations


def facts() -> list[StateFact]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
    missing = len(missing_migrations())
    return [
        StateFact("Phiên bản cổng", frontportal.__version__),
        StateFact("Python, Django", f"{platform.python_version()}, {django.get_version()}"),
        StateFact("PostgreSQL", server.partition(" ")[0]),
        StateFact(
            "Cấu trúc cơ sở dữ liệu",
            f"Thiếu {missing} bước cập nhật: chạy bin/manage migrate." if missing else "Đã cập nhật đủ.",
            not missing,
        ),
    ]

"""Which release runs on what, and whether the database is of the same release."""

import platform

import django
from django.db import connection

import frontportal
from frontportal.kit.operating_state import Fact

from ..health import missing_migrations


def facts() -> list[Fact]:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
    missing = len(missing_migrations())
    return [
        Fact("Phiên bản cổng", frontportal.__version__),
        Fact("Python, Django", f"{platform.python_version()}, {django.get_version()}"),
        Fact("PostgreSQL", server.partition(" ")[0]),
        Fact(
            "Cấu trúc cơ sở dữ liệu",
            f"Thiếu {missing} bước cập nhật: chạy bin/manage migrate." if missing else "Đã cập nhật đủ.",
            not missing,
        ),
    ]

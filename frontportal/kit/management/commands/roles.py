"""`manage.py roles`: the database role that the site shall connect with, made by the owner of the tables."""

import secrets
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from frontportal.database_roles.roles import as_owner, grant, role_exists

NO_RIGHT = """Người dùng “{owner}” không được phép tạo người dùng khác. Hãy nhờ người quản trị PostgreSQL chạy:
  CREATE ROLE {role} LOGIN PASSWORD '{password}';
rồi chạy lại lệnh này. PostgreSQL báo: {error}"""


class Command(BaseCommand):
    help = "Tạo người dùng cơ sở dữ liệu riêng cho cổng (không sửa được bảng, không gỡ được ràng buộc) và cấp quyền."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--role", default="", help="tên; mặc định: tên người dùng của DATABASE_URL thêm _site")

    def handle(self, *, role: str, **options: Any) -> None:
        given = settings.DATABASE_URL
        if not given:
            with as_owner():
                grant(settings.SITE_ROLE)
            self.stdout.write("PostgreSQL đi kèm đã tự tạo người dùng riêng cho cổng; vừa cấp lại quyền.")
            return
        if settings.DATABASE_OWNER:
            with as_owner():
                grant(settings.SITE_ROLE)
            self.stdout.write(f"Vừa cấp lại quyền cho “{settings.SITE_ROLE}”.")
            return
        self.make(given, role or f"{connection.settings_dict['USER']}_site")

    def make(self, given: str, role: str) -> None:
        """Make the role where there is none, grant, and tell what to write into the environment."""
        password = secrets.token_urlsafe(24)
        known = role_exists(role)
        name = connection.ops.quote_name(role)
        try:
            if not known:
                with connection.cursor() as cursor:
                    cursor.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        except DatabaseError as error:
            owner = connection.settings_dict["USER"]
            raise CommandError(NO_RIGHT.format(owner=owner, role=name, password=password, error=error)) from error
        grant(role)
        self.stdout.write("Từ nay hãy đặt hai biến môi trường (hoặc ghi vào .env) như sau rồi khởi động lại cổng:")
        self.stdout.write(f"  OWNER_DATABASE_URL={given}")
        self.stdout.write(f"  DATABASE_URL={with_user(given, role, '<mật khẩu đã có>' if known else password)}")


def with_user(url: str, user: str, password: str) -> str:
    """The same address with another user and password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{quote(user)}:{password}@{parts.netloc.rpartition('@')[2]}"))

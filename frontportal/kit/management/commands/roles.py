"""`manage.py roles`: the database role that the site shall connect with, made by the owner of the tables."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from frontportal.database_roles.roles import as_owner, grant
from frontportal.database_roles.site_role import RoleRefusedError, make_site_role


class Command(BaseCommand):
    help = "Tạo người dùng cơ sở dữ liệu riêng cho cổng (không sửa được bảng, không gỡ được ràng buộc) và cấp quyền."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--role", default="", help="tên; mặc định: tên người dùng của DATABASE_URL thêm _site")

    def handle(self, *, role: str, **options: Any) -> None:
        if settings.DATABASE_URL and not settings.DATABASE_OWNER:
            self.make(settings.DATABASE_URL, role or f"{connection.settings_dict['USER']}_site")
            return
        with as_owner():
            grant(settings.SITE_ROLE)
        self.stdout.write(
            f"Vừa cấp lại quyền cho “{settings.SITE_ROLE}”."
            if settings.DATABASE_URL
            else "PostgreSQL đi kèm đã tự tạo người dùng riêng cho cổng; vừa cấp lại quyền."
        )

    def make(self, owner_url: str, role: str) -> None:
        try:
            lines = make_site_role(owner_url, role)
        except RoleRefusedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Từ nay hãy đặt hai biến môi trường (hoặc ghi vào .env) như sau rồi khởi động lại cổng:")
        self.stdout.write("\n".join(f"  {line}" for line in lines))

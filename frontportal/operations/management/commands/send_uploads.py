"""`bin/manage send_uploads`: from the folder of one machine into the bucket that UPLOADS_URL names."""

from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from ...backups.errors import as_command_error


class Command(BaseCommand):
    help = "Gửi các tệp tải lên trên máy này vào kho mà UPLOADS_URL nêu; tệp đã có trong kho thì thôi."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--exactly", action="store_true", help="sau khi khôi phục: kho chỉ còn đúng các tệp này")

    def handle(self, **given: Any) -> None:
        if not settings.UPLOADS_URL:
            raise CommandError("Tệp tải lên nằm ngay trên máy này: chưa đặt UPLOADS_URL.")
        with as_command_error():
            sent = default_storage.send_all(exactly=given["exactly"])
        self.stdout.write(f"Đã gửi {sent} tệp vào kho.")

"""`bin/restore FILE`: put a backup in the portal's place, once it has proved to be whole."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ...backups.errors import as_command_error
from ...backups.restoring import restore


class Command(BaseCommand):
    help = "Khôi phục cả cổng từ một bản sao lưu; dữ liệu đang có được giữ lại dưới tên khác."
    requires_system_checks = ()

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--identity", type=Path, metavar="TỆP", help="khoá bí mật, khi bản sao lưu đã mã hoá")

    def handle(self, **given: Any) -> None:
        with as_command_error():
            sentences = restore(given["file"], given["identity"])
        self.stdout.write("\n".join([*sentences, "Đã khôi phục. Bước tiếp theo: bin/serve."]))

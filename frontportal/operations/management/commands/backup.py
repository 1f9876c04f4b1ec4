"""`bin/backup`: the whole portal in one file, while it goes on working."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from ...backups import encryption, rotation
from ...backups.errors import as_command_error
from ...backups.making import make
from ...models import OperationRun
from ...runs import recorded

NEW_KEY = """Khoá bí mật: {new_identity}. Cất vào nơi khác máy này; mất nó thì không mở được bản sao lưu nào nữa.
Đặt trong cấu hình của cổng: BACKUP_RECIPIENTS={key}"""


class Command(BaseCommand):
    help = "Sao lưu cả cổng (cơ sở dữ liệu, tệp, khoá) vào một tệp; giữ 7 ngày, 5 tuần, 12 tháng gần nhất."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--to", type=Path, default=Path(settings.BACKUP_DIR), metavar="THƯ-MỤC", help="nơi ghi")
        parser.add_argument("--new-identity", type=Path, metavar="TỆP", help="chỉ tạo khoá mã hoá mới, không sao lưu")

    def handle(self, **given: Any) -> None:
        if given["new_identity"]:
            with as_command_error():
                self.stdout.write(NEW_KEY.format(key=encryption.new_identity(given["new_identity"]), **given))
            return
        with as_command_error(), recorded(OperationRun.Kind.BACKUP) as report:
            path = make(given["to"])
            report.done(f"{path.name}, {path.stat().st_size // 2**20} MB.")
            for gone in rotation.rotate(given["to"], made=path):
                report.done(f"Đã bỏ {gone.name}.")
        self.stdout.write(f"Đã sao lưu: {path}\n{report}")

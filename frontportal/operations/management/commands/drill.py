"""`bin/drill`: does the newest backup come back whole? Restored aside, compared, taken away."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ...backups import rotation
from ...backups.errors import BackupError, as_command_error
from ...backups.restoring import try_out
from ...models import OperationRun
from ...runs import recorded


class Command(BaseCommand):
    help = "Thử khôi phục bản sao lưu vào một cơ sở dữ liệu riêng, so từng bảng và từng tệp, rồi xoá bản thử."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, nargs="?", metavar="TỆP", help="mặc định: bản mới nhất trong BACKUP_DIR")
        parser.add_argument("--identity", type=Path, metavar="TỆP", help="khoá bí mật, khi bản sao lưu đã mã hoá")

    def handle(self, **given: Any) -> None:
        with as_command_error(), recorded(OperationRun.Kind.DRILL) as report:
            path = given["file"] or newest(Path(settings.BACKUP_DIR))
            with tempfile.TemporaryDirectory(prefix="drill-") as folder:
                found = try_out(path, Path(folder), given["identity"])
            (report.failed if found.wrong else report.done)(f"{path.name}: {found}")
        self.stdout.write(str(report))
        if report.has_failed:
            raise CommandError("Bản sao lưu này không khôi phục được đủ.")


def newest(folder: Path) -> Path:
    """Raises BackupError where there is none."""
    found = rotation.backups_in(folder)
    if not found:
        raise BackupError(f"Chưa có bản sao lưu nào trong {folder}.")
    return found[0]

"""`bin/manage import_site FOLDER`: what another portal handed over, into an empty one."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...backups.errors import BackupError
from ...handover.importing import take_over


class Command(BaseCommand):
    help = "Nhập bản bàn giao của một cổng khác vào cổng trống này; so từng bảng, từng tệp."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("folder", type=Path, metavar="THƯ-MỤC")

    def handle(self, **given: Any) -> None:
        try:
            counted = take_over(given["folder"])
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Đã nhập {', '.join(f'{count} {name}' for name, count in counted.items())}; khớp hoàn toàn.")

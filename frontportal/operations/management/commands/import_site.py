"""`bin/manage import_site FOLDER`: what another portal handed over, into an empty one."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ...backups.errors import as_command_error
from ...handover.importing import take_over


class Command(BaseCommand):
    help = "Nhập bản bàn giao của một cổng khác vào cổng trống này; so từng bảng, từng tệp."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("folder", type=Path, metavar="THƯ-MỤC")

    def handle(self, **given: Any) -> None:
        with as_command_error():
            counted = take_over(given["folder"])
        self.stdout.write(f"Đã nhập {', '.join(f'{count} {name}' for name, count in counted.items())}; khớp hoàn toàn.")

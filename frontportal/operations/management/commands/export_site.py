"""`bin/manage export_site FOLDER`: the whole portal as open files, to hand it over."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ...backups.errors import as_command_error
from ...handover.exporting import export


class Command(BaseCommand):
    help = "Bàn giao cả cổng thành tệp mở: CSV có Data Package, tệp đã tải lên, trang công khai dạng HTML."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("folder", type=Path, metavar="THƯ-MỤC", help="thư mục mới")

    def handle(self, **given: Any) -> None:
        with as_command_error():
            counted = export(given["folder"])
        self.stdout.write(
            f"Đã ghi vào {given['folder']}: {', '.join(f'{count} {name}' for name, count in counted.items())}."
        )

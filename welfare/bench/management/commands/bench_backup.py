"""`manage.py bench_backup`: backing up, restoring and comparing, beside `pg_dump | pg_restore` and `cp` of the same."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.test.utils import override_settings

from frontportal.database_roles.roles import as_owner
from frontportal.operations.backups import postgres
from frontportal.operations.backups.making import make
from frontportal.operations.backups.restoring import try_out

from ...lines import fill
from ...scratch import scratch_database

ONE = 4 * 2**20  # bytes of a file


class Command(BaseCommand):
    help = "Đo sao lưu, khôi phục và so lại, bên cạnh pg_dump | pg_restore và cp, trên cơ sở dữ liệu nháp."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--rows", type=int, default=200_000)
        parser.add_argument("--megabytes", type=int, default=1024)

    def handle(self, *, rows: int, megabytes: int, **options: Any) -> None:
        with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix="bench-") as place, scratch_database():
            folder = Path(place)
            with override_settings(DATA_DIR=folder / "data"), as_owner():
                fill(rows)
                write_files(folder / "data" / "media", megabytes)
                made: list[Path] = []
                saving = seconds(lambda: made.append(make(folder / "backups")))
                restoring = seconds(lambda: try_out(made[0], folder / "restored"))
                shutil.rmtree(folder / "restored")
                plain = seconds(lambda: plainly(folder))
        self.stdout.write(
            f"{rows} dòng, {megabytes} MB tệp: sao lưu {saving:.1f} giây, khôi phục và so đủ {restoring:.1f} giây; "
            f"pg_dump | pg_restore và cp {plain:.1f} giây; tỷ lệ {(saving + restoring) / plain:.2f}."
        )


def write_files(folder: Path, megabytes: int) -> None:
    folder.mkdir(parents=True)
    for number in range(megabytes * 2**20 // ONE):
        (folder / f"{number}.bin").write_bytes(os.urandom(ONE))


def plainly(folder: Path) -> None:
    copy = f"{connection.settings_dict['NAME']}_plain"
    postgres.create(copy)
    try:
        with postgres.connected(copy) as other:
            words = [postgres.program("pg_dump"), f"--dbname={postgres.target_of(connection)}", "--format=custom"]
            with subprocess.Popen(words, stdout=subprocess.PIPE) as dump:
                words = [postgres.program("pg_restore"), f"--dbname={postgres.target_of(other)}"]
                subprocess.run(words, stdin=dump.stdout, check=True)
    finally:
        postgres.drop(copy)
    subprocess.run(["cp", "-r", folder / "data", folder / "copy"], check=True)


def seconds(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun

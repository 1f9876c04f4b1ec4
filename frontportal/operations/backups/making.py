"""Make a backup: the database at one instant, then the files, in one archive."""

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import frontportal

from . import encryption, fingerprints, postgres, rotation
from .archive import DUMP, FILES, KEY, ArchiveWriter, Manifest
from .errors import BackupError

SPARE = 50 * 1024 * 1024  # bytes that must be free beside what is expected


def make(folder: Path) -> Path:
    """Write a backup into the folder and return its path; older ones go as rotation.py says. Raises BackupError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    recipients = encryption.recipients()
    default_storage.fetch_all()
    refuse_a_full_disk(folder, sum(path.stat().st_size for path in fingerprints.kept_files().values()))
    target = free_name(folder)
    draft = target.with_name(f"{target.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix="dump-") as own:
            manifest = dump_at_one_instant(Path(own) / DUMP)
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                default_storage.fetch_all()  # what came until the database's instant
                write(file, Path(own) / DUMP, fingerprints.kept_files(), manifest)
                file.flush()
                os.fsync(file.fileno())
        return encrypted(draft, target, recipients) if recipients else draft.rename(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise BackupError(f"Không ghi được bản sao lưu vào {folder}: {error.strerror or error}") from error
    except BackupError:
        draft.unlink(missing_ok=True)
        raise


def free_name(folder: Path) -> Path:
    """By this second, or the next one that no backup bears: a clock may have been set back."""
    moment = timezone.localtime()
    while True:
        target = folder / f"{rotation.PREFIX}{moment:{rotation.STAMP}}{rotation.SUFFIX}"
        if not target.exists() and not target.with_name(target.name + encryption.SUFFIX).exists():
            return target
        moment += timedelta(seconds=1)


def encrypted(draft: Path, target: Path, recipients: list[Any]) -> Path:
    """The encrypted backup in the place of the draft, which goes whatever happens."""
    ending = target.with_name(target.name + encryption.SUFFIX)
    sealed = ending.with_name(f"{ending.name}.part")
    try:
        encryption.encrypt(draft, sealed, recipients)
        return sealed.rename(ending)
    finally:
        draft.unlink()
        sealed.unlink(missing_ok=True)


def dump_at_one_instant(target: Path) -> Manifest:
    """Dump the database and take its fingerprints from one snapshot, while others go on writing."""
    with postgres.connected(connection.settings_dict["NAME"]) as database:
        database.ensure_connection()
        with one_instant(database) as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            tables = fingerprints.of_tables(database)
            applied = sorted(".".join(key) for key in MigrationRecorder(database).applied_migrations())
            postgres.dump(database, snapshot, target)
    return Manifest(frontportal.__version__, timezone.localtime().isoformat(), applied, tables)


@contextmanager
def one_instant(database: Any) -> Iterator[Any]:
    """A cursor whose questions all see the database as it is now; nothing can be written."""
    database.set_autocommit(False)
    try:
        with database.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield cursor
    finally:
        database.rollback()
        database.set_autocommit(True)


def write(file: BinaryIO, dump: Path, files: dict[str, Path], manifest: Manifest) -> None:
    with tarfile.open(fileobj=file, mode="w:", format=tarfile.PAX_FORMAT) as tar:
        writer = ArchiveWriter(tar, manifest)
        writer.add_file(DUMP, dump)
        for name, path in files.items():
            add_unless_gone(writer, FILES + name, path)
        writer.add_bytes(KEY, settings.SECRET_KEY.encode())
        writer.close()


def add_unless_gone(writer: ArchiveWriter, name: str, path: Path) -> None:
    """A file that was taken away since the list was made belongs to nothing any more."""
    try:
        writer.add_file(name, path)
    except FileNotFoundError:
        return


def refuse_a_full_disk(folder: Path, files: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        needed = cursor.fetchone()[0] + files + SPARE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise BackupError(f"Ổ đĩa của {folder} còn {free // 2**20} MB, bản sao lưu có thể cần {needed // 2**20} MB.")

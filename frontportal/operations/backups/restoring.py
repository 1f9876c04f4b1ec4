"""Put a backup in the place of what is there, after all of it has been read, loaded beside and compared.

What was there is not deleted: the database is renamed, the files are moved aside, and the sentence at the end says where.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from frontportal.database_roles.roles import as_owner, grant_after_migrate
from frontportal.embedded.locks import alone
from frontportal.stored_files.errors import StorageDown

from . import fingerprints, postgres
from .archive import DUMP, KEY, ArchiveReader
from .encryption import opened
from .errors import BackupError

NEWER = "Bản sao lưu thuộc phần mềm mới hơn (bản {version}, có {migration}). Hãy cài bản phần mềm đó trước."
RUNNING = "Cổng đang chạy{how}. Hãy dừng cổng rồi khôi phục."
NOT_SENT = (
    "Kho tệp tải lên chưa có đủ tệp đã khôi phục ({why}). Hãy chạy bin/manage send_uploads --exactly trước khi mở cổng."
)
OTHER_KEY = "Khoá SECRET_KEY của bản sao lưu khác khoá đang dùng. Hãy đặt SECRET_KEY theo tệp {file}, rồi xoá tệp ấy."


@dataclass
class Comparison:
    """What a restored backup holds beside what its manifest says."""

    tables: int
    rows: int
    files: int
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counted = f"{self.tables} bảng, {self.rows} dòng, {self.files} tệp"
        return (
            f"So đủ {counted}: khớp hoàn toàn." if not self.wrong else f"So {counted}; KHÁC: {', '.join(self.wrong)}."
        )


@as_owner()
def try_out(path: Path, folder: Path, identity: Path | None = None) -> Comparison:
    """Restore into a database and a folder of their own, compare everything, take both away again. Raises BackupError."""
    scratch = f"{connection.settings_dict['NAME']}_drill"
    try:
        with opened(path, identity) as archive:
            return load_beside(archive, scratch, folder)
    finally:
        postgres.drop(scratch)


@as_owner()
def restore(path: Path, identity: Path | None = None) -> list[str]:
    """Put the backup in the portal's place; returns sentences that say what was done. Raises BackupError, and then
    nothing has changed."""
    with opened(path, identity) as archive:
        return replace_by(archive)


def replace_by(archive: ArchiveReader) -> list[str]:
    stamp = f"{timezone.localtime():%Y%m%d_%H%M%S}"
    name, data = connection.settings_dict["NAME"], Path(settings.DATA_DIR)
    beside = data / "restoring"
    refuse_newer(archive)
    refuse_while_running(name)
    shutil.rmtree(beside, ignore_errors=True)
    try:
        found = load_beside(archive, f"{name}_restoring", beside)
        if found.wrong:
            raise BackupError(f"{found} Không có gì bị thay đổi.")
        default_storage.fetch_all()  # so that it is put aside with the rest
        refuse_while_running(name)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        postgres.drop(f"{name}_restoring")
        raise
    sentences = [str(found), *swap_databases(name, stamp), *swap_files(beside, data, stamp), *tell_key(archive, data)]
    grant_after_migrate()  # a dump carries no grants
    return [*sentences, *send_uploads()]


def load_beside(archive: ArchiveReader, scratch: str, folder: Path) -> Comparison:
    """Load the dump into a new database of this name and the files into the folder, and compare both."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    archive.extract(DUMP, folder / DUMP)
    postgres.create(scratch)
    with postgres.connected(scratch) as database:
        postgres.load(folder / DUMP, database)
        with database.cursor():
            database.set_autocommit(False)
            tables = fingerprints.of_tables(database)
            database.rollback()
    (folder / DUMP).unlink()
    for name in archive.files:
        archive.extract(f"files/{name}", folder / name)
    return compare(archive, tables, folder)


def compare(archive: ArchiveReader, tables: dict[str, list[int]], folder: Path) -> Comparison:
    wanted = {
        name.removeprefix("files/"): sha
        for name, (_, sha) in archive.manifest.members.items()
        if name.startswith("files/")
    }
    found = {name: fingerprints.sha256(path) for name, path in fingerprints.kept_files(folder).items()}
    wrong = fingerprints.differences(archive.manifest.tables, tables) + fingerprints.differences(wanted, found)
    return Comparison(len(tables), sum(counted[0] for counted in tables.values()), len(found), wrong)


def refuse_newer(archive: ArchiveReader) -> None:
    """A release that does not know a migration would not know what to do with its tables."""
    known = {".".join(key) for key in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if unknown := sorted(set(archive.manifest.migrations) - known):
        raise BackupError(NEWER.format(version=archive.manifest.version, migration=unknown[0]))


def refuse_while_running(name: str) -> None:
    """A site on this machine holds a lock; one on another is seen by its connections, while it has any."""
    connection.close()
    with alone(Path(settings.DATA_DIR) / "serving.lock", wait=False) as is_stopped:
        if not is_stopped:
            raise BackupError(RUNNING.format(how=""))
    if count := postgres.others_connected(name):
        raise BackupError(RUNNING.format(how=f" ({count} kết nối đến cơ sở dữ liệu)"))


def swap_databases(name: str, stamp: str) -> list[str]:
    aside, sentences = f"{name}_before_{stamp}", []
    if postgres.has_tables(name):
        postgres.rename(name, aside)
        sentences.append(f"Cơ sở dữ liệu cũ còn ở tên {aside}; khi chắc chắn thì xoá.")
    else:
        postgres.drop(name)
    postgres.rename(f"{name}_restoring", name)
    return sentences


def swap_files(beside: Path, data: Path, stamp: str) -> list[str]:
    """Move what is there aside, and what was restored into its place."""
    aside = data / "before-restore" / stamp
    moved = [top for top in sorted(data.iterdir()) if top.name not in fingerprints.LEFT_OUT]
    for top in moved:
        aside.mkdir(parents=True, exist_ok=True, mode=0o700)
        top.rename(aside / top.name)
    for top in sorted(beside.iterdir()):
        top.rename(data / top.name)
    beside.rmdir()
    return [f"Tệp cũ còn ở {aside}; khi chắc chắn thì xoá."] if moved else []


def send_uploads() -> list[str]:
    """Where uploads lie in a bucket, it holds those of the backup then, and no others."""
    try:
        sent = default_storage.send_all(exactly=True)
    except StorageDown as error:
        return [NOT_SENT.format(why=error)]
    return [f"Đã gửi {sent} tệp tải lên vào kho."] if sent else []


def tell_key(archive: ArchiveReader, data: Path) -> list[str]:
    """The key of a real portal stands in its environment, where no program writes."""
    key = b"".join(archive.blocks(KEY)).decode()
    if key == settings.SECRET_KEY or (data / "secret_key").exists():
        return []
    archive.extract(KEY, data / "secret_key.restored")
    (data / "secret_key.restored").chmod(0o600)
    return [OTHER_KEY.format(file=data / "secret_key.restored")]

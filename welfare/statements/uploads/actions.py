"""The three screens of an import, without the screens: receive a file, look at what it holds, confirm or cancel."""

from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.utils import timezone

from frontportal.stored_files.whole_files import write_whole
from welfare.funds.models.bank_account import BankAccount
from welfare.statements.models.upload import Upload
from welfare.statements.store.archive import digest

from . import process
from .state import LOCKS, delete_file, path_of, set_state

MOST_BYTES = 100 * 1024 * 1024
KEPT = timedelta(days=1)  # then a file that nobody confirmed goes
START = timedelta(seconds=20)  # a process that has not begun by then never will
INTERRUPTED = "Việc nhập bị ngắt giữa chừng vì máy chủ dừng. Chưa có gì được lưu; hãy tải lên lại tệp."
HELD = """
SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""


def receive(file: UploadedFile, *, account: BankAccount | None, by) -> Upload:
    """Keep an uploaded file and begin to read it in a process of its own. Old waiting files go first."""
    expire_stale()
    with transaction.atomic():
        upload = Upload.objects.create(
            file_name=Path(file.name).name[-200:], size=file.size, account=account, created_by=by, updated_by=by
        )
        store_file(file, upload)
        transaction.on_commit(lambda: process.start(upload))
    return upload


def store_file(file: UploadedFile, upload: Upload) -> None:
    stored = path_of(upload)
    stored.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(stored, file.chunks())
    upload.sha256 = digest(stored)
    upload.save(update_fields=["sha256"])


def confirm(upload: Upload, *, by, accepted: Collection[str] = ()) -> bool:
    """Begin to import what was looked at; False when somebody did so before. A second click starts nothing.

    `accepted`: codes of the questions that this person answered with yes. Raises ValidationError where one is open.
    """
    open_ones = [each["text"] for each in upload.report.get("questions", []) if each["code"] not in accepted]
    if open_ones:
        raise ValidationError([f"Hãy trả lời trước khi nhập: {text}" for text in open_ones])
    fields = {"rows": 0, "percent": None, "message": "", "accepted": list(accepted)}
    begun = set_state(upload, "ready", to="storing", by=by, **fields)
    if begun:
        transaction.on_commit(lambda: process.start(upload))
    return begun


def cancel(upload: Upload, *, by) -> bool:
    """Stop an import that is not in yet; False when it is too late. The process hears of it and undoes everything."""
    stopped = set_state(upload, "reading", "ready", "storing", to="cancelled", by=by, report={})
    if stopped:
        delete_file(upload)
    return stopped


def refresh(upload: Upload) -> Upload:
    """The upload as it is now; one whose process has died is told to be broken."""
    upload.refresh_from_db()
    if upload.is_busy and not is_alive(upload):
        if set_state(upload, upload.state, to="broken", message=INTERRUPTED, report={}):
            delete_file(upload)
        upload.refresh_from_db()
    return upload


def is_alive(upload: Upload) -> bool:
    """Whether a process holds the lock of this upload, or may still be about to take it."""
    if timezone.now() - upload.updated_at < START:
        return True
    with connection.cursor() as cursor:
        cursor.execute(HELD, [LOCKS, upload.pk])
        return cursor.fetchone()[0]


def expire_stale() -> None:
    """Delete uploads that nobody touched for a day, with their files, and files whose upload is gone."""
    for upload in Upload.objects.stale(timezone.now() - KEPT):
        delete_file(upload)
        upload.delete()
    folder = Path(settings.DATA_DIR) / "statements" / "waiting"
    old = (timezone.now() - KEPT).timestamp()
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.stat().st_mtime < old and not Upload.objects.filter(pk=file.name).exists():
            file.unlink(missing_ok=True)

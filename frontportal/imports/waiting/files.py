"""Where a file waits between its arrival and its import."""

import hashlib
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from frontportal.stored_files.whole_files import write_whole

from ..models import SheetImport
from ..register import forget_old_values

KEPT = timedelta(days=1)  # then a file that nobody confirmed goes


class FileGoneError(Exception):
    """The file waits no longer, or is not the one that was looked at."""


def folder() -> Path:
    """Private; files in it are named by our own numbers, never by what they were called."""
    return Path(settings.DATA_DIR) / "imports"


def path_of(sheet_import: SheetImport) -> Path:
    """Where the file of an import lies."""
    return folder() / str(sheet_import.pk)


def store(sheet_import: SheetImport, data: bytes) -> None:
    """Keep the file until the import is stored or given up."""
    path = path_of(sheet_import)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, [data])


def read(sheet_import: SheetImport) -> bytes:
    """The file as it came. Raises FileGoneError when it has been deleted or is another one by now."""
    try:
        data = path_of(sheet_import).read_bytes()
    except OSError:
        raise FileGoneError from None
    if digest(data) != sheet_import.sha256:
        raise FileGoneError
    return data


def digest(data: bytes) -> str:
    """By which a file is known again."""
    return hashlib.sha256(data).hexdigest()


def delete(sheet_import: SheetImport) -> None:
    """Nothing of the file stays but its name and digest."""
    path_of(sheet_import).unlink(missing_ok=True)


def expire_stale() -> None:
    """Delete what nobody touched for a day, files without an import, and values that no undoing needs any more."""
    before = timezone.now() - KEPT
    for sheet_import in SheetImport.objects.stale(before):
        delete(sheet_import)
        sheet_import.delete()
    waiting = {str(key) for key in SheetImport.objects.filter(stored_at__isnull=True).values_list("pk", flat=True)}
    for file in folder().iterdir() if folder().is_dir() else ():
        if file.name not in waiting and file.stat().st_mtime < before.timestamp():
            file.unlink(missing_ok=True)
    forget_old_values()

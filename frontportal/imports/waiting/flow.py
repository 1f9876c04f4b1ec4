"""The steps of an import, without the pages: a file arrives, questions are answered, it is confirmed or given up."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone

from ..models import SheetImport
from . import files, process
from .jobs import run_job
from .reading import AT_ONCE, Answers, read, resource_for
from .state import LOCKS, set_state

MOST_ATTEMPTS = 3
START = timedelta(seconds=30)  # a process that has not begun by then never will
INTERRUPTED = "Việc nhập bị ngắt nhiều lần vì máy chủ dừng. Chưa có gì được lưu; hãy chọn lại tệp."
HELD = """
SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""


def receive(data: bytes, *, file_name: str, model: type[models.Model], by: Any) -> SheetImport:
    """Keep an uploaded file and look at it. Raises InvalidFile with a sentence for what holds no table."""
    files.expire_stale()
    name = Path(file_name).name[-200:]
    reading = read(data, name, resource_for(model, by), Answers())
    with transaction.atomic():
        arrived = SheetImport.objects.create(
            content_type=ContentType.objects.get_for_model(model), file_name=name, size=len(data),
            sha256=files.digest(data), created_by=by, updated_by=by, all_rows=len(reading.rows),
        )  # fmt: skip
        files.store(arrived, data)
    begin(arrived)
    return arrived


def answer(sheet_import: SheetImport, answers: Answers, *, by: Any) -> bool:
    """Look again with what the person has answered; False when the import is past being asked about."""
    fields = {"options": answers.as_json(), "done_rows": 0, "attempts": 0, "message": ""}
    begun = set_state(sheet_import, "ready", to="reading", by=by, **fields)
    if begun:
        begin(sheet_import)
    return begun


def confirm(sheet_import: SheetImport, *, by: Any, seen: str, only_good: bool = False) -> bool:
    """Store what was looked at; False when somebody did so before, or when something is still to be answered or mended.

    `seen` is the digest of the preview that the person has before the eyes. `only_good` stores the rows without a fault
    and leaves the others out: only where the person has said so.
    """
    report = sheet_import.report
    is_ready = not report.get("questions") and not report.get("general") and (not report.get("bad_lines") or only_good)
    if not is_ready or seen != report.get("digest"):
        return False
    fields = {"options": sheet_import.options | {"only_good": only_good}, "done_rows": 0, "attempts": 0, "message": ""}
    begun = set_state(sheet_import, "ready", to="storing", by=by, **fields)
    if begun:
        begin(sheet_import)
    return begun


def cancel(sheet_import: SheetImport, *, by: Any) -> bool:
    """Give up an import that is not in yet; False when it is too late. A process at work hears of it and undoes everything."""
    stopped = set_state(sheet_import, "reading", "ready", "storing", to="cancelled", by=by, report={})
    if stopped:
        files.delete(sheet_import)
    return stopped


def begin(sheet_import: SheetImport) -> None:
    """Do what the import waits for: few rows at once, many in a process of its own, which tells how far it is."""
    if sheet_import.all_rows > AT_ONCE:
        transaction.on_commit(lambda: process.start(sheet_import))
    else:
        run_job(sheet_import.pk)


def refresh(sheet_import: SheetImport) -> SheetImport:
    """The import as it is now. One whose process has died begins anew: until it is stored nothing was."""
    sheet_import.refresh_from_db()
    if not sheet_import.is_busy or is_alive(sheet_import):
        return sheet_import
    state = sheet_import.state
    if sheet_import.attempts < MOST_ATTEMPTS:
        # In one statement, so that of two who look one starts it.
        tried = SheetImport.objects.filter(pk=sheet_import.pk, state=state, attempts=sheet_import.attempts)
        if tried.update(attempts=sheet_import.attempts + 1, updated_at=timezone.now(), done_rows=0):
            process.start(sheet_import)
    elif set_state(sheet_import, state, to="broken", message=INTERRUPTED, report={}):
        files.delete(sheet_import)
    sheet_import.refresh_from_db()
    return sheet_import


def is_alive(sheet_import: SheetImport) -> bool:
    """Whether a process holds the lock of this import, or may still be about to take it."""
    if timezone.now() - sheet_import.updated_at < START:
        return True
    with connection.cursor() as cursor:
        cursor.execute(HELD, [LOCKS, sheet_import.pk])
        return bool(cursor.fetchone()[0])

"""Whether a process still works on an import; one that has died is started anew."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from ..models import SheetImport
from . import files, process
from .state import LOCKS, set_state

MOST_ATTEMPTS = 3
START = timedelta(seconds=30)  # a process that has not begun by then never will
INTERRUPTED = "Việc nhập bị ngắt nhiều lần vì máy chủ dừng. Chưa có gì được lưu; hãy chọn lại tệp."
HELD = """
SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""


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

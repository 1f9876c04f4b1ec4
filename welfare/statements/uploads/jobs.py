"""What the process behind an upload does: read for the preview, or import. The upload's state says which."""

import sys
import time
from dataclasses import asdict

from django.db import connection, transaction

from frontportal.kit.records.db_errors import TRY_AGAIN, is_taken_back
from welfare.bankterms.model import FileRefusedError
from welfare.statements.import_hooks import run_after_import
from welfare.statements.models.upload import Upload
from welfare.statements.store.importer import Report, import_statement

from .state import LOCKS, delete_file, path_of, set_state

PAUSE = 0.4  # seconds between two words about progress
FIRST_ROWS = 20
SHOWN = 500  # set-aside rows that a preview keeps
CANCELLED = "Việc nhập đã được huỷ. Chưa có gì được lưu."
FAILED = "Không nhập được tệp do lỗi của máy chủ. Chưa có gì được lưu; hãy tải lên lại hoặc báo người quản trị."
DAYS = "SELECT min(day), max(day) FROM incoming_lines"
FIRST = "SELECT number, day, debit, credit, balance, reference, memo FROM incoming_lines ORDER BY number LIMIT %s"
TOLD = "UPDATE statements_upload SET rows = %s, percent = %s, updated_at = now() WHERE id = %s AND state = %s"


class UploadBusyError(Exception):
    """Another process is at work on this upload."""


def run_job(key: int) -> None:
    """Do what the upload waits for, and leave it in a state that tells how it went."""
    upload = Upload.objects.select_related("account", "created_by", "updated_by").get(pk=key)
    task = {"reading": preview, "storing": store}.get(upload.state)
    if task is None:
        return
    try:
        with ProgressReporter(upload) as reporter:
            task(upload, reporter.progress)
    except UploadBusyError:
        return
    except FileRefusedError as refused:
        set_state(upload, upload.state, to="refused", message=refused.message, report={})
    except Exception as error:
        if is_taken_back(error):
            ask_to_retry(upload)
            return
        # By its kind only: the text of an error may hold a row of the file.
        print(f"Nhập sao kê, tệp chờ {key}: {type(error).__name__}", file=sys.stderr)
        connection.close()
        set_state(upload, upload.state, to="broken", message=FAILED, report={})
    if not Upload.objects.waiting().filter(pk=key).exists():
        delete_file(upload)


def ask_to_retry(upload: Upload) -> None:
    """The database gave way to somebody else's work: an import waits to be confirmed anew, a file is loaded anew."""
    connection.close()
    if set_state(upload, "storing", to="ready", message=TRY_AGAIN):
        return
    set_state(upload, "reading", to="broken", message=TRY_AGAIN, report={})
    delete_file(upload)


@transaction.atomic
def preview(upload: Upload, progress) -> None:
    """A dry run; what it found waits to be looked at."""
    report = import_file(upload, progress, dry_run=True)
    shown = asdict(report) | preview_rows() | {"aside": len(report.set_aside)}
    shown["set_aside"] = report.set_aside[:SHOWN]
    set_state(upload, "reading", to="ready", rows=report.rows, percent=100, report=shown)


@transaction.atomic
def store(upload: Upload, progress) -> None:
    """The import. The upload says so in the same transaction: cancelled before, nothing is stored; later is too late."""
    report = import_file(upload, progress, by=upload.updated_by)
    if not set_state(upload, "storing", to="stored", rows=report.rows, statement=report.statement, report={}):
        raise FileRefusedError("cancelled", CANCELLED)
    transaction.on_commit(lambda: run_after_import(report.statement, by=upload.updated_by))


def import_file(upload: Upload, progress, **given) -> Report:
    account = upload.account.number if upload.account else ""
    return import_statement(
        path_of(upload), name=upload.file_name, account=account, accept=upload.accepted, progress=progress, **given
    )


def preview_rows() -> dict[str, list]:
    """The first and last day and the first rows of the file as staged; empty when it was imported before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('pg_temp.incoming_lines')")
        if cursor.fetchone()[0] is None:
            return {"days": [], "first": []}
        cursor.execute(DAYS)
        days = [each.isoformat() for each in cursor.fetchone()]
        cursor.execute(FIRST, [FIRST_ROWS])
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) | {"day": row[1].isoformat()} for row in cursor.fetchall()]
        return {"days": days, "first": rows}


class ProgressReporter:
    """Connections outside the import's transaction: one says how far it is, one shows by a lock that the process lives."""

    def __init__(self, upload: Upload):
        self.upload, self.line, self.life, self.next = upload, connection.copy(), connection.copy(), 0.0

    def __enter__(self) -> "ProgressReporter":
        self.life.set_autocommit(False)  # a lock of a transaction: a pool would lend the session to somebody else
        with self.life.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCKS, self.upload.pk])
            if not cursor.fetchone()[0]:
                self.life.close()
                raise UploadBusyError
        return self

    def __exit__(self, *error) -> None:
        self.line.close()
        self.life.close()

    def progress(self, rows: int, percent: int | None) -> None:
        """Raises FileRefusedError when somebody cancelled meanwhile."""
        if time.monotonic() < self.next:
            return
        self.next = time.monotonic() + PAUSE
        with self.line.cursor() as cursor:
            cursor.execute(TOLD, [rows, percent, self.upload.pk, self.upload.state])
            if not cursor.rowcount:
                raise FileRefusedError("cancelled", CANCELLED)

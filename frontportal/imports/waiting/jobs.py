"""What an import waits for is done here: looked at, or stored. Its state says which."""

import sys
from typing import Any

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from frontportal.kit.records.db_errors import TRY_AGAIN, is_taken_back
from frontportal.workbooks.office_files import InvalidFile
from frontportal.workbooks.reading.result import SheetReading

from ..models import SheetImport
from ..register import keep_rows, reason_of
from . import files
from .missing_keys import lacking, of_new_only
from .progress import Cancelled, ImportBusyError, Progress, ProgressReporter
from .reading import Answers, reading_of, resource_for
from .report import report_of, without_lines
from .state import set_state

REPLACED = "Tệp đang chờ không còn, hoặc không còn đúng là tệp đã xem. Chưa có gì được lưu; hãy chọn lại tệp."
CHANGED = "Dữ liệu đã thay đổi từ lúc xem trước. Chưa có gì được lưu; hãy xem lại rồi xác nhận."
SPARED = (
    "Có dòng là bản ghi đã có, nên câu trả lời chung về “{}” không dùng: một câu cho mọi dòng sẽ ghi đè lên bản ghi ấy."
)
CANCELLED = "Việc nhập đã được huỷ. Chưa có gì được lưu."
FAILED = "Không nhập được tệp do lỗi của máy chủ. Chưa có gì được lưu; hãy thử lại hoặc báo người quản trị."


class RecordsChangedError(Exception):
    """The records are no longer what they were when the import was looked at."""


def run_job(key: int, *, is_alone: bool = False) -> None:
    """Do what the import waits for, and leave it in a state that tells how it went.

    `is_alone`: in a process of its own, which says how far it is and shows by a lock that it lives.
    """
    job = SheetImport.objects.select_related("content_type", "created_by").get(pk=key)
    task = {"reading": preview, "storing": store}.get(job.state)
    if task is None:
        return
    try:
        if is_alone:
            with ProgressReporter(job) as reporter:
                task(job, reporter.progress)
        else:
            task(job, None)
    except (ImportBusyError, Cancelled):
        return
    except (files.FileGoneError, InvalidFile) as refusal:
        end(job, "refused", str(refusal) or REPLACED)
    except RecordsChangedError:
        if set_state(job, "storing", to="reading", message=CHANGED):
            run_job(key, is_alone=is_alone)
    except Exception as error:
        if is_taken_back(error) and set_state(job, "storing", to="ready", message=TRY_AGAIN):
            return
        # By its kind only: the text of an error may hold a row of the file.
        print(f"Nhập tệp, lần nhập {key}: {type(error).__name__}", file=sys.stderr)
        end(job, "broken", FAILED)


def end(job: SheetImport, state: str, message: str) -> None:
    """It can't go on: nothing was stored, and the file goes."""
    if set_state(job, job.state, to=state, message=message, report={}):
        files.delete(job)


def tried(job: SheetImport, progress: Progress = None) -> tuple[SheetReading, Any]:
    """The file as it is read, and what a dry run of it says. Raises FileGoneError, InvalidFile."""
    resource = resource_for(job.model, job.created_by)
    reading = reading_of(job, resource)
    return reading, resource.import_data(reading.dataset(), dry_run=True, progress=progress)


@transaction.atomic
def preview(job: SheetImport, progress: Progress) -> None:
    """A dry run; what it found waits to be looked at. With a question open nothing is tried."""
    resource = resource_for(job.model, job.created_by)
    reading = reading_of(job, resource)
    if reading.has_questions:
        report = report_of(reading, None, resource)
    else:
        answers = Answers.of(job)
        reason = answers.doubt_reason
        result = resource.import_data(reading.dataset(), dry_run=True, progress=progress, doubt_reason=reason)
        if spare := of_new_only(answers.missing_values, result, resource):
            job.options = answers.without_values(spare).as_json()
            job.save(update_fields=["options"])
            resource = resource_for(job.model, job.created_by)
            reading = reading_of(job, resource)
            reading.notes.append(SPARED.format("”, “".join(reading.header_of(name) for name in spare)))
            result = resource.import_data(reading.dataset(), dry_run=True, progress=progress, doubt_reason=reason)
        reading.missing_keys += lacking(reading, result, resource)
        report = report_of(reading, None if reading.missing_keys else result, resource, doubt_reason=reason)
    fields = {"report": report, "all_rows": len(reading.rows), "done_rows": len(reading.rows)}
    if not set_state(job, "reading", to="ready", **fields):
        raise Cancelled


@transaction.atomic
def store(job: SheetImport, progress: Progress) -> None:
    """The import: all that was looked at, or nothing. Its state says so in the same transaction."""
    one_at_a_time(job.content_type)
    resource = resource_for(job.model, job.created_by)
    reading = reading_of(job, resource)
    dataset = reading.dataset()
    left_out = job.report["bad_lines"] if job.options.get("only_good") else []
    result = resource.import_data(
        without_lines(dataset, left_out), dry_run=False, rollback_on_validation_errors=True, progress=progress,
        reason=reason_of(job.file_name), doubt_reason=Answers.of(job).doubt_reason,
    )  # fmt: skip
    report = report_of(reading, result, resource)
    if result.has_errors() or report["bad_lines"] not in ([], left_out) or report["digest"] != job.report["digest"]:
        raise RecordsChangedError
    keep_rows(job, result.rows)
    totals = result.totals
    done = set_state(
        job, "storing", to="stored", stored_at=timezone.now(), report={}, done_rows=len(dataset),
        created_count=totals["new"], updated_count=totals["update"], unchanged_count=totals["skip"],
        left_out_count=len(left_out) + len(Answers.of(job).lines_left_out),
    )  # fmt: skip
    if not done:
        raise Cancelled
    note(job, f"thêm {totals['new']}, cập nhật {totals['update']}")
    transaction.on_commit(lambda: files.delete(job))


def note(job: SheetImport, message: str) -> None:
    """One line among what the person has done lately, whatever the number of rows."""
    LogEntry.objects.create(
        user_id=job.created_by_id, content_type=ContentType.objects.get_for_model(SheetImport), object_id=str(job.pk),
        object_repr=job.file_name, action_flag=ADDITION, change_message=message,
    )  # fmt: skip


def one_at_a_time(kind: ContentType) -> None:
    """Of two imports of one kind of record the second waits for the first, and sees what it has stored."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"imports:{kind.pk}"])

"""The steps of an import, without the pages: a file arrives, questions are answered, it is confirmed or given up."""

from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from ..models import SheetImport
from . import files, process
from .jobs import run_job
from .reading import AT_ONCE, Answers, read, resource_for
from .state import set_state


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

"""What an import has done, row by row, kept so that it can be looked up and undone."""

import json
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils import timezone

from frontportal.sheets.importing.rows import SheetRowResult

from .models import UNDO_WINDOW, SheetImport, SheetImportRow

COPY = "COPY imports_sheetimportrow (sheet_import_id, line, object_id, is_new, version, before) FROM STDIN"
REASON = "Nhập từ tệp “{file}”, dòng {line}"
LONGEST_NAME = 120  # letters of a file's name in the words of a history


def reason_of(file_name: str) -> str:
    """The words of each record's history, with {line} still open."""
    name = file_name[:LONGEST_NAME].replace("{", "(").replace("}", ")")
    return REASON.replace("{file}", name)


def keep(result: Any, model: type[models.Model], *, file_name: str, by: Any) -> SheetImport:
    """Write down an import that has just been stored."""
    totals = result.totals
    stored = SheetImport.objects.create(
        content_type=ContentType.objects.get_for_model(model), file_name=file_name, size=0, state=SheetImport.State.STORED,
        stored_at=timezone.now(), created_by=by, updated_by=by, created_count=totals["new"],
        updated_count=totals["update"], unchanged_count=totals["skip"],
    )  # fmt: skip
    keep_rows(stored, result.rows)
    return stored


def keep_rows(sheet_import: SheetImport, rows: Iterable[SheetRowResult]) -> None:
    """Of every row that has stored something: where it stood, which record, which version, what it overwrote."""
    left_out = {field.attname for field in sheet_import.model._meta.concrete_fields if is_set_anew(field)}
    storing = [row for row in rows if row.is_new() or row.is_update()]
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for row in storing:
            before = json.dumps(as_json(row.before, left_out), cls=DjangoJSONEncoder) if row.before else "{}"
            copy.write_row((sheet_import.pk, row.line, row.object_id, row.is_new(), row.version, before))


def as_json(values: dict[str, Any], left_out: set[str]) -> dict[str, Any]:
    """Column → value, without stamps and what follows from other columns: those come about anew."""
    return {name: plain(value) for name, value in values.items() if name not in left_out}


AUTHORS = ("updated_by", "written_by")


def is_set_anew(field: Any) -> bool:
    """Whether a column follows from others, or says who changed the record and when."""
    return hasattr(field, "derive") or bool(getattr(field, "auto_now", False)) or field.name in AUTHORS


def plain(value: Any) -> Any:
    """A value as JSON keeps it: days and hours as ISO text, to the microsecond."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def forget_old_values() -> None:
    """Empty what was overwritten by imports that can't be undone any more: it may be personal, and is in no history then."""
    closed = SheetImport.objects.filter(stored_at__lt=timezone.now() - UNDO_WINDOW)
    SheetImportRow.objects.filter(sheet_import__in=closed).exclude(before={}).update(before={})

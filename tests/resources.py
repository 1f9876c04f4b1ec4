"""Sheets given to the resources of staff: what comes of their rows."""

from tablib import Dataset

from frontportal.imports import register
from frontportal.imports.models import SheetImport

RECOGNITION = ["Khu dân cư", "Năm", "Danh hiệu", "Số quyết định", "Ngày quyết định"]


def load(resource, headers, *rows, user=None):
    return resource(user=user).import_data(
        Dataset(*rows, headers=headers), dry_run=False, rollback_on_validation_errors=True
    )


def said(result) -> str:
    assert not result.has_errors(), result.row_errors()
    return " ".join(message for row in result.invalid_rows for message in row.error.messages)


def bring_in(resource, headers, *rows, by) -> SheetImport:
    """Rows as a file named bang.xlsx that `by` imports."""
    sheet = Dataset(*rows, headers=headers)
    result = resource(user=by).import_data(sheet, dry_run=False, reason=register.reason_of("bang.xlsx"))
    assert [row.error.messages for row in result.invalid_rows] == []
    return register.keep(result, resource._meta.model, file_name="bang.xlsx", by=by)

"""The bad rows of a file as a workbook to mend: as they were, with the reason beside each."""

from typing import Any

from frontportal.sheets.table_files import xlsx_file

from ..models import SheetImport
from .jobs import tried
from .reading import RETURNED
from .report import faults_of


def returned_rows(sheet_import: SheetImport) -> bytes:
    """A workbook with the file's own headers and one more for the reasons, which an import of it leaves out again.

    Raises FileGoneError or InvalidFile when the file can't be read any more.
    """
    reading, result = tried(sheet_import)
    reasons: dict[int, list[str]] = {}
    for line, column, _, sentence in faults_of(result):
        reasons.setdefault(line, []).append(f"{column}: {sentence}" if column else sentence)
    names = reading.fields
    headers = [reading.header_of(name) for name in names]
    rows = [
        [*(as_written(row, name) for name in names), " ".join(reasons[row.line])]
        for row in reading.rows
        if row.line in reasons
    ]
    return xlsx_file(
        [("Dòng sai", [[*headers, RETURNED], *rows])], bold_headers=True, widths=[18] * len(headers) + [80]
    )


def as_written(row: Any, name: str) -> Any:
    """A cell as the file has it."""
    return row.written.get(name, row.values.get(name))

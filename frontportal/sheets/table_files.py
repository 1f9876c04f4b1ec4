"""Tables as files to take home: CSV, a workbook, JSON. Pure; text never runs as a formula."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from frontportal.kit.values.days import local_day
from frontportal.workbooks.safe_cells import harmless, sheet_cell

CSV, JSON = "text/csv; charset=utf-8", "application/json; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TITLE = 31  # characters of a worksheet's name


def csv_file(headers: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """One table in UTF-8 with the mark by which Excel knows it; days as 15/03/2024, None as an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(headers)
    for row in rows:
        writer.writerow([harmless(as_text(value)) for value in row])
    return ("\ufeff" + file.getvalue()).encode()


def xlsx_file(
    sheets: Iterable[tuple[str, Iterable[Iterable[Any]]]], *, bold_headers: bool, widths: Iterable[float] | None = None
) -> bytes:
    """A workbook with a sheet for each (title, rows); the first row stays in sight. True numbers and days.

    `widths` are those of the columns, in letters.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title[:LONGEST_TITLE].replace("/", " "))
        sheet.freeze_panes = "A2"
        for column, width in enumerate(widths or (), 1):
            sheet.column_dimensions[get_column_letter(column)].width = width
        for number, row in enumerate(rows):
            bold = bold_headers and number == 0
            sheet.append([sheet_cell(sheet, local_day(value), bold=bold) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def json_file(content: dict[str, Any]) -> bytes:
    """Readable JSON, Vietnamese kept as letters; days as 2024-03-15, anything else unknown as its text."""
    file = io.StringIO()  # `dumps` holds millions of pieces at once
    json.dump(content, file, ensure_ascii=False, indent=1, default=iso)
    return file.getvalue().encode()


def as_text(value: Any) -> Any:
    """A value as a cell of CSV: days as 15/03/2024."""
    value = local_day(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else value


def iso(value: Any) -> str:
    """A day or moment as ISO text; other values as they are."""
    value = local_day(value)
    return value.isoformat() if isinstance(value, date) else str(value)

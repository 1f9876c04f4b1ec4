"""Tables as files: XLSX with a sheet each, CSV of one of them, JSON of all. Pure; text never runs as a formula."""

import csv
import io
import json
from datetime import date, datetime

from django.utils import timezone

from frontportal.kit.sheets.safe_cells import harmless, sheet_cell

from .tables import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_xlsx(tables: list[Table], about: dict) -> tuple[str, bytes]:
    """`(content type, bytes)`: a sheet for each table, true numbers and days; a sheet's name says its title."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.title[:31].replace("/", " "))
        sheet.freeze_panes = "A2"
        sheet.append([cell(sheet, head.label, bold=True) for head in table.heads])
        for row in table.rows:
            sheet.append([cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return XLSX, file.getvalue()


def cell(sheet, value, *, bold: bool = False):
    """A moment as its day here; everything else as sheets take it."""
    return sheet_cell(sheet, timezone.localtime(value).date() if isinstance(value, datetime) else value, bold=bold)


def as_csv(tables: list[Table], about: dict) -> tuple[str, bytes]:
    """The first table, in UTF-8 with the mark by which Excel knows it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([head.label for head in tables[0].heads])
    for row in tables[0].rows:
        writer.writerow([harmless(shown(value)) for value in row])
    return "text/csv; charset=utf-8", ("\ufeff" + file.getvalue()).encode()


def shown(value):
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else value


def as_json(tables: list[Table], about: dict) -> tuple[str, bytes]:
    """`about` first, then each table by its key as a list of objects."""
    content = about | {table.key: table.dicts() for table in tables}
    text = json.dumps(content, ensure_ascii=False, indent=1, default=iso)
    return "application/json; charset=utf-8", text.encode()


def iso(value) -> str:
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat() if isinstance(value, date) else str(value)


FORMATS = {"xlsx": as_xlsx, "csv": as_csv, "json": as_json}

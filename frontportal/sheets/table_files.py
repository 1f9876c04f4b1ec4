"""Tables as files to take home: CSV, a workbook, JSON. Pure; text never runs as a formula."""

import csv
import io
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from frontportal.kit.values.days import local_day
from frontportal.workbooks.safe_cells import harmless, sheet_cell

CSV, JSON = "text/csv; charset=utf-8", "application/json; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TITLE = 31  # characters of a worksheet's name
NARROWEST, WIDEST = 8, 48  # letters of a column; a day has ten
WIDEST_ON_A4 = 200  # letters of all columns that are still read on one sheet, in about 7 points
A4 = 9  # as workbooks number sizes of paper
LINE = 15  # points
LETTER = 0.85  # how wide a letter is beside a digit, by which columns are measured
LOOKED_AT = 1000  # rows by which a column's width is found


def csv_file(headers: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """One table in UTF-8 with the mark by which Excel knows it; days as 15/03/2024, None as an empty cell."""
    file = io.BytesIO()
    text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)  # a StringIO takes four bytes a letter
    text.write("\ufeff")
    writer = csv.writer(text)
    writer.writerow(headers)
    for row in rows:
        writer.writerow([harmless(as_text(value)) for value in row])
    return file.getvalue()


def xlsx_file(
    sheets: Iterable[tuple[str, Iterable[Iterable[Any]]]], *, bold_headers: bool, widths: Iterable[float] | None = None
) -> bytes:
    """A workbook with a sheet for each (title, rows); the first row stays in sight, and on paper. True numbers and days.

    `widths` are those of the columns, in letters; without them as wide as what stands in them, and long texts in several lines.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title, rows in sheets:
        table = [[local_day(value) for value in row] for row in rows]
        wide = list(widths) if widths is not None else fitting_widths(table)
        sheet = book.create_sheet(title[:LONGEST_TITLE].replace("/", " "))
        sheet.freeze_panes = "A2"
        set_up_print(sheet, wide)
        for number, row in enumerate(table):
            bold, wraps = bold_headers and number == 0, widths is None
            if wraps and (lines := lines_needed(row, wide)) > 1:
                sheet.row_dimensions[number + 1].height = LINE * lines
            sheet.append([sheet_cell(sheet, value, bold=bold, wraps=wraps) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def set_up_print(sheet: Any, widths: list[float]) -> None:
    """A4 across, the headers on every page; all columns beside each other where their letters can still be read then."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.oddFooter.center.text = "&P/&N"
    if sum(widths) <= WIDEST_ON_A4:
        sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0


def lines_needed(row: Iterable[Any], widths: Iterable[float], letter: float = LETTER) -> int:
    """Lines of a row's longest text when it is wrapped to its column; not every program makes the row so high by itself."""
    texts = ((len(value), width) for value, width in zip(row, widths, strict=False) if isinstance(value, str))
    return max((math.ceil(length * letter / width) for length, width in texts), default=1)


def fitting_widths(table: list[list[Any]]) -> list[float]:
    """For each column the letters of its longest cell, as far as the first rows tell."""
    longest: dict[int, int] = {}
    for row in table[:LOOKED_AT]:
        for column, value in enumerate(row):
            longest[column] = max(
                longest.get(column, 0), len(f"{value:,}" if isinstance(value, int) else str(as_text(value)))
            )
    return [max(NARROWEST, min(WIDEST, longest[column] + 2)) for column in sorted(longest)]


def json_file(content: dict[str, Any]) -> bytes:
    """Readable JSON, Vietnamese kept as letters; days as 2024-03-15, anything else unknown as its text."""
    file = io.BytesIO()  # `dumps` holds millions of pieces at once
    text = io.TextIOWrapper(file, "utf-8", write_through=True)
    json.dump(content, text, ensure_ascii=False, indent=1, default=iso)
    return file.getvalue()


def json_tables(about: Mapping[str, Any], tables: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """What `json_file` makes of `about` and of each table's (keys, rows) as a list of objects, without an object a row."""
    file = io.BytesIO()
    line = "{\n "
    for key, value in about.items():
        file.write(f"{line}{ENCODER.encode(key)}: {json_cell(value)}".encode())
        line = ",\n "
    for key, (names, rows) in tables.items():
        file.write(f"{line}{ENCODER.encode(key)}: [".encode())
        marks = [f"{',' if number else '{'}\n   {ENCODER.encode(name)}: " for number, name in enumerate(names)]
        comma = ""
        for row in rows:
            cells = "".join([f"{mark}{json_cell(value)}" for mark, value in zip(marks, row, strict=True)])
            file.write(f"{comma}\n  {cells}\n  }}".encode())
            comma = ","
        file.write(b"\n ]" if comma else b"]")
        line = ",\n "
    file.write(b"\n}")
    return file.getvalue()


def json_cell(value: Any) -> str:
    """Text, number, day or nothing."""
    return "null" if value is None else ENCODER.encode(value)


def as_text(value: Any) -> Any:
    """A value as a cell of CSV: days as 15/03/2024."""
    value = local_day(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else value


def iso(value: Any) -> str:
    """A day or moment as ISO text; other values as they are."""
    value = local_day(value)
    return value.isoformat() if isinstance(value, date) else str(value)


ENCODER = json.JSONEncoder(ensure_ascii=False, default=iso)

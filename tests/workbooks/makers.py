"""Small workbooks, and resources without models to read them for."""

import io
from types import SimpleNamespace
from typing import Any

import openpyxl
import tablib

from frontportal.workbooks.reading.read import read_sheet
from frontportal.workbooks.reading.result import SheetReading


def resource(
    *headers: str, money: tuple[str, ...] = (), numbers: tuple[str, ...] = (), **spellings: tuple[str, ...]
) -> Any:
    """A resource with a field for each header, called by the header itself; `spellings` by field are other headers for it."""

    def traits_of(name: str, field: Any) -> dict[str, Any]:
        return {"spellings": spellings.get(name, ()), "is_money": name in money, "is_number": name in numbers}

    fields = {header: SimpleNamespace(column_name=header) for header in (*headers, *money, *numbers)}
    return SimpleNamespace(fields=fields, traits_of=traits_of)


def workbook(*rows: Any, title: str = "Hộ") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def dataset_of(rows: list[Any]) -> tablib.Dataset:
    """Rows of cells as reading a file gives them, each tagged with its line; the first one holds the headers."""
    dataset = tablib.Dataset(headers=rows[0])
    for line, row in enumerate(rows[1:], 2):
        dataset.append(row, tags=[line])
    return dataset


def read(source: Any, wanted: Any, **answers: Any) -> SheetReading:
    """The reading of a workbook, of its bytes, or of rows."""
    if isinstance(source, list):
        source = workbook(*source)
    data = source if isinstance(source, bytes) else saved(source)
    return read_sheet(data, ".xlsx", wanted, **answers)


def read_text(text: str, wanted: Any, **answers: Any) -> SheetReading:
    """The reading of a CSV file."""
    return read_sheet(text.encode(), "bảng.csv", wanted, **answers)


def values(reading: SheetReading, *names: str) -> list[Any]:
    """Each row's cells in these fields, or in all that the file has; one cell as itself."""
    names = names or tuple(reading.fields)
    rows = [tuple(row.values.get(name) for name in names) for row in reading.rows]
    return [row[0] for row in rows] if len(names) == 1 else rows


def faults(reading: SheetReading) -> list[str]:
    """What is wrong, each with its line and column."""
    return [f"{fault.line} {fault.column}: {fault.sentence}" for fault in reading.faults]

"""The first rows of a file as they would be stored, and which columns would empty what is stored."""

import copy
from typing import Any

from frontportal.sheets.importing.rows import SheetRowResult
from frontportal.sheets.products import reckoned
from frontportal.workbooks.reading.result import SheetReading

FIRST = 100  # rows that the page shows as they will be stored


def shown_columns(reading: SheetReading, resource: Any) -> list[tuple[str, Any]]:
    """(name, field) of the columns that the file has, and of those that follow from them."""
    names = [*reading.fields, *reckoned(resource, reading.fields)]
    return [(name, resource.fields[name]) for name in names if not resource.fields[name].readonly]


def changes_of(result: Any, reading: SheetReading, resource: Any) -> list[dict[str, Any]]:
    """The first rows that would store something: line, whether new, and each cell as [before, after]."""
    columns = shown_columns(reading, resource)
    changing = [row for row in result.rows if row.is_new() or row.is_update()]
    return [change_of(row, columns) for row in changing[:FIRST]]


def change_of(row: SheetRowResult, columns: list[tuple[str, Any]]) -> dict[str, Any]:
    """One row as it would be stored. A cell that stays says what it is; one that changes says what it was, too."""
    earlier = copy.copy(row.instance)
    for name, value in row.before.items():
        setattr(earlier, name, value)
    cells = []
    for _, field in columns:
        after = shown(field, row.instance)
        before = after if row.is_new() else shown(field, earlier)
        cells.append([before if before != after else None, after])
    return {"line": row.line, "is_new": row.is_new(), "cells": cells}


def shown(field: Any, record: Any) -> str:
    """A value as people read it."""
    return str(field.widget.render(field.get_value(record)) or "")


def defaults(result: Any, reading: SheetReading, resource: Any) -> list[list[str]]:
    """[header, value] of what new records say although the file has no column for it."""
    new = [row.instance for row in result.rows if row.is_new()]
    found = []
    for name in reading.absent:
        field = resource.fields[name]
        if not new or field.readonly or not resource._meta.model._meta.get_field(field.attribute).has_default():
            continue
        texts = {shown(field, record) for record in new if field.get_value(record) not in (False, 0, "", None)}
        if texts:
            found.append([field.column_name, " hoặc ".join(sorted(texts)[:3]) + (", …" if len(texts) > 3 else "")])
    return found


def cleared(result: Any, reading: SheetReading, resource: Any) -> list[list[Any]]:
    """[header, count] of the columns whose blank cells would empty what is stored."""
    found = []
    for _, field in shown_columns(reading, resource):
        column = resource._meta.model._meta.get_field(field.attribute).attname
        count = sum(
            row.before.get(column) not in (None, "", []) and getattr(row.instance, column) in (None, "", [])
            for row in result.rows
            if row.is_update()
        )
        if count:
            found.append([field.column_name, count])
    return found

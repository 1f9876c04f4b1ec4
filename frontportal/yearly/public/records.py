"""The records behind a figure as a table; only a figure's own columns are ever read."""

from collections.abc import Iterable

from frontportal.kit.values.money import dong
from frontportal.yearly.figures import Column, Figure

NUMERIC = ("number", "money")


def record_table(figure: Figure, records: Iterable) -> dict:
    """What parts/_table.html takes; the first cell leads to the record's public page where it has one."""
    return {
        "columns": [{"label": column.label, "numeric": column.kind in NUMERIC} for column in figure.columns],
        "rows": [
            [
                cell(column, record) | ({"url": address(record)} if place == 0 else {})
                for place, column in enumerate(figure.columns)
            ]
            for record in records
        ],
    }


def cell(column: Column, record) -> dict:
    value = column.of(record)
    numeric = column.kind in NUMERIC
    if value is None or value == "":
        return {"text": "–", "numeric": numeric}
    if numeric:
        return {"text": dong(value), "numeric": True, "sort": value}
    if column.kind == "day":
        return {"text": f"{value:%d/%m/%Y}", "sort": value.isoformat()}
    return {"text": str(value)}


def address(record) -> str:
    return record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""

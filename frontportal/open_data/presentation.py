"""Datasets as the parts of a page take them."""

from datetime import date
from itertools import islice
from typing import Any

from django.urls import reverse

from frontportal.kit.values.money import dong
from frontportal.sheets.datasets.dataset import Column, Dataset

FIRST_ROWS = 10
NUMERIC = ("integer", "number")
KINDS = {
    "string": "chữ",
    "integer": "số nguyên",
    "number": "số, có thể lẻ",
    "date": "ngày (năm-tháng-ngày)",
    "year": "năm",
    "boolean": "true hoặc false",
}


def catalogue_rows(datasets: list[Dataset]) -> list[dict[str, str]]:
    return [
        {
            "title": each.title,
            "description": each.description,
            "url": reverse("open-data:dataset", args=[each.name]),
            "file": reverse("open-data:file", args=[each.name]),
            "name": each.name,
        }
        for each in datasets
    ]


def preview_table(dataset: Dataset) -> dict[str, Any]:
    """What parts/_table.html takes: the first rows as people read them."""
    return {
        "columns": [{"label": column.title, "numeric": column.kind in NUMERIC} for column in dataset.columns],
        "rows": [
            [cell(column, value) for column, value in zip(dataset.columns, row, strict=True)]
            for row in islice(dataset.rows(), FIRST_ROWS)
        ],
    }


def cell(column: Column, value: Any) -> dict[str, Any]:
    is_numeric = column.kind in NUMERIC
    if value is None or value == "":
        return {"text": "–", "numeric": is_numeric}
    if isinstance(value, bool):
        return {"text": "có" if value else "không"}
    if isinstance(value, date):
        return {"text": f"{value:%d/%m/%Y}"}
    if isinstance(value, float):
        return {"text": str(value).replace(".", ","), "numeric": is_numeric}
    return {"text": dong(value) if is_numeric and abs(value) >= 1000 else str(value), "numeric": is_numeric}


def column_table(dataset: Dataset) -> dict[str, Any]:
    """The dictionary: a row for each column."""
    headers = ("Cột", "Tên", "Kiểu", "Bắt buộc", "Ý nghĩa")
    return {
        "columns": [{"label": header} for header in headers],
        "rows": [[{"text": text} for text in described(column, dataset)] for column in dataset.columns],
    }


def described(column: Column, dataset: Dataset) -> tuple[str, ...]:
    target = next(
        (f"Cột “{each.key}” của bảng {each.other}" for each in dataset.foreign_keys if each.column == column.name), ""
    )
    choices = f"Một trong: {'; '.join(column.choices)}" if column.choices else ""
    meaning = ". ".join(part for part in (column.meaning, target, choices) if part)
    kind = f"{KINDS[column.kind]}{', khoá chính' if column.name in dataset.key else ''}"
    return column.name, column.title, kind, "có" if column.is_required else "không", meaning or "–"

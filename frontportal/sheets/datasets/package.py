"""The description of a file of CSV and of a folder of them: Data Package and Table Schema, version 2. Pure."""

from typing import Any

from .dataset import Column, Dataset

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "datapackage.json"


def resource(
    *, name: str, title: str, path: str, size: int, sha256: str, schema: dict[str, Any], **more: Any
) -> dict[str, Any]:
    """One table's entry in `resources`."""
    return {
        "name": name,
        "title": title,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "schema": schema,
    } | more


def schema_of(dataset: Dataset) -> dict[str, Any]:
    """The Table Schema of a dataset. `fieldsMatch` stays out: "exact" is what it means without."""
    described: dict[str, Any] = {
        "fields": [field_of(column) for column in dataset.columns],
        "missingValues": [""],
        "primaryKey": list(dataset.key),
    }
    if dataset.foreign_keys:
        described["foreignKeys"] = [
            {"fields": [each.column], "reference": {"resource": each.other, "fields": [each.key]}}
            for each in dataset.foreign_keys
        ]
    return described


def field_of(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "title": column.title, "type": column.kind}
    if column.meaning:
        described["description"] = column.meaning
    constraints = {
        "required": column.is_required or None,
        "enum": list(column.choices) or None,
        "minimum": column.least,
        "pattern": column.pattern or None,
    }
    if given := {name: value for name, value in constraints.items() if value is not None}:
        described["constraints"] = given
    return described

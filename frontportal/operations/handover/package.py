"""The description of what is handed over: a Data Package (v2), which common tools read without the portal."""

import json
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps

from frontportal.sheets.datasets.package import NAME
from frontportal.sheets.datasets.package import resource as described_resource

from ..backups.fingerprints import sha256
from . import tables

# Table Schema's types of PostgreSQL's; everything else is text as PostgreSQL writes it.
TYPES = {
    "bigint": {"type": "integer"},
    "integer": {"type": "integer"},
    "smallint": {"type": "integer"},
    "boolean": {"type": "boolean", "trueValues": ["t"], "falseValues": ["f"]},
    "date": {"type": "date"},
    "time without time zone": {"type": "time", "format": "any"},
    "timestamp with time zone": {"type": "datetime", "format": "any"},
    "jsonb": {"type": "any"},
    "uuid": {"type": "string", "format": "uuid"},
}


@dataclass(frozen=True)
class Labels:
    """Vietnamese names of tables and columns, from the models."""

    tables: dict[str, str]
    columns: dict[tuple[str, str], str]


def labels() -> Labels:
    models = list(apps.get_models(include_auto_created=True))
    return Labels(
        {model._meta.db_table: str(model._meta.verbose_name) for model in models},
        {
            (model._meta.db_table, field.column): str(field.verbose_name)
            for model in models
            for field in model._meta.concrete_fields
        },
    )


def resource(
    cursor: Any, table: str, file: Path, path: str, handed_over: Container[str], names: Labels
) -> dict[str, Any]:
    """One table's entry, with the hash of its file; it points only at tables that are handed over, too."""
    return described_resource(
        name=table.replace("_", "-"),
        title=names.tables.get(table, table),
        path=path,
        size=file.stat().st_size,
        sha256=sha256(file),
        schema=schema(cursor, table, handed_over, names),
    )


def schema(cursor: Any, table: str, handed_over: Container[str], names: Labels) -> dict[str, Any]:
    columns, keys = tables.columns_of(cursor, table), tables.keys_of(cursor, table)
    return {
        "fields": [field(table, *column, names) for column in columns],
        "missingValues": [""],
        "primaryKey": next((list(own) for kind, _, _, own, *_ in keys if kind == "p"), []),
        "foreignKeys": [
            {"fields": own, "reference": {"resource": other.replace("_", "-"), "fields": theirs}}
            for kind, _, _, own, other, theirs in keys
            if kind == "f" and other in handed_over
        ],
    }


def field(table: str, name: str, kind: str, is_required: bool, names: Labels) -> dict[str, Any]:
    described = {"name": name, "title": names.columns.get((table, name), name)} | TYPES.get(kind, {"type": "string"})
    # A required text may be empty, which Table Schema can't tell from a missing one.
    return described | ({"constraints": {"required": True}} if is_required and kind in TYPES else {})


def store(folder: Path, content: dict[str, Any]) -> None:
    (folder / NAME).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")

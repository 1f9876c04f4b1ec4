"""Rows that leave the key of their record blank: what they say instead of it."""

from typing import Any

from django.db import models


def absent_parts(model: type[models.Model], key: dict[str, Any]) -> list[str]:
    """Names of the codes and numbers that the key of a row lacks; all names where nothing of it is given.

    A day or a link that may be empty, as a unit's first day, is no code: its being empty is part of the key.
    """
    if not any(value not in (None, "") for value in key.values()):
        return list(key)
    return [
        name for name, value in key.items() if value in (None, "") and is_optional_code(model._meta.get_field(name))
    ]


def optional_codes(resource: Any) -> list[str]:
    """The parts of a resource's key that a sheet may lack as a column: all its rows are new ones then."""
    columns = [name for name in resource.get_import_id_fields() if name in resource.fields]
    return [name for name in columns if is_optional_code(resource._meta.model._meta.get_field(name))]


def is_optional_code(field: models.Field) -> bool:
    return field.blank and isinstance(field, models.CharField | models.IntegerField)


def values_of(resource: Any, row: dict[str, Any], *, without: list[str]) -> dict[str, Any] | None:
    """Field name → value of every column that a row fills in a field of its own; None if a cell can't be read."""
    columns = {field.name for field in resource._meta.model._meta.concrete_fields}
    values = {}
    for name, field in resource.fields.items():
        if name in without or name not in columns or field.readonly or field.column_name not in row:
            continue
        try:
            value = field.clean(row)
        except ValueError:
            return None
        if value is None and not resource._meta.model._meta.get_field(name).null:
            return None  # a required cell is empty
        values[name] = value
    return values


def hashable(values: dict[str, Any]) -> tuple[Any, ...]:
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in values.items())

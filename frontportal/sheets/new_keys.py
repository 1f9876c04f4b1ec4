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

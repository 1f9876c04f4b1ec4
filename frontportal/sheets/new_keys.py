"""Rows that leave the key of their record blank: what they say instead of it."""

from typing import Any

from django.db import models

from .cells import ChoiceCell
from .links import UnitCell


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


def needed_columns(resource: Any) -> list[str]:
    """The parts of a resource's key that say which record a row is, and that none goes without."""
    columns = [name for name in resource.get_import_id_fields() if name in resource.fields]
    return [name for name in columns if not resource._meta.model._meta.get_field(name).blank]


def is_shared(resource: Any, name: str) -> bool:
    """Whether all records of a list may say the same there: their year, their place, one of a few choices.

    What tells records apart, as a name, a text or a day, is not asked for all of them at once.
    """
    field = resource.fields[name]
    return not field.readonly and (name == "year" or isinstance(field.widget, ChoiceCell | UnitCell))


def is_required(resource: Any, name: str) -> bool:
    """Whether no new record goes without it, and nothing is written where a row leaves it out."""
    field = resource._meta.model._meta.get_field(name)
    return not (field.blank or field.null or field.has_default())


def is_optional_code(field: models.Field) -> bool:
    return field.blank and isinstance(field, models.CharField | models.IntegerField)

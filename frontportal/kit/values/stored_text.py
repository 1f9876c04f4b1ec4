"""Text as it is stored, whichever way it comes: forms, sheets, services, commands, `bulk_create`, `update`.

Forms and sheets compose text (`text.nfc`) and say what they refuse. This is the last gate: what no feed, workbook or
document could hold never gets into a column, so that no page or file of the portal fails of it.
"""

from typing import Any

from django.db.models import CharField, JSONField, TextField

from .text import printable


def printable_value(value: Any) -> Any:
    """The same value with its texts printable, within lists and dictionaries too."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list | tuple):
        return [printable_value(each) for each in value]
    if isinstance(value, dict):
        return {printable_value(key): printable_value(each) for key, each in value.items()}
    return value


def store_printable(field: Any) -> None:
    """From now on what `field` of a model sends to the database, to be stored or looked for, is printable."""
    if hasattr(field, "base_field"):
        store_printable(field.base_field)
    if isinstance(field, CharField | TextField | JSONField):
        prepared = field.get_prep_value
        field.get_prep_value = lambda value: prepared(printable_value(value))

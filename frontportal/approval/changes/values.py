"""Values of records as a proposal keeps them: plain data that JSON can hold, and back again."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from frontportal.kit.records.prose import ProseField, clean_html


def plain(value: Any) -> Any:
    """The value as JSON gives it back: line ends alike, whatever browser sent them, moments in UTC to the second."""
    if isinstance(value, datetime):
        value = value.astimezone(UTC).replace(microsecond=0)
    found = json.loads(json.dumps(value, cls=DjangoJSONEncoder))
    return found.replace("\r\n", "\n") if isinstance(found, str) else found


def value_of(record: models.Model, field: models.Field) -> Any:
    """What the record says in a field: a key for a related record, a name for a file, keys for many."""
    if field.many_to_many:
        return keys_of(field.value_from_object(record))
    value = field.value_from_object(record)
    if isinstance(field, models.FileField):
        return str(value.name or "")
    return plain(clean_html(value) if isinstance(field, ProseField) else value)


def keys_of(records: Iterable[models.Model]) -> list[Any]:
    """The keys of records, in their order."""
    return sorted(record.pk for record in records)


def assign(record: models.Model, field: models.Field, value: Any) -> None:
    """Let the record say `value` in a field of its own table. Raises ValidationError for what it can't say."""
    if isinstance(field, models.FileField):
        setattr(record, field.name, value)
    elif field.is_relation:
        setattr(record, field.attname, field.target_field.to_python(value))
    else:
        setattr(record, field.attname, field.to_python(value))


def keep_file(record: models.Model, field: models.Field) -> None:
    """Store a file that came with a form; the public reads it only once a record names it."""
    if isinstance(field, models.FileField):
        field.pre_save(record, False)

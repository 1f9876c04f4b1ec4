"""Stored records that the rows of a sheet may mean: asked for many rows at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet

UNASKED = (list, tuple)  # values of several choices: compared here, not by the database


class StoredRecords:
    """Records by what identifies them: `find(names, values of rows)` for a batch, then `get(names, values)` for each row."""

    def __init__(self, records: QuerySet) -> None:
        self.records = records
        self.found: dict[tuple[str, ...], dict[tuple[Any, ...], list[Model]]] = {}

    def find(self, names: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
        """Fetch, in one query, all records that have these values in the fields `names` of one of the rows."""
        rows = list(rows)
        by_values = self.found[tuple(names)] = {}
        if not rows:
            return
        condition = Q()
        for name in names:
            condition &= among(name, [row[name] for row in rows])
        fields = [self.records.model._meta.get_field(name) for name in names]
        for record in self.records.filter(condition).order_by("pk"):
            by_values.setdefault(tuple(plain(getattr(record, field.attname)) for field in fields), []).append(record)

    def get(self, names: Sequence[str], values: dict[str, Any]) -> list[Model]:
        """The records found that have exactly these values, the oldest first."""
        return self.found.get(tuple(names), {}).get(key_of(names, values), [])


def among(name: str, values: list[Any]) -> Q:
    """The records whose field has one of the values."""
    if any(isinstance(value, UNASKED) for value in values):
        return Q()
    given = {plain(value) for value in values if value is not None}
    condition = Q(**{f"{name}__in": given})
    return condition | Q(**{f"{name}__isnull": True}) if None in values else condition


def key_of(names: Sequence[str], values: dict[str, Any]) -> tuple[Any, ...]:
    """What tells one row from another."""
    return tuple(plain(values[name]) for name in names)


def plain(value: Any) -> Any:
    """A value as it can be compared: records by their key, several choices in their order."""
    return value.pk if isinstance(value, Model) else tuple(value) if isinstance(value, UNASKED) else value

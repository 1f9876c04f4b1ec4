"""Many records written at once, each with the version that the library would keep if it were saved by itself."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.utils import timezone

BATCH = 500
OF_HISTORY = {"history_id", "history_date", "history_change_reason", "history_type", "history_user"}


def settle(records: Iterable[Any]) -> None:
    """What follows from other columns, and the moment of the change: `bulk_update` does not ask these fields itself."""
    for record in records:
        for field in record._meta.concrete_fields:
            field.pre_save(record, False)


def update_records(records: list[Any], columns: Iterable[str], *, history: Any, user: Any) -> list[int | None]:
    """Write these columns of settled records of one model; the key of the version that each has got."""
    if not records:
        return []
    if history is not None and history.model._history_m2m_fields:
        return save_one_by_one(records, user)
    names = set(columns)
    fields = [field for field in records[0]._meta.concrete_fields if field.attname in names]
    for start in range(0, len(records) if fields else 0, BATCH):
        write_columns(records[start : start + BATCH], fields)
    return keep_versions(records, history=history, user=user, is_update=True)


def write_columns(records: list[Any], fields: list[Any]) -> None:
    """One UPDATE from a list of values: Django's `bulk_update` writes a CASE for each column, which takes three times as long."""
    key, quote = records[0]._meta.pk, connection.ops.quote_name
    every = [key, *fields]
    names = [quote(field.column) for field in every]
    row = f"({', '.join(f'%s::{field.db_type(connection)}' for field in every)})"
    statement = (
        f"UPDATE {quote(records[0]._meta.db_table)} AS stored SET {', '.join(f'{name} = given.{name}' for name in names[1:])} "  # noqa: S608 - names of our own columns
        f"FROM (VALUES {', '.join([row] * len(records))}) AS given ({', '.join(names)}) WHERE stored.{names[0]} = given.{names[0]}"
    )
    values = [
        field.get_db_prep_save(getattr(record, field.attname), connection) for record in records for field in every
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def save_one_by_one(records: list[Any], user: Any) -> list[int | None]:
    """Where a version repeats what a record has many of, only the library's own way of saving keeps it."""
    versions = []
    for record in records:
        record._history_user = user
        record.save()
        versions.append(record.history.values_list("pk", flat=True).first())
    return versions


def keep_versions(records: list[Any], *, history: Any, user: Any, is_update: bool) -> list[int | None]:
    """A version of each, as django-simple-history keeps when a record is saved by itself; their keys."""
    if history is None or not records:
        return [None] * len(records)
    if not is_plain(history.model, records[0]):
        versions = history.bulk_history_create(records, batch_size=BATCH, update=is_update, default_user=user)
        return [version.pk for version in versions]
    copies: list[int | None] = []
    for start in range(0, len(records), BATCH):
        copies += copy_rows(records[start : start + BATCH], history, user, sign="~" if is_update else "+")
    return copies


def is_plain(versions: Any, record: models.Model) -> bool:
    """Whether a version has the columns of its record and the library's own, and no others."""
    tracked = {field.name for field in versions.tracked_fields}
    return not record._meta.parents and {field.name for field in versions._meta.concrete_fields} == tracked | OF_HISTORY


def copy_rows(records: list[Any], history: Any, user: Any, *, sign: str) -> list[int | None]:
    """Stored rows copied within the database: to build and send each a second time costs as much as to store the record."""
    model, quote = history.model, connection.ops.quote_name
    key = records[0]._meta.pk
    fields = [(model._meta.get_field(field.name), field) for field in model.tracked_fields]
    pairs = [(quote(own.column), f"stored.{quote(field.column)}") for own, field in fields if not own.generated]
    users = [
        getattr(record, "_history_user", None) or user or history.model.get_default_history_user(record)
        for record in records
    ]
    statement = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(name for name, _ in pairs)}, history_date, history_type, history_user_id, "  # noqa: S608 - names of our own columns
        f"history_change_reason) SELECT {', '.join(value for _, value in pairs)}, %s, %s, given.who, given.why "
        f"FROM unnest(%s::{key.rel_db_type(connection)}[], %s::bigint[], %s::text[]) WITH ORDINALITY AS given (record, who, why, position) "
        f"JOIN {quote(records[0]._meta.db_table)} AS stored ON stored.{quote(key.column)} = given.record "
        f"ORDER BY given.position RETURNING {quote(model._meta.get_field(key.name).column)}, history_id"
    )
    values = [
        timezone.now(), sign, [record.pk for record in records], [getattr(each, "pk", None) for each in users],
        [getattr(record, "_change_reason", None) or "" for record in records],
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        made = dict(cursor.fetchall())
    return [made[record.pk] for record in records]


def keep_last_versions(records: list[Any], *, history: Any, user: Any, reason: str) -> None:
    """A version of each that says it is deleted; the library makes such only for records that go one by one."""
    if history is None:
        return
    fields, now = history.model.tracked_fields, timezone.now()
    common = {"history_date": now, "history_user": user, "history_change_reason": reason, "history_type": "-"}
    values = [{field.attname: getattr(record, field.attname) for field in fields} for record in records]
    history.model.objects.bulk_create([history.model(**common, **value) for value in values], batch_size=BATCH)


def history_of(model: type[models.Model]) -> Any:
    """The manager of a model's versions; None where none are kept."""
    return getattr(model, getattr(model._meta, "simple_history_manager_attribute", ""), None)

"""Making a record say what was proposed, if it still says what it said then."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from .collecting import line_of
from .values import assign, value_of

DELETION = "_deletion"  # a name in `changes` that is no field: [False, True] asks for the record to be deleted
CHANGED_SINCE = (
    "Nội dung đã thay đổi sau khi có đề nghị này ({fields}), nên chưa duyệt được. "
    "Hãy so bản hiện nay với bản đề nghị ở dưới, rồi trả lại để người đề nghị sửa trên bản mới."
)


def now_says(record: models.Model, name: str) -> Any:
    """What the record says today under a name of `changes`: a field, or the accessor of its lines."""
    if name == DELETION:
        return False
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        field = None
    if field is not None and not field.one_to_many:
        return value_of(record, field)
    lines = getattr(record, name).all()
    return [line_of(line, fields_of_lines(record, name)) for line in lines]


def fields_of_lines(record: models.Model, accessor: str) -> list[models.Field]:
    """What a record's lines say, without their keys."""
    manager = getattr(record, accessor)
    fields = [field for field in manager.model._meta.concrete_fields if field.editable and not field.primary_key]
    return [field for field in fields if field != manager.field]


def changed_since(record: models.Model, changes: dict[str, list[Any]]) -> list[str]:
    """The names under which the record no longer says what it said when the change was proposed."""
    return [name for name, (old, _) in changes.items() if now_says(record, name) != old]


def apply(record: models.Model, changes: dict[str, list[Any]]) -> list[str]:
    """Put the new values of the record's own columns; returns the names that `apply_related` has to see to afterwards."""
    related = []
    for name, (_, new) in changes.items():
        field = next((each for each in record._meta.concrete_fields if each.name == name), None)
        if field is None:
            related.append(name)
        else:
            assign(record, field, new)
    return related


def apply_related(record: models.Model, changes: dict[str, list[Any]], names: list[str]) -> None:
    """Put the new pairs and lines of a record that is saved."""
    for name in names:
        new = changes[name][1]
        if name in {field.name for field in record._meta.many_to_many}:
            there = record._meta.get_field(name).related_model._base_manager.filter(pk__in=new)
            getattr(record, name).set(there)
        else:
            put_lines(record, name, new)


def put_lines(record: models.Model, accessor: str, lines: list[dict[str, Any]]) -> None:
    """Lines that are left out go, those with a key are changed, the others are new."""
    manager, fields = getattr(record, accessor), fields_of_lines(record, accessor)
    keys = {line["id"] for line in lines if line["id"] is not None}
    for old in manager.all():
        if old.pk not in keys:
            old.delete()
    for line in lines:
        target = manager.filter(pk=line["id"]).first() or manager.model(**{manager.field.name: record})
        changed = [field for field in fields if target.pk is None or value_of(target, field) != line[field.name]]
        for field in changed:
            assign(target, field, line[field.name])
        target.full_clean(exclude=[field.name for field in target._meta.fields if field not in changed])
        target.save()


def must_stand(record: models.Model, changes: dict[str, list[Any]], labels: dict[str, str]) -> None:
    """Raises ValidationError naming what changed since the proposal was made."""
    names = changed_since(record, changes)
    if names:
        raise ValidationError(CHANGED_SINCE.format(fields=", ".join(labels.get(name, name) for name in names)))

"""Undo an import, all of it or nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from frontportal.kit.records.base import stamp
from frontportal.kit.records.db_errors import check_deferred, translate_db_errors
from frontportal.sheets.importing.writing import history_of, keep_versions, settle, update_records

from ..models import SheetImport
from ..register import is_set_anew
from .obstacles import refusal_of
from .plan import Affected, UndoPlan, plan_undo

TOO_LATE = "Quá một ngày kể từ lúc nhập nên không hoàn tác được nữa. Hãy sửa từng bản ghi."
DONE = "Lần nhập này đã được hoàn tác rồi."
NOT_STORED = "Lần nhập này chưa lưu gì nên không có gì để hoàn tác."
NOT_YOURS = "Bạn không có quyền hoàn tác lần nhập này."
REASON = "Hoàn tác lần nhập tệp “{file}”"
TOLD = 20  # obstacles that a refusal names


def may_undo(sheet_import: SheetImport, user: Any) -> bool:
    """One's own imports, as long as one may add and change such records; others' for who may delete and change them."""
    name = f"{sheet_import.content_type.app_label}.{{}}_{sheet_import.content_type.model}"
    needed = ["add", "change"] if sheet_import.created_by_id == user.pk else ["delete", "change"]
    return all(user.has_perm(name.format(verb)) for verb in needed)


def undo(sheet_import: SheetImport, *, by: Any) -> UndoPlan:
    """Delete what the import added, give back what it overwrote. Raises ValidationError with sentences, nothing undone then."""
    with translate_db_errors(), transaction.atomic():
        locked = SheetImport.objects.select_for_update(of=("self",)).get(pk=sheet_import.pk)
        must_be_open(locked, by)
        plan = plan_undo(locked, by=by, lock=True)
        if plan.obstacles:
            raise ValidationError(refusal(plan))
        reason = REASON.format(file=locked.file_name)
        restore(plan.restored, locked.model, by=by, reason=reason)
        delete(plan.deleted, locked.model, by=by, reason=reason)
        check_deferred()
        locked.state, locked.undone_at, locked.undone_by = SheetImport.State.UNDONE, timezone.now(), by
        locked.save(update_fields=["state", "undone_at", "undone_by", "updated_at"])
        locked.rows.exclude(before={}).update(before={})
    return plan


def must_be_open(sheet_import: SheetImport, by: Any) -> None:
    """Raises ValidationError unless the import is one that this person may undo now."""
    if not may_undo(sheet_import, by):
        raise ValidationError(NOT_YOURS)
    if sheet_import.state == SheetImport.State.UNDONE:
        raise ValidationError(DONE)
    if sheet_import.state != SheetImport.State.STORED:
        raise ValidationError(NOT_STORED)
    if not sheet_import.is_undo_open:
        raise ValidationError(TOO_LATE)


def refusal(plan: UndoPlan) -> list[str]:
    """Why nothing was undone: the first obstacles by name, and how many more there are."""
    named = [refusal_of(each.line, each.label, each.sentence) for each in plan.obstacles[:TOLD]]
    more = len(plan.obstacles) - len(named)
    return ["Chưa hoàn tác gì:", *named, *([f"Và {more} bản ghi khác."] if more else [])]


def restore(affected: list[Affected], model: type[models.Model], *, by: Any, reason: str) -> None:
    """Records get the values back that the import overwrote, each with a version that says why."""
    columns = {field.attname for field in model._meta.concrete_fields if is_set_anew(field)}
    for each in affected:
        given_back = each.row.values_before(model)
        columns |= given_back.keys()
        for name, value in given_back.items():
            setattr(each.record, name, value)
        stamp(each.record, by)
        each.record._change_reason = reason
    records = [each.record for each in affected]
    settle(records)
    update_records(records, columns, history=history_of(model), user=by)


def delete(affected: list[Affected], model: Any, *, by: Any, reason: str) -> None:
    """Records that the import added go, with what came into being together with them; a last version says why.

    What else points at one of them is an obstacle that was asked for; the database refuses what came in between.
    """
    records, keys = [each.record for each in affected], [each.record.pk for each in affected]
    if not records:
        return
    for record in records:
        record._change_reason = reason
    history = history_of(model)
    versions = keep_versions(records, history=history, user=by, is_update=True)
    history.filter(history_id__in=versions).update(history_type="-")
    for relation in model._meta.related_objects:
        if relation.related_model._meta.label in getattr(model, "comes_with", {}):
            relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys}).delete()
    model._base_manager.filter(pk__in=keys)._raw_delete("default")

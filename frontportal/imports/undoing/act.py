"""Undo an import, all of it or nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from frontportal.kit.records.db_errors import check_deferred, translate_db_errors

from ..models import SheetImport
from ..waiting.reading import resource_for
from .changes import delete, restore
from .obstacles import refusal_of
from .plan import UndoPlan, plan_undo

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
        resource_for(locked.model, by).after_undo(reason)
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
    if why := lasting(sheet_import, by):
        raise ValidationError(why)


def lasting(sheet_import: SheetImport, user: Any) -> str:
    """Why what the import added stays, as the preview said; "" where it may go."""
    return resource_for(sheet_import.model, user).lasting if sheet_import.created_count else ""


def refusal(plan: UndoPlan) -> list[str]:
    """Why nothing was undone: the first obstacles by name, and how many more there are."""
    named = [refusal_of(each.line, each.label, each.sentence) for each in plan.obstacles[:TOLD]]
    more = len(plan.obstacles) - len(named)
    return ["Chưa hoàn tác gì:", *named, *([f"Và {more} bản ghi khác."] if more else [])]

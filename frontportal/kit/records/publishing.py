"""Draft → waiting → published → withdrawn, for everything that has these states. The only way they change."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .base import Publishable, publishing_hour

NEXT = {
    "draft": {"waiting", "published"},
    "waiting": {"draft", "published"},
    "published": {"withdrawn"},
    "withdrawn": {"draft", "published"},
}
OWN_TEXT = "“{record}” do chính bạn viết hoặc sửa sau cùng, nên cần người khác duyệt đăng."


def submit(record: Publishable, *, by: Any) -> None:
    """Hand a draft to the approver."""
    move(record, "waiting", by=by)


def send_back(record: Publishable, *, by: Any) -> None:
    """Give it back to its author as a draft; its author takes it back by the same step."""
    move(record, "draft", by=by)


def publish(record: Publishable, *, by: Any, at: datetime | None = None) -> None:
    """Let the public read it from `at` on; without `at` from the hour it already bears, or from now."""
    move(record, "published", by=by, at=at)


def withdraw(record: Publishable, *, by: Any) -> None:
    """Take it off the public pages; its hour of publishing stays on record."""
    move(record, "withdrawn", by=by)


def move(record: Publishable, state: str, *, by: Any, at: datetime | None = None) -> None:
    """Take one step and save it, and nothing else of `record`.

    Raises ValidationError with a Vietnamese sentence when the record's present state does not allow it, or the person
    wrote what is to be published.
    """
    with transaction.atomic():
        fresh = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
        changes = changes_of_step(fresh, state, by=by, at=at or record.published_at)
        for target in (fresh, record):
            for name, value in changes.items():
                setattr(target, name, value)
        fresh.save()


def take_step(record: Publishable, state: str, *, by: Any) -> None:
    """The same in memory only, for who saves the record with other changes at once. Call it within a transaction."""
    fresh = type(record)._default_manager.select_for_update(of=("self",)).filter(pk=record.pk).first()
    if fresh is not None and fresh.state != record.state:
        raise ValidationError(not_from(fresh, state))
    for name, value in changes_of_step(record, state, by=by, at=record.published_at).items():
        setattr(record, name, value)


def changes_of_step(record: Publishable, state: str, *, by: Any, at: datetime | None) -> dict[str, Any]:
    """The columns that a step writes; raises ValidationError where it can't be taken."""
    if state not in NEXT[record.state]:
        raise ValidationError(not_from(record, state))
    changes: dict[str, Any] = {"state": state}
    if hasattr(record, "updated_by_id"):
        changes["updated_by"] = by
    if state == "published":
        at = at or timezone.now()
        publishing_hour(at)
        changes |= {"published_at": at, "published_by": by, "is_self_approved": self_approved(record, by)}
    return changes


def self_approved(record: Publishable, by: Any) -> bool:
    """Whether the person approves an own text by right. Raises ValidationError for one without that right."""
    is_own = record.written_by_id is not None and record.written_by_id == getattr(by, "pk", None)
    if is_own and not getattr(by, "may_approve_own", False):
        raise ValidationError(OWN_TEXT.format(record=record))
    return is_own


def not_from(record: Publishable, state: str) -> str:
    """The sentence for a step that the record's present state does not allow."""
    there = Publishable.State(state).label
    return f"“{record}” đang ở trạng thái “{record.state_in_words}”, không chuyển sang “{there}” được."

"""Draft → waiting → published → withdrawn, for everything that has these states. The only way they change."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .base import Publishable

NEXT = {
    "draft": {"waiting", "published"},
    "waiting": {"draft", "published"},
    "published": {"withdrawn"},
    "withdrawn": {"draft", "published"},
}


def submit(record: Publishable, *, by: Any) -> None:
    """Hand a draft to the approver."""
    move(record, "waiting", by=by)


def send_back(record: Publishable, *, by: Any) -> None:
    """Give it back to its author as a draft."""
    move(record, "draft", by=by)


def publish(record: Publishable, *, by: Any, at: datetime | None = None) -> None:
    """Let the public read it from `at` on; without `at` from the hour it already bears, or from now."""
    at = at or record.published_at or timezone.now()
    move(record, "published", by=by, published_at=at, published_by=by)


def withdraw(record: Publishable, *, by: Any) -> None:
    """Take it off the public pages; its hour of publishing stays on record."""
    move(record, "withdrawn", by=by)


def move(record: Publishable, state: str, *, by: Any, **values: Any) -> None:
    """Raises ValidationError with a Vietnamese sentence when the record's present state does not allow it."""
    with transaction.atomic():
        fresh = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
        if state not in NEXT[fresh.state]:
            raise ValidationError(
                f"“{fresh}” đang ở trạng thái “{fresh.get_state_display()}”, "
                f"không chuyển sang “{Publishable.State(state).label}” được."
            )
        changes = {"state": state, **values}
        if hasattr(record, "updated_by_id"):
            changes["updated_by"] = by
        for target in (fresh, record):
            for name, value in changes.items():
                setattr(target, name, value)
        fresh.save()

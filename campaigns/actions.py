"""Writes that go through more than one record."""

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from .models import Activity


@transaction.atomic
def show_activities(activities, *, shown: bool, by) -> int:
    """Show or hide activities on the public pages; the number that changed."""
    records = list(activities.select_for_update(of=("self",)))
    for record in records:
        record.shown, record.updated_by, record.updated_at = shown, by, timezone.now()
    bulk_update_with_history(records, Activity, ["shown", "updated_by", "updated_at"], default_user=by)
    return len(records)

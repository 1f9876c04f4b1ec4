"""Writes that go through more than one record."""

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from .models.activity import Activity
from .models.unity_day import UnityDay


@transaction.atomic
def show_activities(activities, *, shown: bool, by) -> int:
    """Show or hide activities on the public pages; the number that changed. `updated_by` goes on naming who wrote them."""
    records = list(activities.select_for_update(of=("self",)))
    for record in records:
        record.shown, record.updated_at = shown, timezone.now()
    bulk_update_with_history(records, Activity, ["shown", "updated_at"], default_user=by)
    return len(records)


@transaction.atomic
def save_unity_days(records: list[UnityDay], *, by) -> int:
    """Save the unity days of a commune together; how many there were."""
    for record in records:
        if record._state.adding:
            record.created_by = by
        record.updated_by = by
        record.save()
    return len(records)

"""Writes that go through more than one record."""

from django.db import transaction

from .models.unity_day import UnityDay


@transaction.atomic
def save_unity_days(records: list[UnityDay], *, by) -> int:
    """Save the unity days of a commune together; how many there were."""
    for record in records:
        if record._state.adding:
            record.created_by = by
        record.updated_by = by
        record.save()
    return len(records)

"""What changed in a record, told as people read it: labels of choices, dates, amounts, yes and no."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from simple_history.template_utils import HistoricalRecordContextHelper

from ..values.money import dong
from .fields import MoneyField

NOTHING = "(trống)"
OWN_BOOKKEEPING = {"updated_by", "updated_at", "created_by", "created_at"}


class ChangesInWords(HistoricalRecordContextHelper):
    def context_for_delta_changes(self, delta: Any) -> list[dict[str, Any]]:
        """As the library does, without the stamps: who and when stand in columns of their own."""
        delta.changes[:] = [change for change in delta.changes if change.field not in OWN_BOOKKEEPING]
        return super().context_for_delta_changes(delta)

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        prepared = super().prepare_delta_change_value(change, value)
        field = self.model._meta.get_field(change.field)
        if isinstance(prepared, list):
            labels = dict(getattr(getattr(field, "base_field", None), "flatchoices", None) or [])
            return ", ".join(str(labels.get(item, item)) for item in prepared) or NOTHING
        return in_words(field, prepared)


def in_words(field: Any, value: Any) -> Any:
    """One value of a model field for people; texts and related records stay what they are."""
    if value is None or value == "":
        return NOTHING
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(field, MoneyField):
        return f"{dong(value)} đ"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%d/%m/%Y %H:%M")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else value

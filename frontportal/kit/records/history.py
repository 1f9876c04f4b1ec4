"""What changed in a record, told as people read it: labels of choices, dates, amounts, yes and no; and what of an
earlier version may come back."""

import copy
from collections.abc import Container
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from simple_history.models import DeletedObject
from simple_history.template_utils import HistoricalRecordContextHelper

from ..values.money import dong
from .fields import MoneyField
from .prose import ProseField, plain_text

NOTHING = "(trống)"
OWN_BOOKKEEPING = {"updated_by", "updated_at", "created_by", "created_at"}

# What is decided by a step of its own, or numbered once: an earlier version brings none of it back. Names mean the
# same in every room; `_at` and `_by` end the names of stamps.
DECIDED = {"state", "is_self_approved", "shown", "is_complaint", "publish_name", "handed_over_on"}
WITHDRAWN = {"withdrawn_on", "withdrawal_number", "withdrawal_reason"}
FORWARDED = {"agency", "forwarded_on", "due_on", "merged_into"}
ENTITLED = {"active", "is_active", "is_staff", "is_superuser", "groups", "is_main", "accepts_donations"}
NUMBERED = {"code", "number", "receipt_number", "voucher_number"}
STAMPS = ("_at", "_by")


def stays_as_it_is(name: str) -> bool:
    """Whether the field of this name keeps its present value when an earlier version is gone back to."""
    return name in DECIDED | WITHDRAWN | FORWARDED | ENTITLED | NUMBERED or name.endswith(STAMPS)


def with_earlier_texts(record: models.Model, version: models.Model, names: Container[str]) -> models.Model:
    """A copy of the record as it is now, with those of the fields `names` that may come back as `version` had them."""
    found = copy.copy(record)
    for field in record._meta.concrete_fields:
        if field.name in names and not stays_as_it_is(field.name) and is_there_still(field, version):
            setattr(found, field.attname, getattr(version, field.attname))
    return found


def is_there_still(field: models.Field, version: models.Model) -> bool:
    """Whether what an earlier version pointed at, a record or a file, has not been deleted since."""
    value = getattr(version, field.attname)
    if isinstance(field, models.FileField):
        return not value or value.storage.exists(value.name)
    if field.is_relation and value is not None:
        return field.related_model._base_manager.filter(**{field.target_field.attname: value}).exists()
    return True


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
    if value is None or value == "" or (isinstance(value, DeletedObject) and value.pk is None):
        return NOTHING
    if isinstance(field, ProseField):
        return plain_text(value)
    if isinstance(value, DeletedObject):
        return f"{value.model._meta.verbose_name} đã xoá"
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(field, MoneyField):
        return f"{dong(value)} đ"
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%d/%m/%Y %H:%M")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else value

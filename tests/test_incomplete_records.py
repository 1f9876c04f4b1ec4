"""A record of which something is missing, as from a form or a row that does not name it, is judged by sentences and by no fault."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

OWN = [
    model
    for model in apps.get_models()
    if not model._meta.proxy and model.__module__.partition(".")[0] in ("frontportal", "campaigns", "voters", "welfare")
    and not model.__name__.startswith("Historical")
]  # fmt: skip


def typed(field) -> object:
    """What somebody may have filled in."""
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return date(2024, 5, 5)
    if field.choices:
        return next((value for value, _ in field.flatchoices if value != ""), "")
    if isinstance(field, models.IntegerField | models.DecimalField):
        return 2024 if "year" in field.name else 5
    return "abc" if isinstance(field, models.CharField) else None


def incomplete(model):
    """Nothing at all, and all plain fields with each of the records that it needs left out in turn."""
    yield model()
    plain = {
        field.name: value
        for field in model._meta.concrete_fields
        if not field.is_relation and not field.primary_key and (value := typed(field)) is not None
    }
    plain = {
        name: value for name, value in plain.items() if not getattr(model._meta.get_field(name), "generated", False)
    }
    needed = [field for field in model._meta.concrete_fields if field.is_relation and not field.null]
    for left_out in needed:
        yield model(**plain, **{each.name: each.related_model(pk=0) for each in needed if each is not left_out})


@pytest.mark.django_db
def test_no_record_needs_what_is_missing_to_be_judged():
    wrong = []
    for model in OWN:
        for record in incomplete(model):
            try:
                record.clean()
            except ValidationError:
                pass
            except models.ObjectDoesNotExist as fault:
                wrong.append((model._meta.label, str(fault)))
    assert wrong == []

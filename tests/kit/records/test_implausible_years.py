"""Years that nobody means: a slip of the hand in a day is told at its field, for every kind of record that staff enter."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from frontportal.kit.records.base import Stamped

DAYS = [
    (model, field)
    for model in apps.get_models()
    if issubclass(model, Stamped)
    for field in model._meta.fields
    if isinstance(field, models.DateField) and field.editable
]


@pytest.mark.parametrize("year", [24, 224, 1899, 2101, 2924])
def test_every_day_of_a_record_has_a_year_that_offices_know(year):
    told = {}
    for model, field in DAYS:
        day = datetime(year, 2, 5, tzinfo=UTC) if isinstance(field, models.DateTimeField) else date(year, 2, 5)
        others = {other.name for other in model._meta.fields if other is not field}
        with pytest.raises(ValidationError) as refused:
            model(**{field.name: day}).clean_fields(exclude=others)
        told[model._meta.label, field.name] = refused.value.message_dict[field.name]
    publishing = f"Ngày đăng phải từ 01/01/2000 đến 31/12/{timezone.localdate().year + 1}."
    assert {*map(tuple, told.values())} <= {("Năm phải từ 1900 đến 2100.",), (publishing,)} and len(told) > 40


def test_an_implausible_year_is_told_beside_other_faults():
    from campaigns.models.honour import Honour

    with pytest.raises(ValidationError) as refused:
        Honour(date=date(224, 2, 5)).full_clean(validate_unique=False, validate_constraints=False)
    assert refused.value.message_dict["date"] == ["Năm phải từ 1900 đến 2100."]
    assert len(refused.value.message_dict) > 1

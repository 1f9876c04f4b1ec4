"""Which records a user may see and touch: asked of the QuerySets, in one place for forms, lists and imports."""

from typing import Any

from django.db import models

OUTSIDE = "“{unit}” nằm ngoài địa bàn được phân công cho bạn."
NO_UNIT = "Hãy chọn đơn vị: bạn chỉ làm việc với địa bàn được phân công."


def visible(records: Any, user: Any) -> Any:
    """`records` (a QuerySet or manager) narrowed to what the user may see, where its model narrows at all."""
    records = records.all()
    return records.visible_to(user) if hasattr(records, "visible_to") else records


def may_see(record: models.Model, user: Any) -> bool:
    """Whether the user may see the record."""
    return visible(type(record)._default_manager, user).filter(pk=record.pk).exists()


def place_of(record: models.Model) -> tuple[str, type[models.Model] | None, models.Model | None]:
    """(field of the record that leads to its unit, the model of units, the unit); ("", None, None) without a place."""
    path = getattr(type(record)._default_manager.all(), "unit_path", "")
    if not path:
        return "", None, None
    model, place = type(record), record
    for name in path.split("__"):
        model, place = model._meta.get_field(name).related_model, getattr(place, name, None)
    return path.split("__")[0], model, place


def own_place(model: type[models.Model], user: Any) -> dict[str, int]:
    """{field: key} of the one unit that the user works for, to be offered in a new record; {} where there is none."""
    path = getattr(model._default_manager.all(), "unit_path", "")
    if not path or "__" in path:
        return {}
    field = model._meta.get_field(path)
    units = field.related_model._default_manager.complex_filter(field.get_limit_choices_to())
    own = list(units.posted_to(user)[:2])
    return {path: own[0].pk} if len(own) == 1 else {}


def outside_area(record: models.Model, user: Any) -> tuple[str, str]:
    """(field, Vietnamese sentence) when the record lies outside the user's units; ("", "") when all is well.

    A model without a place is nobody's ground. A record without a unit belongs to users without limits only.
    """
    field, unit_model, place = place_of(record)
    if not field or unit_model is None or place is not None and may_see(place, user):
        return "", ""
    if place is not None:
        return field, OUTSIDE.format(unit=place)
    return (field, NO_UNIT) if visible(unit_model._default_manager, user).query.where else ("", "")

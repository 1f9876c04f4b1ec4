"""Points of a score sheet, 0 to 100: whole ones or with one decimal, typed as "8,5" or "8.5"."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from unfold.widgets import UnfoldAdminTextInputWidget

SENTENCE = "“{}” không phải số điểm. Ghi số, nhiều nhất một chữ số thập phân, ví dụ 8 hoặc 8,5."


def read_points(value: Any) -> Decimal | None:
    """Raises ValidationError with a sentence for what is no number of points."""
    if value in (None, ""):
        return None
    if isinstance(value, float):
        value = repr(round(value, 9))
    text = str(value).strip()
    if not re.fullmatch(r"\d{1,3}(?:[.,]\d0*)?", text, re.ASCII):
        raise ValidationError(SENTENCE.format(text[:40]), code="invalid")
    return Decimal(text.replace(",", ".")).quantize(Decimal("0.1"))


def points_text(value: Decimal | None) -> str:
    """`"8"`, `"8,5"`; "" for None."""
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


class PointsFormField(forms.Field):
    widget = forms.TextInput

    def widget_attrs(self, widget: Any) -> dict[str, str]:
        return {"inputmode": "decimal", "size": "5", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return points_text(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        return read_points(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return read_points(initial) != read_points(data)
        except ValidationError:
            return True


class PointsField(models.DecimalField):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"max_digits": 4, "decimal_places": 1})

    def to_python(self, value: Any) -> Decimal | None:
        return read_points(value)

    def formfield(self, **options: Any) -> Any:
        if "widget" in options:  # the admin's for numbers, which take no comma
            options["widget"] = UnfoldAdminTextInputWidget
        return models.Field.formfield(self, **{"form_class": PointsFormField} | options)

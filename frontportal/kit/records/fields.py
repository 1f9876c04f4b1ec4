"""Model and form fields that every room uses: money as people write it, text folded for search and order."""

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from ..values.decimals import decimal_text, read_decimal, without_groups
from ..values.money import dong, parse_money
from ..values.text import fold, nfc, sort_key


class MoneyFormField(forms.Field):
    """Understands "2,4 tỷ" and shows 2.400.000.000. `min_value` and `max_value` are in đồng."""

    widget = forms.TextInput
    default_error_messages = {"negative": "Số tiền không được âm.", "small": "Số tiền phải từ %(least)s đồng trở lên."}

    def __init__(self, *, min_value: int | None = 0, max_value: int | None = None, **options: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**options)

    def widget_attrs(self, widget: Any) -> dict[str, str]:
        return {"inputmode": "text", "autocomplete": "off", "data-money": "", "placeholder": "Ví dụ: 2,4 tỷ"}

    def prepare_value(self, value: Any) -> Any:
        return dong(value).replace("−", "-") if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        try:
            return parse_money(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and self.min_value is not None and value < self.min_value:
            code = "negative" if value < 0 else "small"
            raise ValidationError(self.error_messages[code] % {"least": dong(self.min_value)}, code=code)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


class MoneyField(models.BigIntegerField):
    """Đồng as a whole number. `least=None` lets reversing entries be negative."""

    def __init__(self, *args: Any, least: int | None = 0, **options: Any) -> None:
        self.least = least
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        if self.least != 0:
            options["least"] = self.least
        return name, path, args, options

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip():
            try:
                return parse_money(value)
            except ValueError as error:
                raise ValidationError(str(error), code="invalid") from None
        if isinstance(value, float) and not value.is_integer():
            raise ValidationError(f"Số tiền “{value}” lẻ dưới một đồng. Hãy nhập số đồng chẵn.", code="invalid")
        return super().to_python(value)

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if value is not None and self.least is not None and value < self.least:
            raise ValidationError(MoneyFormField.default_error_messages["negative"], code="negative")

    def formfield(self, **options: Any) -> Any:
        # The admin offers its integer widget for BigIntegerField; money is typed as text.
        options.pop("widget", None)
        least = {"min_value": self.least}
        return models.Field.formfield(self, **{"form_class": MoneyFormField, **least, **options})


class WholeFormField(forms.IntegerField):
    """A whole number, perhaps with dots between its thousands: Django would take "1.000" for 1."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(without_groups(value) if isinstance(value, str) else value)


class CommaDecimalFormField(forms.Field):
    """A number with few decimals, typed with a comma or a point; `read` understands it."""

    widget = forms.TextInput

    def __init__(self, *, read: Any, **options: Any) -> None:
        self.read = read
        super().__init__(**options)

    def widget_attrs(self, widget: Any) -> dict[str, str]:
        return {"inputmode": "decimal", "size": "6", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return decimal_text(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        return self.read(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.read(initial) != self.read(data)
        except ValidationError:
            return True


class CommaDecimalField(models.DecimalField):
    """Not negative. A kind of it says how many digits it has, and with `sentence` what is wrong about other texts."""

    sentence = "“{}” không phải số."

    def to_python(self, value: Any) -> Decimal | None:
        whole, places = self.max_digits - self.decimal_places, self.decimal_places
        try:
            return read_decimal(value, places, whole, self.sentence)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def formfield(self, **options: Any) -> Any:
        return models.Field.formfield(self, **{"form_class": CommaDecimalFormField, "read": self.to_python} | options)


class DerivedField(models.TextField):
    """Text the model works out from its other fields whenever it is saved, bulk_create included."""

    def __init__(self, *args: Any, source: tuple[str, ...] = (), **options: Any) -> None:
        self.source = tuple(source)
        options |= {"editable": False, "blank": True, "default": ""}
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        for fixed in ("editable", "blank", "default"):
            options.pop(fixed, None)
        return name, path, args, options | {"source": self.source}

    def pre_save(self, record: Any, add: bool) -> Any:
        value = self.derive(" ".join(str(getattr(record, name) or "") for name in self.source))
        setattr(record, self.attname, value)
        return value


class FoldedField(DerivedField):
    """The source fields without diacritics, for search: `{"folded__contains": fold(words)}`."""

    def derive(self, text: str) -> str:
        return fold(text)


class SortField(DerivedField):
    """The source fields as a key in Vietnamese alphabetical order; needs `db_collation="C"`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"db_collation": "C"})

    def derive(self, text: str) -> str:
        return sort_key(text)


class ComposedTextInput(forms.TextInput):
    """Turns what was typed into NFC, so that equal names are equal."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return nfc(value) if isinstance(value, str) else value


@models.CharField.register_lookup
@models.TextField.register_lookup
class Unaccented(models.Transform):
    """Text as `fold` makes it, as far as letters are concerned, worked out by the database: for small tables without a
    folded column. `{"title__unaccented__contains": fold(word)}`."""

    lookup_name = "unaccented"
    template = (
        "regexp_replace(translate(lower(normalize(%(expressions)s, NFD)), 'đð', 'dd'), '[\\u0300-\\u036f]', '', 'g')"
    )


def staff_member(label: str, *, on_delete: Any = models.SET_NULL) -> models.ForeignKey:
    """Who did something, set by the program and never typed. With PROTECT nobody who did it can be deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


def is_key(key: Any, value: Any) -> bool:
    """Whether a value has the form of a model's key, `_meta.pk`, and lies in its range; an empty one says that nothing is chosen."""
    try:
        return not value or key.clean(value, None) is not None
    except ValidationError:
        return False

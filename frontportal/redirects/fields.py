"""Columns that hold addresses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from frontportal.kit.records.fields import DerivedField

from .addresses import old_address, path_of


class OldAddressField(models.CharField):
    """An address of an earlier website, written as `addresses.key_of` does however it was typed."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return text
        try:
            return old_address(text)
        except ValueError as error:
            raise ValidationError(str(error), code="address") from None


class PathField(DerivedField):
    """The path of an address, for comparing."""

    def derive(self, text: str) -> str:
        return path_of(text)

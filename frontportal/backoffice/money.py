"""Money in lists and on pages that can only be read, with its points."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.values.money import dong

from .mixin import AdminMixin

IN_DONG = "_in_dong"  # ends the name of a column of amounts


def money(field: str, label: str) -> Any:
    """A list column for an amount in đồng; sorting goes by the field itself."""

    @admin.display(description=label, ordering=field)
    def column(record: Any) -> str:
        amount = getattr(record, field)
        return "" if amount is None else dong(amount)

    column.__name__ = f"{field}{IN_DONG}"
    return column


class ReadableMoney(AdminMixin):
    """For ModelAdmins: where a record can't be changed, its amounts stand as 2.400.000.000 and not as bare digits."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        amounts = {
            field.name: money(field.name, field.verbose_name)
            for field in self.opts.fields
            if isinstance(field, MoneyField)
        }
        return [(title, options | {"fields": swapped(options["fields"], amounts)}) for title, options in fieldsets]


def without(fieldsets: Any, name: str) -> list[Any]:
    """Fieldsets that leave out a field which stands on a line of its own, and what is empty then."""
    shown_fieldsets = [
        (title, options | {"fields": [each for each in options["fields"] if each != name]})
        for title, options in fieldsets
    ]
    return [(title, options) for title, options in shown_fieldsets if options["fields"]]


def swapped(fields: Any, amounts: dict[str, Any]) -> list[Any]:
    """The names of a fieldset with columns in the place of amounts, lines of several names included."""
    return [
        tuple(amounts.get(name, name) for name in line) if isinstance(line, list | tuple) else amounts.get(line, line)
        for line in fields
    ]

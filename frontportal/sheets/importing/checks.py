"""What a form would check of a record, without a question to the database for each row."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from frontportal.kit.records.scoping import outside_area, visible

from .rows import ImportedRow


class RowChecks:
    """Asks once for a batch what all its rows want to know, and remembers the answers for the sheet.

    Rules that only the database knows (its constraints and triggers) are left to it: see `writing`.
    """

    def __init__(self, model: type[models.Model], user: Any) -> None:
        self.model, self.user = model, user
        self.links: list[Any] = [field for field in model._meta.concrete_fields if field.is_relation]
        self.allowed: dict[str, dict[Any, bool]] = {field.name: {} for field in self.links}
        self.places: dict[Any, tuple[str, str]] = {}

    def ask(self, records: Iterable[models.Model]) -> None:
        """Learn which of the records linked to may be linked to at all (`limit_choices_to`)."""
        records = list(records)
        for field in self.links:
            limit = field.get_limit_choices_to()
            known = self.allowed[field.name]
            keys = {getattr(record, field.attname) for record in records} - {None} - known.keys()
            if keys and limit:
                choices = field.related_model._base_manager.complex_filter(limit).filter(pk__in=keys)
                fitting = set(choices.values_list("pk", flat=True))
                known |= {key: key in fitting for key in keys}
        self.ask_places(records)

    def ask_places(self, records: list[models.Model]) -> None:
        """Learn which of the records' own units the person may work with, where a record names its unit itself."""
        path = self.unit_path()
        if self.user is None or not path or "__" in path:
            return
        field = self.model._meta.get_field(path)
        keys = {getattr(record, field.attname) for record in records} - {None} - self.places.keys()
        units = visible(field.related_model._default_manager, self.user).filter(pk__in=keys) if keys else ()
        self.places |= {unit.pk: ("", "") for unit in units}

    def unit_path(self) -> str:
        """The way from a record to its unit; "" for a model without place."""
        return str(getattr(self.model._default_manager.all(), "unit_path", ""))

    def visible_keys(self, keys: Iterable[Any]) -> set[Any]:
        """Which of these records the person may see."""
        records = self.model._default_manager
        asked = visible(records, self.user) if self.user is not None else records.all()
        return set(asked.filter(pk__in=set(keys)).values_list("pk", flat=True))

    def check(self, row: ImportedRow) -> None:
        """Note at the row what its record's fields, links, `clean` and place do not allow."""
        record, unread = row.record, set(row.errors)
        self.check_place(row)
        linked = {field.name for field in self.links if self.is_fitting(record, field)}
        for act in (lambda: record.clean_fields(exclude=unread | linked), record.clean):
            try:
                act()
            except ValidationError as error:
                row.refuse(without(error, unread))

    def is_fitting(self, record: models.Model, field: Any) -> bool:
        """Whether a link needs no further question: it was found, and is among the choices."""
        key = getattr(record, field.attname)
        return key is not None and self.allowed[field.name].get(key, True)

    def check_place(self, row: ImportedRow) -> None:
        """Refuse what lies outside the person's units."""
        if self.user is None or row.errors or row.record is None:
            return
        name = self.unit_path().partition("__")[0]
        key = getattr(row.record, self.model._meta.get_field(name).attname) if name else None
        if key not in self.places:
            self.places[key] = outside_area(row.record, self.user)
        field, sentence = self.places[key]
        if field:
            row.refuse(sentence, field)


def without(error: ValidationError, names: set[str]) -> ValidationError:
    """The error less what it says of fields that could not even be read."""
    if not hasattr(error, "error_dict"):
        return error
    left = {name: errors for name, errors in error.error_dict.items() if name not in names or name == NON_FIELD_ERRORS}
    return ValidationError(left)

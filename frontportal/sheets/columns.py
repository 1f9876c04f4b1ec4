"""Which columns a sheet of a model has, and which cell reads and writes a field."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.text import capfirst
from import_export.fields import Field

from frontportal.kit.records.fields import CommaDecimalField, MoneyField
from frontportal.workbooks.headers.spellings import SHARED, spellings_in

from . import cells, links


class ColumnsMixin:
    """Before ModelResource: a column for each field, headed by its verbose name unless `headers` says otherwise.

    More headers by which offices call a field stand in `spellings.toml` beside the module, under the name of the class.
    """

    headers: dict[str, str] = {}
    fields: dict[str, Any]  # of ModelResource, by their names
    _meta: Any

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Any:
        """As the library asks for it: the column of a model field."""
        header = cls.headers.get(field_name) or capfirst(str(django_field.verbose_name))
        return Field(
            attribute=field_name,
            column_name=header,
            widget=cls.cell_of(django_field),
            readonly=readonly,
            default=django_field.default if not django_field.null else None,
        )

    @classmethod
    def cell_of(cls, field: Any) -> Any:
        """The cell that reads and writes a model field."""
        if field.many_to_many:
            return links.ManyLinksCell(field.related_model)
        if field.is_relation:
            kind = links.UnitCell if getattr(field.related_model, "HAS_LIVES", False) else links.LinkCell
            return kind(field.related_model)
        if field.choices:
            return (cells.ChoiceOrNothingCell if field.null else cells.ChoiceCell)(field.flatchoices)
        if getattr(field, "base_field", None) is not None and field.base_field.choices:
            return cells.SeveralCell(field.base_field.flatchoices)
        if field.name == "phone":
            return cells.PhoneCell(allow_blank=not field.null)
        for kind, make in CELLS:
            if isinstance(field, kind):
                return make(field)
        return cells.TextCell(allow_blank=not field.null)

    def traits_of(self, name: str, field: Any) -> dict[str, Any]:
        """What reading a sheet must know of a column, beside its name and header (see `reading.columns.Column`)."""
        cell = field.widget
        parts = SHARED["unit"] if isinstance(cell, links.UnitCell) and name == "unit" else {}
        return {
            "spellings": (*SHARED["fields"].get(name, ()), *self.own_spellings().get(name, ())),
            "area": tuple(parts.get("area", ())),
            "commune": tuple(parts.get("commune", ())),
            "choices": tuple(cell.names.exact) if isinstance(cell, cells.ChoiceCell) else (),
            "is_money": isinstance(cell, cells.MoneyCell),
            "is_number": isinstance(cell, cells.WholeCell),
            "is_text": isinstance(cell, cells.TextCell),
        }

    @classmethod
    def own_spellings(cls) -> dict[str, list[str]]:
        """Field → headers of this kind of record, those of its bases included."""
        found: dict[str, list[str]] = {}
        for kind in cls.__mro__:
            if issubclass(kind, ColumnsMixin):
                path = Path(str(sys.modules[kind.__module__].__file__)).with_name("spellings.toml")
                for name, headers in spellings_in(path).get(kind.__name__, {}).items():
                    found.setdefault(name, []).extend(headers)
        return found

    def unit_of(self, row: dict[str, Any]) -> Any:
        """The unit that a row names; None where it names none, or none for certain."""
        field = self.fields.get("unit")
        try:
            return field.widget.clean(row.get(field.column_name), row) if field else None
        except ValueError:
            return None

    def link_notes(self) -> list[str]:
        """What was taken for another name, once all rows are read: sentences for the preview."""
        notes = [note for field in self.fields.values() for note in getattr(field.widget, "notes", ())]
        return list(dict.fromkeys(notes))

    def header_of(self, name: str) -> str:
        """The header of a field's column; the model's name where it has none."""
        field = self.fields.get(name)
        return field.column_name if field else str(self._meta.model._meta.verbose_name)

    def span_of(self, row: dict[str, Any]) -> tuple[date, date] | None:
        """(first, last) day in which the units of a row must exist: its date, else its year."""
        for field in self.fields.values():
            if isinstance(field.widget, cells.DayCell | cells.MomentCell):
                try:
                    day = field.widget.clean(row.get(field.column_name))
                except ValueError:
                    return None
                if day:
                    day = day.date() if isinstance(day, datetime) else day
                    return day, day
        return cells.year_span(row.get(self.fields["year"].column_name)) if "year" in self.fields else None


CELLS = (
    (MoneyField, lambda field: cells.MoneyCell()),
    (CommaDecimalField, lambda field: cells.CommaDecimalCell(field.to_python)),
    (models.SlugField, lambda field: cells.SlugCell(allow_blank=not field.null)),
    (models.BooleanField, lambda field: cells.YesNoCell(empty=None if field.null else False)),
    (models.DateTimeField, lambda field: cells.MomentCell()),
    (models.DateField, lambda field: cells.DayCell()),
    (models.TimeField, lambda field: cells.HourCell()),
    (models.IntegerField, lambda field: cells.WholeCell()),
)

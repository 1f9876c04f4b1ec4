"""What a form of the admin would change in a record, gathered instead of saved."""

from typing import Any

from django.db import models
from django.forms import BaseModelFormSet, ModelForm

from .values import keep_file, keys_of, value_of


def editable_fields(record: models.Model, names: Any) -> list[models.Field]:
    """The model's fields among the names of a form's fields."""
    opts = record._meta
    return [field for field in (*opts.concrete_fields, *opts.many_to_many) if field.name in names]


def changes_of_form(stored: models.Model, wanted: models.Model, form: ModelForm) -> dict[str, list[Any]]:
    """{field: [what `stored` says, what `wanted`, made by the form, says]} of the fields that differ."""
    found: dict[str, list[Any]] = {}
    for field in editable_fields(stored, form.fields):
        old = value_of(stored, field)
        if field.many_to_many:
            new = keys_of(form.cleaned_data.get(field.name, ()))
        else:
            keep_file(wanted, field)
            new = value_of(wanted, field)
        if old != new:
            found[field.name] = [old, new]
    return found


def changes_of_lines(stored: models.Model, formset: BaseModelFormSet) -> dict[str, list[Any]]:
    """{accessor: [lines as they are, lines as they shall be]} of a record's own lines; {} where nothing differs."""
    fields = [field for field in formset.model._meta.concrete_fields if field.editable and field != formset.fk]
    fields = [field for field in fields if not field.primary_key]
    accessor = formset.fk.remote_field.get_accessor_name()
    old = [line_of(line, fields) for line in getattr(stored, accessor).all()]
    new = []
    for form in formset.forms:
        is_empty = form.instance.pk is None and not form.has_changed()
        if not is_empty and form not in formset.deleted_forms:
            for field in fields:
                keep_file(form.instance, field)
            new.append(line_of(form.instance, fields))
    return {} if old == new else {accessor: [old, new]}


def line_of(line: models.Model, fields: list[models.Field]) -> dict[str, Any]:
    """A line's key (None for a new one) and what it says."""
    return {"id": line.pk} | {field.name: value_of(line, field) for field in fields}

"""Whatever form an office hands a list in, the same records come out of it, for every kind of record."""

import pytest
from django.contrib import admin

from frontportal.workbooks.reading.read import read_sheet
from tests.office_forms import FORMS, Office

RESOURCES = [
    resource
    for model, model_admin in admin.site._registry.items()
    if model._meta.label != "staff.User"
    for resource in getattr(model_admin, "resource_classes", None) or []
]
ROWS = 6


def cleaned(resource, headers, row) -> dict:
    """Field → value of a row, of the fields that a sheet may fill."""
    data = dict(zip(headers, row, strict=True))
    fields = {
        name: field for name, field in resource.fields.items() if not field.readonly and field.column_name in data
    }
    return {name: field.clean(data) for name, field in fields.items()}


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize("kind", RESOURCES, ids=lambda kind: kind.__name__)
def test_every_form_gives_the_same_rows(kind):
    resource = kind()
    plain = resource.export(kind._meta.model._default_manager.all()[:ROWS])
    expected = [cleaned(resource, plain.headers, row) for row in plain]
    assert expected, f"no {kind._meta.model._meta.verbose_name} in the demonstration year"
    for form in FORMS:
        file = Office(resource, form).file(plain.headers, plain.dict)
        reading = read_sheet(file, f"x.{form.kind}", resource, skip_totals=True)
        assert (form.name, [header.text for header in reading.unknown_headers], reading.faults) == (form.name, [], [])
        dataset = reading.dataset()
        found = [cleaned(resource, dataset.headers, row) for row in dataset]
        assert (form.name, found) == (form.name, expected)
        differing = [total for total in reading.totals if total.differences]
        assert (form.name, len(reading.totals), differing) == (form.name, int(form.has_total), [])

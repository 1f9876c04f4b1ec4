"""Every sheet of the demonstration year goes out and comes back, and coming back changes nothing."""

import pytest
from django.contrib import admin
from django.db import DatabaseError, models, transaction
from tablib import Dataset

SHEETS = [
    resource
    for model, model_admin in admin.site._registry.items()
    if model._meta.label != "staff.User"
    for resource in getattr(model_admin, "resource_classes", None) or []
]
KEPT_IN_SHEETS = {
    "places.Unit", "campaigns.Recognition", "campaigns.UnityDay", "campaigns.Activity", "assistance.Gift", "assistance.House",
    "assistance.Livelihood", "ledger.Contribution", "appeals.Appeal", "voters.Meeting", "voters.Petition",
}  # fmt: skip


def test_every_kind_of_record_that_offices_keep_in_sheets_has_one():
    assert {resource._meta.model._meta.label for resource in SHEETS} >= KEPT_IN_SHEETS


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("resource", SHEETS, ids=lambda resource: resource.__name__)
class TestRoundTrip:
    def test_what_went_out_adds_nothing_when_it_comes_back(self, resource):
        sheet = resource().export()
        result = resource().import_data(sheet, dry_run=False)
        troubles = [(row.number, row.error.messages) for row in result.invalid_rows]
        assert (troubles[:3], result.has_errors()) == ([], False)
        assert {name: count for name, count in result.totals.items() if count and name != "skip"} == {}

    def test_headers_are_the_office_words(self, resource):
        model = resource._meta.model
        names = {field.name for field in model._meta.get_fields()}
        assert [header for header in resource().export(model._default_manager.none()).headers if header in names] == []

    def test_rows_without_their_code_are_as_many_records_or_refused(self, resource):
        sheet = resource().export()
        model = resource._meta.model
        codes = [name for name in resource._meta.import_id_fields if is_code(model._meta.get_field(name))]
        rows = sheet.dict[:20]
        for row in rows:
            row |= {resource().header_of(name): "" for name in codes}
        before = model._default_manager.count()
        result = resource().import_data(Dataset(*(list(row.values()) for row in rows), headers=sheet.headers))
        records = [row.object_id for row in result.rows if row.is_valid()]
        assert (len(records) + len(result.invalid_rows), len(set(records))) == (len(rows), len(records))
        assert model._default_manager.count() == before + result.totals["new"]

    def test_the_database_takes_no_empty_code(self, resource):
        model = resource._meta.model
        record = model._default_manager.first()
        named = {"code", "slug", "number", "decision_number"} & set(resource._meta.import_id_fields)
        codes = [name for name in named if isinstance(model._meta.get_field(name), models.CharField)]
        for name in codes if record else ():
            with pytest.raises(DatabaseError, match=f"{name}_given|dễ nhầm"), transaction.atomic():
                model._base_manager.filter(pk=record.pk).update(**{name: ""})


def is_code(field) -> bool:
    return isinstance(field, models.CharField | models.IntegerField) and not field.choices and field.name != "year"

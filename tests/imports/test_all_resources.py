"""Every kind of record that has sheets: the template, the history's words, rows that mean the same, undoing."""

import io

import openpyxl
import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from tablib import Dataset

from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.imports import register
from frontportal.imports.undoing.act import undo
from frontportal.imports.waiting.reading import Answers, read
from frontportal.sheets.template import DATA, GUIDE, VALUES, template_sheet
from tests.makers import make_user

SHEETS = [
    resource
    for model, model_admin in admin.site._registry.items()
    if model._meta.label != "staff.User" and not isinstance(model_admin, ReadOnlyMixin)
    for resource in getattr(model_admin, "resource_classes", None) or []
]


@pytest.fixture
def superuser(visit):
    return make_user("moi-quyen", is_superuser=True)


@pytest.mark.usefixtures("visit")
@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.__name__)
class TestEveryKind:
    def test_keeps_a_history_that_can_name_a_file(self, kind):
        assert hasattr(kind._meta.model, "history")

    def test_the_template_filled_with_what_went_out_changes_nothing(self, kind, superuser):
        resource = kind(user=superuser)
        sheet = resource.export()
        headers = [field.column_name for field in resource.get_user_visible_fields()]
        book = openpyxl.load_workbook(io.BytesIO(template_sheet(resource)))
        assert book.sheetnames == [DATA, GUIDE, VALUES]
        filled = book[DATA]
        assert [cell.value for cell in filled[1]] == headers
        for row in sheet.dict[:12]:
            filled.append([row[header] for header in headers])
        file = io.BytesIO()
        book.save(file)
        reading = read(file.getvalue(), "mau.xlsx", kind(user=superuser), Answers())
        assert (reading.has_questions, [fault.sentence for fault in reading.faults]) == (False, [])
        result = kind(user=superuser).import_data(reading.dataset(), dry_run=True)
        assert [row.error.messages for row in result.invalid_rows] == []
        assert {name: number for name, number in result.totals.items() if number and name != "skip"} == {}

    def test_a_row_told_twice_is_refused(self, kind, superuser):
        sheet = kind(user=superuser).export()
        if not len(sheet):
            return
        twice = Dataset(sheet[0], sheet[0], headers=sheet.headers)
        result = kind(user=superuser).import_data(twice, dry_run=True)
        [bad] = result.invalid_rows
        [sentence] = bad.error.messages
        assert (bad.number, "trùng với dòng 2" in sentence or "giống hệt dòng 2" in sentence) == (3, True)

    def test_an_import_that_changed_nothing_undoes_nothing(self, kind, superuser):
        before = kind._meta.model._base_manager.count()
        result = kind(user=superuser).import_data(kind(user=superuser).export(), dry_run=False)
        stored = register.keep(result, kind._meta.model, file_name="bang.xlsx", by=superuser)
        plan = undo(stored, by=superuser)
        assert (plan.deleted, plan.restored, kind._meta.model._base_manager.count()) == ([], [], before)
        with pytest.raises(ValidationError, match="đã được hoàn tác rồi"):
            undo(stored, by=superuser)

"""The one base of every ModelAdmin: units respected, history kept, sheets in and out, words of the office."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from import_export.admin import ImportExportModelAdmin
from simple_history.admin import SimpleHistoryAdmin
from unfold import admin as unfold

from frontportal.kit.alone import writing_alone

from .conflicts.edit_conflicts import EditConflictsMixin
from .deletion import DeletionMixin
from .form_fields import RecordFields
from .history import HistoryMixin
from .lists import ChosenRecords, ListMixin
from .saving import SavingMixin
from .sheets import SheetsMixin
from .shortcuts.bulk import BulkMixin
from .shortcuts.next_record import NextRecordMixin


class RecordAdmin(
    BulkMixin, ListMixin, EditConflictsMixin, SavingMixin, NextRecordMixin, HistoryMixin, SheetsMixin, DeletionMixin, RecordFields,
    ChosenRecords, SimpleHistoryAdmin, unfold.ModelAdmin, ImportExportModelAdmin,
):  # fmt: skip
    """A room names its columns, filters, fieldsets and `resource_classes`; the rest is here."""

    change_form_after_template = "admin/parts/_shortcuts.html"
    compressed_fields = True
    warn_unsaved_form = True
    is_closed_list = False  # True where a list holds personal data: its readers say why and are written down
    keeps_unsaved = True  # in the browser, until it is saved; False where records hold personal data or secrets

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As ever; what is checked among other records is saved by one person after the other."""
        models = [self.model, *(inline.model for inline in self.get_inlines(request, None))]
        with writing_alone(models if request.method == "POST" else ()):
            return super().changeform_view(request, *args, **kwargs)

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Going back to an earlier version saves a record like any other form."""
        with writing_alone([self.model] if request.method == "POST" else ()):
            return super().history_form_view(request, *args, **kwargs)

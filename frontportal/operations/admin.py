"""The journal of operations, to be read by administrators."""

from django.contrib import admin

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin

from .models import OperationRun


@admin.register(OperationRun)
class OperationRunAdmin(ReadOnlyMixin, NoVersionsMixin, RecordAdmin):
    list_display = ["kind", "started_at", "ended_at", "result", "first_line"]
    list_filter = ["kind", "result"]
    search_fields = ["report"]
    date_hierarchy = "started_at"
    ordering = ["-started_at"]
    fieldsets = [(None, {"fields": [("kind", "result"), ("started_at", "ended_at"), "report"]})]

    @admin.display(description="đã làm")
    def first_line(self, run) -> str:
        return run.report.partition("\n")[0][:120]

"""The journal of operations and the page of state, to be read by administrators."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from unfold.decorators import action

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin

from .models import OperationRun
from .state.page import groups


@admin.register(OperationRun)
class OperationRunAdmin(ReadOnlyMixin, NoVersionsMixin, RecordAdmin):
    list_display = ["kind", "started_at", "ended_at", "result", "first_line"]
    list_filter = ["kind", "result"]
    search_fields = ["report"]
    date_hierarchy = "started_at"
    ordering = ["-started_at"]
    actions_list = ["state"]
    fieldsets = [(None, {"fields": [("kind", "result"), ("started_at", "ended_at"), "report"]})]

    @admin.display(description="đã làm")
    def first_line(self, run) -> str:
        return run.report.partition("\n")[0][:120]

    @action(description="Tình trạng hệ thống", url_path="tinh-trang", icon="monitor_heart", permissions=["view"])
    def state(self, request):
        """What runs, what was backed up, how much room is left."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {"title": "Tình trạng hệ thống", "groups": groups(), "opts": self.opts}
        return TemplateResponse(request, "operations/state.html", self.admin_site.each_context(request) | context)

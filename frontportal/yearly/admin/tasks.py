"""The work programme of a year."""

from django.contrib import admin
from unfold.decorators import display

from frontportal.backoffice.record_admin import RecordAdmin

from ..models.task import Task
from ..resources import TaskResource


class OverdueFilter(admin.SimpleListFilter):
    title = "hạn"
    parameter_name = "qua_han"

    def lookups(self, request, model_admin):
        return [("1", "Quá hạn, chưa xong")]

    def queryset(self, request, queryset):
        return queryset.overdue() if self.value() == "1" else queryset


@admin.register(Task)
class TaskAdmin(RecordAdmin):
    resource_classes = [TaskResource]
    list_display = ["text", "year", "position", "lead", "due", "state", "days_late"]
    list_filter = ["year", "state", OverdueFilter]
    list_editable = ["state"]
    search_fields = ["text", "lead"]
    fieldsets = [
        (None, {"fields": [("year", "position"), "text", ("lead", "due"), "measure", ("state", "done_on"), "result"]})
    ]

    @display(description="chậm, ngày")
    def days_late(self, task) -> str:
        return str(task.days_late or "")

    def get_changeform_initial_data(self, request):
        """The next line of the programme that was written last."""
        last = Task.objects.order_by("-year", "-position").first()
        following = {"year": last.year, "position": last.position + 1} if last else {}
        return following | super().get_changeform_initial_data(request)

"""The work programme of a year."""

from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin

from ..models.task import Task
from ..resources import TaskResource


@admin.register(Task)
class TaskAdmin(RecordAdmin):
    resource_classes = [TaskResource]
    list_display = ["text", "year", "position", "lead", "due", "state"]
    list_filter = ["year", "state"]
    list_editable = ["state"]
    search_fields = ["text", "lead"]
    fieldsets = [(None, {"fields": [("year", "position"), "text", ("lead", "due"), "state"]})]

    def get_changeform_initial_data(self, request):
        """The next line of the programme that was written last."""
        last = Task.objects.order_by("-year", "-position").first()
        following = {"year": last.year, "position": last.position + 1} if last else {}
        return following | super().get_changeform_initial_data(request)

from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from .kinds import KEPT_ELSEWHERE
from .models import LoggedWork
from .resources import LoggedWorkResource


@admin.register(LoggedWork)
class LoggedWorkAdmin(RecordAdmin):
    resource_classes = [LoggedWorkResource]
    list_display = ["title", "kind", "body", "unit", "date", "quantity", "people", "opinions", "amount"]
    list_filter = ["kind", "body", CommuneFilter, "year"]
    search_fields = ["title", "source", "unit__folded"]
    date_hierarchy = "date"
    autocomplete_fields = ["unit"]
    keeps_on_next = ["kind", "body", "unit", "source"]
    fieldsets = [
        (None, {"fields": [("kind", "body"), "unit", ("date", "year"), "title"]}),
        ("Kết quả", {"fields": [("quantity", "amount"), ("people", "invited"), "opinions", "source"]}),
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """What is kept elsewhere is not on offer; a line that has it keeps it."""
        form = super().get_form(request, obj, change=change, **kwargs)
        field = form.base_fields.get("kind")
        if field is not None and (obj is None or obj.kind not in KEPT_ELSEWHERE):
            field.choices = [(value, label) for value, label in field.choices if value not in KEPT_ELSEWHERE]
        return form

from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

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

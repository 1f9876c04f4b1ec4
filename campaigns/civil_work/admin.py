from django.contrib import admin

from frontportal.approval.admin.showing import ShowingAdmin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from .models import CivilWorkModel
from .resources import CivilWorkModelResource


@admin.register(CivilWorkModel)
class CivilWorkModelAdmin(ShowingAdmin, RecordAdmin):
    resource_classes = [CivilWorkModelResource]
    list_display = ["name", "unit", "field", "lead", "started_on", "level", "shown"]
    list_filter = ["field", "level", CommuneFilter, "shown"]
    date_hierarchy = "started_on"
    autocomplete_fields = ["unit"]
    fieldsets = [
        (None, {"fields": ["name", ("unit", "field"), "lead"]}),
        ("Thực hiện", {"fields": [("started_on", "ended_on"), "people", "summary"]}),
        ("Công nhận", {"fields": ["level", ("decision", "recognised_on")]}),
        ("Trang công khai", {"fields": ["shown"]}),
    ]

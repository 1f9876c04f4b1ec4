from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from ..models import FollowUp
from ..resources import FollowUpResource


@admin.register(FollowUp)
class FollowUpAdmin(RecordAdmin):
    resource_classes = [FollowUpResource]
    list_display = ["livelihood", "months", "date", "outcome", "households_risen", "people"]
    list_filter = ["months", "outcome", "livelihood__year", CommuneFilter]
    list_select_related = ["livelihood"]
    search_fields = ["livelihood__folded"]
    date_hierarchy = "date"
    autocomplete_fields = ["livelihood"]
    keeps_on_next = ["months", "date", "people"]
    fieldsets = [
        ("Lần theo dõi", {"fields": ["livelihood", ("months", "date"), ("outcome", "households_risen")]}),
        (None, {"fields": ["people", "note"]}),
    ]

"""What voters said of deputies: a closed list, of which everybody else sees the number only."""

from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter
from voters.models.remark import DeputyRemark


@admin.register(DeputyRemark)
class DeputyRemarkAdmin(RecordAdmin):
    keeps_unsaved = False
    is_closed_list = True
    list_display = ["meeting", "council", "kind", "reported_on"]
    list_filter = ["council", "kind", CommuneFilter]
    list_select_related = ["meeting__unit__parent"]
    search_fields = ["folded"]
    ordering = ["-meeting__start", "-pk"]
    autocomplete_fields = ["meeting"]
    fields = ["meeting", "council", "kind", "content", "reported_on"]

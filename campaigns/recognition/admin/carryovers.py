from django.contrib import admin

from frontportal.approval.admin.showing import ShowingAdmin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from ..models.carryover import TitleCarryover
from ..resources import TitleCarryoverResource


@admin.register(TitleCarryover)
class TitleCarryoverAdmin(ShowingAdmin, RecordAdmin):
    resource_classes = [TitleCarryoverResource]
    list_display = ["recognition", "unit", "is_carried", "decision_number", "decision_date", "shown"]
    list_filter = ["is_carried", "shown", "recognition__year", "recognition__title", CommuneFilter]
    list_select_related = ["recognition__unit__parent", "unit__parent"]
    search_fields = ["unit__folded", "recognition__unit__folded", "decision_number"]
    autocomplete_fields = ["recognition", "unit"]
    fields = ["recognition", "unit", "is_carried", ("decision_number", "decision_date"), "reason", "shown"]

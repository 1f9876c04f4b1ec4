from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin

from ..models.carryover import TitleCarryover
from ..resources import TitleCarryoverResource


@admin.register(TitleCarryover)
class TitleCarryoverAdmin(RecordAdmin):
    resource_classes = [TitleCarryoverResource]
    list_display = ["recognition", "unit", "is_carried", "decision_number", "decision_date"]
    list_filter = ["is_carried", "recognition__year", "recognition__title"]
    list_select_related = ["recognition__unit__parent", "unit__parent"]
    search_fields = ["unit__folded", "recognition__unit__folded", "decision_number"]
    autocomplete_fields = ["recognition", "unit"]
    fields = ["recognition", "unit", "is_carried", ("decision_number", "decision_date"), "reason"]

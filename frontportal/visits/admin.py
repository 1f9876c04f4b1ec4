"""What the portal counts, to be read, and the counts carried over from an earlier website, to be entered."""

from django.contrib import admin

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin

from .models import Baseline, DailyCount


@admin.register(Baseline)
class BaselineAdmin(RecordAdmin):
    list_display = ["page_name", "count", "as_of", "note"]
    search_fields = ["page", "note"]
    ordering = ["page"]
    fieldsets = [(None, {"fields": ["page", ("count", "as_of"), "note"]})]

    @admin.display(description="trang", ordering="page")
    def page_name(self, baseline) -> str:
        return baseline.page or "Toàn trang"


@admin.register(DailyCount)
class DailyCountAdmin(NoVersionsMixin, ReadOnlyMixin, RecordAdmin):
    list_display = ["day", "page_name", "count"]
    list_filter = ["day"]
    search_fields = ["page"]
    date_hierarchy = "day"
    ordering = ["-day", "-count"]

    @admin.display(description="trang", ordering="page")
    def page_name(self, counted) -> str:
        return counted.page or "Toàn trang"

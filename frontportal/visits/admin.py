"""The counts carried over from an earlier website; what the portal counts itself is not for editing."""

from django.contrib import admin

from frontportal.kit.admin import RecordAdmin

from .models import Baseline


@admin.register(Baseline)
class BaselineAdmin(RecordAdmin):
    list_display = ["page_name", "count", "as_of", "note"]
    search_fields = ["page", "note"]
    ordering = ["page"]
    fieldsets = [(None, {"fields": ["page", ("count", "as_of"), "note"]})]

    @admin.display(description="trang", ordering="page")
    def page_name(self, baseline) -> str:
        return baseline.page or "Toàn trang"

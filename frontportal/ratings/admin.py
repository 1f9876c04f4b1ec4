"""What readers thought, month by month, to be read."""

from django.contrib import admin

from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin

from .models import MonthlyRating


@admin.register(MonthlyRating)
class MonthlyRatingAdmin(ReadOnlyMixin, RecordAdmin):
    list_display = ["article", "month_in_words", "helpful", "unhelpful"]
    list_filter = [("month", admin.DateFieldListFilter)]
    list_select_related = ["article"]
    search_fields = ["article__title"]
    ordering = ["-month", "-helpful"]

    @admin.display(description="tháng", ordering="month")
    def month_in_words(self, rating) -> str:
        return f"{rating.month:%m/%Y}"

"""The calendar that staff keep, with what the library proposes for the year beside it."""

from datetime import date

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from unfold.decorators import action

from frontportal.backoffice.record_admin import RecordAdmin

from .models import DayDecision
from .proposal import days_of
from .resources import DayDecisionResource
from .terms import move_open_terms

FIRST_YEAR, LAST_YEAR = 2000, 2100


@admin.register(DayDecision)
class DayDecisionAdmin(RecordAdmin):
    resource_classes = [DayDecisionResource]
    list_display = ["day", "kind", "name", "basis"]
    list_filter = ["kind"]
    search_fields = ["name", "basis"]
    date_hierarchy = "day"
    ordering = ["-day"]
    fields = ["day", "kind", "name", "basis"]
    actions_list = ["open_year"]

    def get_urls(self):
        page = self.admin_site.admin_view(self.year_page)
        return [path("nam/<int:year>/", page, name="work_calendar_year"), *super().get_urls()]

    @action(description="Lịch cả năm", url_path="nam")
    def open_year(self, request):
        return self.year_page(request, timezone.localdate().year)

    def year_page(self, request, year: int) -> HttpResponse:
        """All days off and worked weekend days of a year, with where each comes from."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404(f"Lịch làm việc có từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.")
        context = self.admin_site.each_context(request) | {
            "title": f"Lịch làm việc năm {year}",
            "opts": self.opts,
            "year": year,
            "years": [each for each in (year - 1, year + 1) if FIRST_YEAR <= each <= LAST_YEAR],
            "days": days_of(year),
            "may_add": self.has_add_permission(request),
        }
        return TemplateResponse(request, "admin/work_calendar/year.html", context)

    def get_changeform_initial_data(self, request):
        """From the page of the year a day and its kind are handed on."""
        offered = super().get_changeform_initial_data(request)
        try:
            day = date.fromisoformat(offered.get("day", ""))
        except ValueError:
            return {name: value for name, value in offered.items() if name != "day"}
        return offered | {"day": day}

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        self.tell_moved(request, f"{obj.name} ({obj.basis}).")

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self.tell_moved(request, f"Bỏ ngày {obj.day:%d/%m/%Y} khỏi lịch làm việc.")

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        self.tell_moved(request, "Bỏ một số ngày khỏi lịch làm việc.")

    def tell_moved(self, request, reason: str) -> None:
        for sentence in move_open_terms(reason, request.user):
            messages.info(request, sentence)

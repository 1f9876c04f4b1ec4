from django.contrib import admin, messages
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html

from frontportal.approval.admin.proposing import ProposingAdmin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter
from voters.deadlines import missed_deadlines
from voters.models.agency import Agency
from voters.models.deadline import Deadline
from voters.models.meeting import Meeting
from voters.models.supervision import Supervision
from voters.resources import MeetingResource, SupervisionResource

from .base import NumberedAdmin


@admin.register(Meeting)
class MeetingAdmin(ProposingAdmin, NumberedAdmin):
    resource_classes = [MeetingResource]
    list_display = ["code", "start", "unit", "council_labels", "kind", "state", "voters", "petition_link"]
    list_filter = ["year", "state", "kind", CommuneFilter]
    list_select_related = ["unit__parent"]
    date_hierarchy = "start"
    ordering = ["-start", "-code"]
    autocomplete_fields = ["unit"]
    fieldsets = [
        (None, {"fields": ["start", "year", "unit", "place", "councils", "code"]}),
        ("Nội dung", {"fields": ["topic", "kind", "form"]}),
        ("Kết quả", {"fields": ["state", "voters", "deputies", "minutes"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(petition_count=Count("petitions"))

    @admin.display(description="đại biểu")
    def council_labels(self, meeting) -> str:
        return meeting.council_names

    @admin.display(description="kiến nghị", ordering="petition_count")
    def petition_link(self, meeting) -> str:
        url = f"{reverse('admin:voters_petition_changelist')}?meeting__id__exact={meeting.pk}"
        return format_html('<a href="{}">{}</a>', url, meeting.petition_count)


@admin.register(Supervision)
class SupervisionAdmin(ProposingAdmin, NumberedAdmin):
    resource_classes = [SupervisionResource]
    list_display = ["code", "title", "unit", "form", "starts_on", "state", "recommendations", "answered"]
    list_filter = ["year", "state", "form", CommuneFilter]
    date_hierarchy = "starts_on"
    ordering = ["-starts_on", "-code"]
    autocomplete_fields = ["unit"]
    fieldsets = [
        (None, {"fields": ["title", "form", "subject", "unit", "year", "code"]}),
        ("Thời gian", {"fields": ["starts_on", "ends_on", "plan_sent_on", "subject_report_on"]}),
        ("Kết quả", {"fields": ["state", "report_on", "recommendations", "answered", "summary"]}),
    ]

    def save_model(self, request, obj, form, change):
        """Saved all the same: a deadline that was missed is a fact, and the clerk is told of it."""
        super().save_model(request, obj, form, change)
        for sentence in missed_deadlines(obj):
            messages.warning(request, sentence)


@admin.register(Agency)
class AgencyAdmin(RecordAdmin):
    list_display = ["name", "level", "unit", "active"]
    list_filter = ["level", "active"]
    ordering = ["sort_name"]
    autocomplete_fields = ["unit"]
    fields = ["name", "level", "unit", "active"]


@admin.register(Deadline)
class DeadlineAdmin(RecordAdmin):
    list_display = ["step", "urgency", "days", "working_days", "since", "basis"]
    list_filter = ["step", "urgency"]
    search_fields = ["basis"]
    ordering = ["step", "urgency", "-since"]
    fields = ["step", "urgency", "days", "working_days", "since", "basis"]

"""What meetings and petitions refer to: bodies, terms and sessions, and the dated rules."""

from django.contrib import admin
from django.utils.html import format_html_join

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import by_commune
from voters.deadlines import session_obligations
from voters.models.agency import Agency
from voters.models.council import Session, Term
from voters.models.deadline import Deadline

from .sheets import AgencyResource, SessionResource, TermResource


@admin.register(Agency)
class AgencyAdmin(RecordAdmin):
    resource_classes = [AgencyResource]
    list_display = ["name", "level", "unit", "active"]
    list_filter = ["level", "active", by_commune("unit")]
    ordering = ["sort_name"]
    autocomplete_fields = ["unit"]
    fields = ["name", "level", "unit", "active"]


@admin.register(Deadline)
class DeadlineAdmin(RecordAdmin):
    list_display = ["step", "council_channel", "urgency", "unit", "days", "working_days", "since", "basis"]
    list_filter = ["step", "council_channel", "urgency"]
    list_select_related = ["unit"]
    search_fields = ["basis"]
    ordering = ["step", "urgency", "-since"]
    autocomplete_fields = ["unit"]
    fieldsets = [
        (None, {"fields": ["step", "days", "working_days", "since", "basis"]}),
        ("Chỉ dùng cho", {"fields": ["council_channel", "body_level", "urgency", "unit"]}),
    ]


@admin.register(Term)
class TermAdmin(RecordAdmin):
    resource_classes = [TermResource]
    list_display = ["__str__", "since", "until"]
    list_filter = ["council"]
    list_select_related = ["unit__parent"]
    search_fields = ["unit__folded"]
    ordering = ["-since"]
    autocomplete_fields = ["unit"]
    fields = ["council", "unit", "number", "since", "until"]


@admin.register(Session)
class SessionAdmin(RecordAdmin):
    resource_classes = [SessionResource]
    list_display = ["__str__", "opens_on", "closes_on", "report_sent_on", "results_received_on"]
    list_filter = ["term__council"]
    list_select_related = ["term__unit__parent"]
    search_fields = ["term__unit__folded"]
    date_hierarchy = "opens_on"
    ordering = ["-opens_on"]
    readonly_fields = ["obligations"]
    fieldsets = [
        (None, {"fields": ["term", "number", "opens_on", "closes_on"]}),
        ("Việc trước kỳ họp", {"fields": ["report_sent_on", "results_received_on", "obligations"]}),
    ]

    @admin.display(description="thời hạn")
    def obligations(self, session) -> str:
        return obligation_lines(session_obligations(session)) if session.pk and session.opens_on else "–"


def obligation_lines(obligations) -> str:
    return format_html_join("", "<p>{}</p>", ((obligation.sentence,) for obligation in obligations)) or "–"

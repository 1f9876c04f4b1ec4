"""Supervisions with what they recommended, each recommendation a line of its own."""

from django.contrib import admin, messages

from frontportal.approval.admin.proposing import ProposingAdmin
from frontportal.approval.admin.showing import ShowingAdmin
from frontportal.backoffice.inlines import RecordStackedInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter
from voters.deadlines import missed_deadlines
from voters.models.recommendation import Recommendation
from voters.models.supervision import Supervision

from .sheets import RecommendationResource, SupervisionResource

FIELDS = ["number", "body", "text", "due_on", "answered_on", "answer"]


class RecommendationInline(RecordStackedInline):
    model = Recommendation
    fields = FIELDS
    extra = 0


@admin.register(Supervision)
class SupervisionAdmin(ShowingAdmin, RecordAdmin):
    """Where recommendations are listed, they are counted; older records have their numbers only."""

    resource_classes = [SupervisionResource]
    list_display = ["code", "title", "unit", "form", "starts_on", "state", "recommendations", "answered", "shown"]
    brief_display = ["title", "state"]
    list_filter = ["year", "state", "form", CommuneFilter, "shown"]
    date_hierarchy = "starts_on"
    ordering = ["-starts_on", "-code"]
    autocomplete_fields = ["unit"]
    parts = (Recommendation,)
    inlines = [RecommendationInline]
    fieldsets = [
        (None, {"fields": ["title", "form", "subject", "lead", "team", "unit", "year", "code"]}),
        (
            "Thời gian, quyết định, kế hoạch",
            {
                "fields": [
                    ("starts_on", "ends_on"),
                    ("decision_number", "decided_on"),
                    ("plan_number", "plan_sent_on"),
                    "subject_report_on",
                ]
            },
        ),
        (
            "Kết quả",
            {
                "fields": [
                    "state",
                    ("report_number", "report_on"),
                    "recommendations",
                    "answered",
                    "summary",
                    "shortcomings",
                ]
            },
        ),
        ("Trang công khai", {"fields": ["shown"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        counted = ["recommendations", "answered"] if obj and obj.recommendation_list.exists() else []
        return [*super().get_readonly_fields(request, obj), *counted]

    def save_model(self, request, obj, form, change):
        """Saved all the same: a deadline that was missed is a fact, and the clerk is told of it."""
        super().save_model(request, obj, form, change)
        for sentence in missed_deadlines(obj):
            messages.warning(request, sentence)


class DueFilter(admin.SimpleListFilter):
    title = "trả lời"
    parameter_name = "tra_loi"

    def lookups(self, request, model_admin):
        return [("roi", "Đã trả lời"), ("chua", "Chưa trả lời"), ("qua-han", "Quá hạn trả lời")]

    def queryset(self, request, queryset):
        if self.value() == "qua-han":
            return queryset.overdue()
        return (
            queryset.filter(answered_on__isnull=self.value() == "chua") if self.value() in ("roi", "chua") else queryset
        )


@admin.register(Recommendation)
class RecommendationAdmin(ProposingAdmin, RecordAdmin):
    """All recommendations in one list, to follow their answers; they are added on the page of their supervision, or by a sheet."""

    resource_classes = [RecommendationResource]
    list_display = ["supervision", "number", "body", "due_on", "answered_on"]
    list_display_links = ["supervision", "number"]
    list_filter = [DueFilter, CommuneFilter]
    list_select_related = ["supervision"]
    search_fields = ["body", "text", "supervision__folded"]
    date_hierarchy = "due_on"
    ordering = ["due_on", "supervision", "number"]
    readonly_fields = ["supervision"]
    fields = ["supervision", *FIELDS]

    def has_add_permission(self, request):
        return False

    def has_import_permission(self, request):
        return request.user.has_perms(["voters.add_recommendation", "voters.change_recommendation"])

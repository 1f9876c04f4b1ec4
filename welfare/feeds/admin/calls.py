"""The calls of providers: when they came, what became of them, what somebody has to look at."""

from django.contrib import admin, messages
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.decorators import display

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin

from ..models.call import FeedCall
from ..provisional import decisions

TONES = {
    "stored": "success", "repeated": "info", "test": "info", "doubtful": "warning", "unreadable": "danger",
    "refused": "danger",
}  # fmt: skip


class ReviewFilter(admin.SimpleListFilter):
    title = "đã xem"
    parameter_name = "xem"

    def lookups(self, request, model_admin):
        return [("chua", "Cần xem, chưa ai xem")]

    def queryset(self, request, queryset):
        return queryset.to_review() if self.value() == "chua" else queryset


@admin.register(FeedCall)
class FeedCallAdmin(NoVersionsMixin, ReadOnlyMixin, RecordAdmin):
    list_display = ["received", "feed", "source", "shown_state", "lines", "note", "is_seen"]
    list_select_related = ["feed__account", "review"]
    list_filter = [ReviewFilter, "state", "feed", "source", ("received", RangeDateFilter)]
    ordering = ["-pk"]
    fieldsets = [
        ("Lời gọi", {"fields": [("received", "feed", "source"), ("state", "lines"), "note"]}),
        ("Lưu giữ", {"fields": [("sha256", "size")]}),
    ]
    actions = ["mark_reviewed"]

    @display(description="trạng thái", ordering="state", label=TONES)
    def shown_state(self, call):
        return call.state, call.get_state_display()

    @admin.display(description="đã xem")
    def is_seen(self, call) -> str:
        if call.state not in FeedCall.TOLD:
            return "Không cần"
        return "Đã xem" if hasattr(call, "review") else "Chưa"

    def has_review_permission(self, request) -> bool:
        return request.user.has_perm("feeds.review_feedcall")

    @admin.action(description="Ghi là đã xem", permissions=["review"])
    def mark_reviewed(self, request, queryset):
        messages.success(request, f"Đã ghi {decisions.review_calls(queryset, by=request.user)} lời gọi là đã xem.")

"""Provisional lines: what was told, what the statement says of it, and what a person decides about the rest."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from unfold.contrib.filters.admin import RangeDateFilter
from unfold.decorators import display

from frontportal.backoffice.conflicts.authors import clock
from frontportal.backoffice.conflicts.steps import moved_words
from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.lists import LongPaginator
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin
from welfare.statements.admin.lines import SideFilter

from ..models.provisional import ProvisionalLine
from ..provisional import decisions
from ..provisional.comparison import differences
from .forms import OutcomeForm

STATES = {"waiting": "warning", "missing": "danger", "confirmed": "success", "differs": "danger", "dismissed": "info"}
LABELS = {
    "waiting": "Chờ sao kê",
    "missing": "Không thấy trong sao kê",
    "confirmed": "Đã thấy trong sao kê",
    "differs": "Sao kê ghi khác",
    "dismissed": "Đã gỡ",
}


class StateFilter(admin.SimpleListFilter):
    title = "tình trạng"
    parameter_name = "tinh-trang"

    def lookups(self, request, model_admin):
        return [
            ("cho", "Chờ sao kê"),
            ("qua-han", "Chờ quá hạn"),
            ("khong-thay", "Không thấy trong sao kê đã nhập"),
            ("khac", "Sao kê ghi khác, chưa xem"),
            ("ngoai", "Có mã ngoài thời gian tiếp nhận"),
        ]

    def queryset(self, request, queryset):
        chosen = {
            "cho": queryset.waiting,
            "qua-han": lambda: queryset.overdue(timezone.localdate()),
            "khong-thay": queryset.missing,
            "khac": queryset.with_differences,
            "ngoai": queryset.untimely,
        }
        return chosen.get(self.value(), queryset.all)()


@admin.register(ProvisionalLine)
class ProvisionalLineAdmin(NoVersionsMixin, ReadOnlyMixin, ReadableMoney, RecordAdmin):
    is_closed_list = True
    list_display = [
        "day", money("credit", "ghi có"), money("debit", "ghi nợ"), "memo", "reference", "recipient", "state", "account",
    ]  # fmt: skip
    list_select_related = ["account", "appeal", "unit"]
    list_filter = [StateFilter, SideFilter, "feed", ("day", RangeDateFilter)]
    search_fields = ["reference", "external_id"]
    paginator = LongPaginator
    ordering = ["-day", "-pk"]
    actions = ["mark_reviewed"]
    readonly_fields = ["state", "compared"]
    fieldsets = [
        ("Nguồn đã báo", {"fields": [("day", "time"), ("credit", "debit", "balance"), "reference", "memo"]}),
        ("Đối ứng", {"fields": [("counterparty", "counter_account")]}),
        ("Ghi cho (theo mã)", {"fields": [("appeal", "unit")]}),
        ("Sao kê", {"fields": ["state", "compared"]}),
        ("Nguồn", {"fields": [("feed", "external_id", "received")]}),
    ]

    class Media:
        css = {"all": ["css/admin/statements.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).with_state().prefetch_related("outcomes__statement_line")

    def get_object(self, request, object_id, from_field=None):
        """The line also knows whether its reader may decide: only then its page leads there."""
        line = super().get_object(request, object_id, from_field)
        if line is not None:
            line.reader_decides = self.has_decide_permission(request)
        return line

    @display(description="tình trạng", label={LABELS[name]: tone for name, tone in STATES.items()})
    def state(self, line):
        return LABELS[line.state]

    @admin.display(description="ghi cho")
    def recipient(self, line) -> str:
        return " · ".join(str(each) for each in (line.appeal, line.unit) if each)

    @admin.display(description="so với sao kê")
    def compared(self, line):
        """What was told beside what the statement prints; for a line that waits, the way to decide."""
        if line.state in ("waiting", "missing"):
            if not getattr(line, "reader_decides", False):
                return "Chưa ghép với dòng sao kê nào."
            url = reverse("admin:feeds_provisionalline_decide", args=[line.pk])
            return format_html('<a href="{}">Ghép với dòng sao kê, hoặc gỡ</a>', url)
        return "\n".join(map(outcome_text, line.outcomes.all()))

    def has_decide_permission(self, request) -> bool:
        return request.user.has_perm("feeds.decide_provisionalline")

    def has_review_permission(self, request) -> bool:
        return request.user.has_perm("feeds.review_feedcall")

    @admin.action(description="Ghi khác biệt với sao kê là đã xem", permissions=["review"])
    def mark_reviewed(self, request, queryset):
        messages.success(request, f"Đã ghi {decisions.review_differences(queryset, by=request.user)} dòng là đã xem.")

    # --- One line ---------------------------------------------------------------------------------

    def get_urls(self):
        decided = self.admin_site.admin_view(self.decide_view)
        return [path("<int:key>/quyet-dinh/", decided, name="feeds_provisionalline_decide"), *super().get_urls()]

    def decide_view(self, request, key):
        """What was told, the lines of statements near it with what differs; posting decides."""
        line = self.must_see(request, str(key))
        if not self.has_decide_permission(request):
            raise PermissionDenied
        found = decisions.candidates(line)
        form = OutcomeForm(request.POST if request.method == "POST" else None, candidates=found)
        waits = line.state in ("waiting", "missing")
        if waits and form.is_valid() and self.decide(request, form, line):
            return HttpResponseRedirect(reverse("admin:feeds_provisionalline_changelist"))
        context = {
            "title": "Ghép hoặc gỡ dòng tạm ghi", "line": line, "form": form, "opts": self.opts,
            "waits": waits, "moved": "" if waits else settled_sentence(line, request.user),
            "compared": [(other, differences(line, other)) for other in found],
        }  # fmt: skip
        template = "admin/feeds/decide.html"
        return TemplateResponse(request, template, self.admin_site.each_context(request) | context)

    def decide(self, request, form, line) -> bool:
        try:
            if form.chosen:
                decisions.pair(line, form.chosen, by=request.user)
            else:
                decisions.dismiss(line, form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        messages.success(request, "Đã ghép với dòng sao kê." if form.chosen else "Đã gỡ dòng tạm ghi.")
        return True


def settled_sentence(line, reader) -> str:
    """Who decided about the line, what, and when; the machine does when it reads a statement."""
    outcome = max(line.outcomes.all(), key=lambda each: each.pk, default=None)
    if outcome is None:
        return decisions.SETTLED
    if outcome.decided_by is None:
        return f"Dòng này đã có kết quả khi nhập sao kê lúc {clock(outcome.decided)}: {outcome_text(outcome)}"
    return (
        f"{moved_words('Dòng này', 'quyết định', outcome.decided_by, outcome.decided, reader)} {outcome_text(outcome)}"
    )


def outcome_text(outcome) -> str:
    if outcome.kind == "dismissed":
        return f"Đã gỡ: {outcome.reason}"
    sentences = [f"Đã thấy trong sao kê, {outcome.get_found_display()}."]
    sentences += [
        f"{each['field']}: nguồn báo {each['reported']}, sao kê ghi {each['printed']}." for each in outcome.differences
    ]
    return " ".join(sentences)

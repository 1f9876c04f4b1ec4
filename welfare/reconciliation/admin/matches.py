"""Decisions about lines of statements."""

from django.contrib import admin

from frontportal.backoffice.lists import LongPaginator
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong

from .. import actions
from ..models import Match
from .confirmation import ConfirmedActions
from .forms import CreateEntryForm, UndoForm


class MatchStateFilter(admin.SimpleListFilter):
    title = "tình trạng"
    parameter_name = "con"

    def lookups(self, request, model_admin):
        return [
            ("khop", "Đang khớp"), ("chua-vao-so", "Đang khớp, chưa vào sổ"), ("ghi-dao", "Khoản đã bị ghi đảo"),
            ("mot-phan", "Đang khớp một phần"), ("bo", "Đã bỏ khớp"),
        ]  # fmt: skip

    def queryset(self, request, queryset):
        asked = {
            "khop": queryset.standing, "chua-vao-so": queryset.without_entry, "ghi-dao": queryset.with_reversed_entry,
            "mot-phan": lambda: queryset.standing().filter(part=True),
            "bo": lambda: queryset.filter(undone_at__isnull=False),
        }  # fmt: skip
        return asked.get(self.value(), queryset.all)()


@admin.register(Match)
class MatchAdmin(ConfirmedActions, ReadOnlyMixin, RecordAdmin):
    list_display = ["day", "amount_in_dong", "named", "decider", "decided_by", "decided_at", "stands"]
    list_select_related = ["line", "appeal", "unit", "contribution", "disbursement", "decided_by"]
    list_filter = [MatchStateFilter, "decider", "appeal"]
    search_fields = ["line__folded", "reason"]
    paginator = LongPaginator
    actions = ["link_selected", "create_selected", "undo_selected"]
    fieldsets = [
        ("Dòng sao kê", {"fields": ["line", "amount_of_line", "memo"]}),
        (
            "Được khớp với",
            {"fields": ["amount_matched", "part", "appeal", "unit", "contribution", "disbursement", "created_entry"]},
        ),
        ("Do ai", {"fields": [("decider", "decided_by", "decided_at"), "reason"]}),
        ("Bỏ khớp", {"fields": [("undone_by", "undone_at"), "undo_reason"]}),
    ]
    readonly_fields = ["amount_of_line", "amount_matched", "memo", "decided_at", "undone_by"]

    def has_match_permission(self, request) -> bool:
        return request.user.has_perm("reconciliation.change_unmatchedline")

    @admin.display(description="ngày", ordering="line__day")
    def day(self, match):
        return match.line.day

    @admin.display(description="số tiền")
    def amount_in_dong(self, match) -> str:
        amount_text = dong(match.amount if match.line.credit else -match.amount)
        return (
            amount_text if match.amount == match.line.size else f"{amount_text}, một phần của {dong(match.line.amount)}"
        )

    @admin.display(description="số tiền của dòng")
    def amount_of_line(self, match) -> str:
        return dong(match.line.amount)

    @admin.display(description="số tiền khớp")
    def amount_matched(self, match) -> str:
        return dong(match.amount)

    @admin.display(description="nội dung")
    def memo(self, match) -> str:
        return match.line.memo

    @admin.display(description="là khoản nào")
    def named(self, match) -> str:
        return match.named

    @admin.display(description="đang khớp", boolean=True)
    def stands(self, match) -> bool:
        return match.stands

    @admin.action(description="Nối với khoản đã có trong sổ", permissions=["match"])
    def link_selected(self, request, queryset):
        records = self.open(request, queryset.without_entry(), queryset)
        self.each(request, records, lambda match: actions.link(match, by=request.user), "Đã nối với sổ")

    @admin.action(description="Lập bút toán thu từ dòng đã khớp", permissions=["match"])
    def create_selected(self, request, queryset):
        form = self.filled(request, CreateEntryForm)
        if form.is_valid():
            given = form.cleaned_data
            records = self.open(request, queryset.without_entry(), queryset)
            return self.each(
                request,
                records,
                lambda match: actions.create_entry(match, by=request.user, **given),
                "Đã lập khoản ủng hộ từ",
            )
        return self.ask(
            request, queryset, "Lập khoản ủng hộ từ các dòng đã chọn", "create_selected", form, button="Lập"
        )

    @admin.action(description="Bỏ khớp", permissions=["match"])
    def undo_selected(self, request, queryset):
        form = self.filled(request, UndoForm)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            done = actions.undo_many(queryset, reason=reason, by=request.user)
            return self.each(
                request, queryset.standing(), lambda match: actions.undo(match, reason=reason, by=request.user),
                "Đã bỏ khớp", done=done,
            )  # fmt: skip
        return self.ask(request, queryset, "Bỏ khớp các dòng đã chọn", "undo_selected", form, button="Bỏ khớp")

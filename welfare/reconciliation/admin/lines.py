"""Lines of statements that wait for a decision."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.lists import LongPaginator, SingleCountChangeList
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong
from frontportal.kit.values.text import typed_number
from frontportal.kit.values.time_limit import TimeLimit
from welfare.statements.admin.lines import SideFilter
from welfare.statements.models.statement import Statement

from .. import actions
from ..auto_match import match_statement
from ..models import UnmatchedLine
from ..suggestions.amounts_left import amount_left, amounts_left
from ..suggestions.ranking import is_clear, suggest
from .confirmation import ConfirmedActions
from .forms import LineForm, ManyForm
from .matched_line import is_matched, matched_page
from .split_line import SplitLineMixin

PLACES = "khop-tiep"  # of the session: statement → the line after which the machine goes on
MOST_SUGGESTED = 200  # lines that one page of suggestions asks about


class SuggestedList(SingleCountChangeList):
    """A page of lines, each with what is left of it and what that may be: asked once for the page."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        found, left = suggest(self.result_list), amounts_left(self.result_list)
        for line in self.result_list:
            line.suggestions, line.left = found[line.pk], left[line.pk]


@admin.register(UnmatchedLine)
class UnmatchedLineAdmin(NoVersionsMixin, SplitLineMixin, ConfirmedActions, RecordAdmin):
    is_closed_list = True
    list_display = ["day", "amount_in_dong", "memo", "counterparty", "suggestion", "account"]
    list_display_links = ["day", "amount_in_dong"]
    list_select_related = ["account"]
    list_filter = [SideFilter, "account"]
    ordering = ["-day", "-pk"]
    paginator = LongPaginator
    actions = ["match_suggested", "match_to", "match_again"]

    def get_changelist(self, request, **kwargs):
        return SuggestedList

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="số tiền")
    def amount_in_dong(self, line) -> str:
        return dong(line.amount) if line.left == line.size else f"{dong(line.amount)}, còn {dong(line.left)}"

    @admin.display(description="gợi ý đứng đầu")
    def suggestion(self, line) -> str:
        found = line.suggestions
        return f"{found[0].label}: {found[0].reason}" if found else "Không có"

    # --- One line ---------------------------------------------------------------------------------

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What the line says, what it may be, what was decided before; posting decides."""
        line = self.get_object(request, object_id)
        if line is None and self.has_view_permission(request) and is_matched(object_id):
            return matched_page(self, request, object_id, LineForm.base_fields)
        if line is None or not self.has_view_permission(request, line):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST" and not self.has_change_permission(request, line):
            raise PermissionDenied
        form = LineForm(
            request.POST if request.method == "POST" else None,
            line=line, left=amount_left(line), suggestions=suggest([line])[line.pk],
        )  # fmt: skip
        if form.is_valid() and self.decide(request, form):
            return HttpResponseRedirect(reverse("admin:reconciliation_unmatchedline_changelist"))
        return self.line_page(request, "line", line, form=form, left=form.left)

    def decide(self, request, form) -> bool:
        try:
            seen = typed_number(request.POST.get("seen", ""))
            found = actions.split_line(form.line, form.portions, by=request.user, seen=seen)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        messages.success(request, f"Đã khớp: {'; '.join(map(str, found))}.")
        return True

    def line_page(self, request, name: str, line, **context):
        before = line.matches.select_related(
            "line", "appeal", "unit", "contribution", "disbursement", "decided_by", "undone_by"
        )
        context |= {
            "title": str(line), "line": line, "opts": self.opts, "before": before,
            "may": self.has_change_permission(request, line),
        }  # fmt: skip
        return TemplateResponse(
            request, f"admin/reconciliation/{name}.html", self.admin_site.each_context(request) | context
        )

    # --- Many lines -------------------------------------------------------------------------------

    @admin.action(description="Khớp cùng một đợt, một đơn vị, hoặc một lý do", permissions=["change"])
    def match_to(self, request, queryset):
        form = self.filled(request, ManyForm)
        if form.is_valid() and not self.has_grown(request, queryset):
            try:
                count = actions.decide_many(queryset, by=request.user, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, f"Đã khớp {dong(count)} dòng.")
                self.warn_of_missing(request, count, "dòng vừa được người khác khớp nên để nguyên.")
                return None
        return self.ask(request, queryset, "Khớp các dòng đã chọn", "match_to", form, button="Khớp")

    @admin.action(description="Khớp theo gợi ý đứng đầu", permissions=["change"])
    def match_suggested(self, request, queryset):
        lines = list(queryset.select_related("account").order_by("-day", "-pk")[: MOST_SUGGESTED + 1])
        if len(lines) > MOST_SUGGESTED:
            messages.error(request, f"Mỗi lần xem gợi ý của nhiều nhất {MOST_SUGGESTED} dòng. Hãy chọn bớt.")
            return None
        found = suggest(lines)
        if "sure" in request.POST:
            agreed = set(request.POST.getlist("agreed"))
            return self.accept(
                request, {line: each[0] for line in lines if (each := found[line.pk]) and key_of(line, each) in agreed}
            )
        rows = [(line, each[0], key_of(line, each), is_clear(each)) for line in lines if (each := found[line.pk])]
        return self.ask(
            request, queryset, "Khớp theo gợi ý", "match_suggested", rows=rows, button="Khớp các dòng đã đánh dấu"
        )

    def accept(self, request, chosen: dict):
        try:
            count = actions.accept(chosen, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return
        messages.success(request, f"Đã khớp {dong(count)} dòng.")
        if count < len(chosen):
            messages.warning(
                request, f"{dong(len(chosen) - count)} dòng cùng gợi ý một khoản với dòng khác nên còn chờ."
            )

    @admin.action(description="Tìm mã tự động lần nữa", permissions=["change"])
    def match_again(self, request, queryset):
        """After an appeal got its code, or an entry was written. Where time runs out, the next press goes on from there."""
        statements = Statement.objects.filter(lines__in=queryset.order_by()).distinct().select_related("account")
        deadline = TimeLimit.after(settings.ACTION_SECONDS)
        places, matched = request.session.pop(PLACES, {}), 0
        for statement in statements:
            after = places.pop(str(statement.pk), 0)
            found = match_statement(statement, by=request.user, after=after, deadline=deadline)
            matched += found.matched
            if found.stopped_at is not None:
                places[str(statement.pk)] = found.stopped_at
        messages.success(request, f"Đã tự động khớp thêm {dong(matched)} dòng có mã.")
        if places:
            request.session[PLACES] = places
            messages.warning(
                request,
                f"Chưa xem hết {dong(len(places))} sao kê trong {settings.ACTION_SECONDS} giây. "
                "Hãy chọn lại để xem tiếp.",
            )


def key_of(line, suggestions: list) -> str:
    """What the page said: should another suggestion have come first meanwhile, the tick means nothing."""
    return f"{line.pk}:{suggestions[0].key}"

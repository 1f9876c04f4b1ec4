"""The books of each year. What a year opens with is written by one person and takes effect when another confirms it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action

from frontportal.backoffice.conflicts.steps import has_moved, step_token
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.kit.values.money import dong

from ..actions import confirm_opening
from ..models.fund_year import FundYear
from .steps import AGAIN, code_for_sum


@admin.register(FundYear)
class FundYearAdmin(ReadableMoney, RecordAdmin):
    list_display = [
        "year",
        "fund",
        money("target", "kế hoạch"),
        money("opening", "đầu kỳ"),
        "opening_state",
        money("received", "đã nhận"),
        money("spent", "đã chi"),
        money("closing", "cuối kỳ"),
        "chain",
    ]
    list_filter = ["fund"]
    search_fields = ["=year", "fund__folded"]
    fieldsets = [
        (None, {"fields": [("fund", "year"), "target"]}),
        ("Số dư đầu kỳ", {"fields": ["opening_proposed", "opening_reason"]}),
        ("Đang có hiệu lực", {"fields": ["opening", ("opening_by", "opening_confirmed_by", "opening_confirmed_at")]}),
    ]
    readonly_fields = ["opening", "opening_by", "opening_confirmed_by", "opening_confirmed_at"]
    actions_detail = ["confirm_opening"]

    def get_changeform_initial_data(self, request):
        """The next year of the main fund, which opens with what the last one closes with."""
        last = FundYear.objects.filter(fund__is_main=True).with_closing().order_by("-year").first()
        offered = {"fund": last.fund_id, "year": last.year + 1, "opening_proposed": last.closing} if last else {}
        return super().get_changeform_initial_data(request) | offered

    def get_queryset(self, request):
        return super().get_queryset(request).with_totals()

    def has_delete_permission(self, request, obj=None):
        # Entries hold on to their books by a foreign key that only the database knows.
        return False

    @admin.display(description="nối với năm trước")
    def chain(self, books) -> str:
        if books.expected is None:
            return "Năm đầu ghi sổ"
        gap = books.opening - books.expected
        return f"Lệch {dong(gap)} đồng" if gap else "Khớp"

    # --- The second person ------------------------------------------------------------------------

    def get_fieldsets(self, request, obj=None):
        """Of books that are being opened nothing is in force yet."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:-1]

    def get_readonly_fields(self, request, obj=None):
        """Books in which two persons stand for the opening balance stay those of their fund and year."""
        fixed = ["fund", "year"] if obj and obj.has_confirmed_opening else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def save_model(self, request, obj, form, change):
        if "opening_proposed" in form.changed_data or not change:
            obj.opening_proposed_by = None if obj.opening_proposed is None else request.user
        super().save_model(request, obj, form, change)

    @admin.display(description="số đầu kỳ")
    def opening_state(self, books) -> str:
        if books.opening_proposed is not None:
            return f"Chờ xác nhận {dong(books.opening_proposed)} đồng"
        return "Đã xác nhận" if books.has_confirmed_opening else "Chưa ghi"

    def has_confirm_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("ledger.confirm_fundyear")

    def get_actions_detail(self, request, object_id):
        """Nobody confirms what he wrote, or what is not there."""
        books = self.get_object(request, str(object_id))
        is_offered = books is not None and self.is_offered(books, request.user)
        return super().get_actions_detail(request, object_id) if is_offered else []

    def is_offered(self, books, user) -> bool:
        return books.opening_proposed is not None and books.opening_proposed_by_id != user.pk

    @action(description="Xác nhận số dư đầu kỳ", url_path="xac-nhan-dau-ky", permissions=["confirm"])
    def confirm_opening(self, request, object_id):
        """A page that says what would be in force; posting it confirms."""
        books = self.must_see(request, object_id)
        if not self.is_offered(books, request.user):
            raise PermissionDenied
        state = f"{books.opening} {books.opening_proposed} {books.opening_proposed_by_id}"
        is_moved = has_moved(request, books, state)
        if request.method == "POST" and not is_moved:
            if asked := code_for_sum(request, books.opening_proposed):
                return asked
            if self.is_confirmed(request, books):
                return HttpResponseRedirect(reverse("admin:ledger_fundyear_change", args=[books.pk]))
        context = {"title": "Xác nhận số dư đầu kỳ?", "books": books, "opts": self.opts}
        context |= {"opened_token": step_token(books, state), "is_possible": True}
        context["moved"] = f"Số dư đầu kỳ đã khác lúc bạn mở trang này. {AGAIN}" if is_moved else ""
        page = "admin/ledger/opening.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)

    def is_confirmed(self, request, books) -> bool:
        """Whether it is now; a refusal is told above the page."""
        try:
            with translate_db_errors():
                confirm_opening(books, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return False
        messages.success(request, f"Đã xác nhận số dư đầu kỳ: {books}.")
        return True

"""The books of each year."""

from django.contrib import admin

from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong

from ..models.fund_year import FundYear


@admin.register(FundYear)
class FundYearAdmin(ReadableMoney, RecordAdmin):
    list_display = [
        "year",
        "fund",
        money("target", "kế hoạch"),
        money("opening", "đầu kỳ"),
        money("received", "đã nhận"),
        money("spent", "đã chi"),
        money("closing", "cuối kỳ"),
        "chain",
    ]
    list_filter = ["fund"]
    search_fields = ["=year", "fund__folded"]
    fieldsets = [(None, {"fields": [("fund", "year"), ("target", "opening")]})]

    def get_changeform_initial_data(self, request):
        """The next year of the main fund, which opens with what the last one closes with."""
        last = FundYear.objects.filter(fund__is_main=True).with_closing().order_by("-year").first()
        offered = {"fund": last.fund_id, "year": last.year + 1, "opening": last.closing} if last else {}
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

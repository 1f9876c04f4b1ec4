"""Pledges and the contributions that keep them."""

from django.contrib import admin
from unfold.contrib.filters.admin import DropdownFilter

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong
from frontportal.places.filters import CommuneFilter

from .models import Pledge, PledgePayment
from .resources import PledgePaymentResource, PledgeResource


class PledgeStateFilter(DropdownFilter):
    title = "lời hứa"
    parameter_name = "loi-hua"

    def lookups(self, request, model_admin):
        return [("qua-hen", "Quá hẹn"), ("con", "Chưa thực hiện hết"), ("du", "Đã thực hiện đủ"), ("rut", "Đã rút")]

    def queryset(self, request, queryset):
        asked = {
            "qua-hen": queryset.overdue,
            "con": lambda: queryset.standing().filter(open__gt=0),
            "du": lambda: queryset.standing().filter(open__lte=0),
            "rut": lambda: queryset.exclude(withdrawn_on=None),
        }
        return asked.get(self.value(), queryset.all)()


class PledgePaymentInline(RecordTabularInline):
    model = PledgePayment
    fields = ["contribution"]
    autocomplete_fields = ["contribution"]


@admin.register(Pledge)
class PledgeAdmin(ReadableMoney, RecordAdmin):
    keeps_unsaved = False
    resource_classes = [PledgeResource]
    list_display = ["pledged_on", "donor_name", money("amount", "hứa"), "paid_in_dong", "due_on", "appeal"]
    list_filter = ["fund", PledgeStateFilter, "appeal", CommuneFilter]
    date_hierarchy = "pledged_on"
    autocomplete_fields = ["unit"]
    inlines = [PledgePaymentInline]
    fieldsets = [
        (None, {"fields": [("fund", "appeal"), ("donor_name", "unit"), "occasion"]}),
        ("Lời hứa", {"fields": [("amount", "pledged_on", "due_on")]}),
        ("Rút lời hứa", {"fields": [("withdrawn_on", "reason")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_paid()

    @admin.display(description="đã thực hiện (đồng)", ordering="paid")
    def paid_in_dong(self, pledge) -> str:
        return dong(pledge.paid)


@admin.register(PledgePayment)
class PledgePaymentAdmin(RecordAdmin):
    """Payments by themselves: for sheets, and to see what came of the promises of a year."""

    resource_classes = [PledgePaymentResource]
    list_display = ["pledge", "donor", "contribution", "amount_in_dong", "day"]
    list_filter = ["contribution__year", "pledge__fund", "pledge__appeal", CommuneFilter]
    list_select_related = ["pledge", "contribution__fund"]
    search_fields = ["pledge__folded"]
    autocomplete_fields = ["contribution"]
    fields = ["pledge", "contribution"]

    @admin.display(description="người hứa", ordering="pledge__donor_name")
    def donor(self, payment) -> str:
        return payment.pledge.donor_name

    @admin.display(description="số tiền (đồng)", ordering="contribution__amount")
    def amount_in_dong(self, payment) -> str:
        return dong(payment.contribution.amount)

    @admin.display(description="ngày", ordering="contribution__date")
    def day(self, payment):
        return payment.contribution.date

"""Transfers between levels: one person writes them down, another confirms, for the fund's books must have the money."""

from django.contrib import admin
from django.utils import timezone

from frontportal.approval.admin.second_person import STAMPS, TWO_PERSONS, SecondPersonAdmin
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from welfare.transfers.models import FundTransfer
from welfare.transfers.resources import FundTransferResource

from .. import actions


@admin.register(FundTransfer)
class FundTransferAdmin(SecondPersonAdmin, ReadableMoney, RecordAdmin):
    resource_classes = [FundTransferResource]
    list_display = ["date", "direction", "other_fund", money("amount", "số tiền"), "document_number", "state"]
    list_filter = ["fund", "year", "direction", "level", ("confirmed_at", admin.EmptyFieldListFilter)]
    date_hierarchy = "date"
    readonly_fields = STAMPS
    fieldsets = [
        (None, {"fields": [("fund", "year"), ("direction", "date"), ("level", "other_fund")]}),
        ("Số tiền, văn bản", {"fields": [("amount", "document_number"), "note"]}),
        TWO_PERSONS,
    ]
    confirm_title = "Xác nhận chuyển tiền giữa các cấp?"
    confirm_template = "admin/transfers/confirm.html"
    confirmed_fields = ("amount",)

    def save_model(self, request, obj, form, change):
        """Whoever saves it proposes it."""
        obj.proposed_by, obj.proposed_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)

    def confirm(self, record, *, by):
        return actions.confirm_transfer(record, by=by)

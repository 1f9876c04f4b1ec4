"""Decisions about what appeals leave: written by one person, in force when another confirms."""

from django.contrib import admin

from frontportal.approval.admin.second_person import STAMPS, TWO_PERSONS, SecondPersonAdmin
from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong
from welfare.appeals.models import Appeal, Leftover

from .. import actions
from ..balances import with_undecided_leftover
from ..resources import LeftoverResource


@admin.register(Leftover)
class LeftoverAdmin(SecondPersonAdmin, ReadableMoney, RecordAdmin):
    resource_classes = [LeftoverResource]
    list_display = [
        "appeal", money("amount", "còn lại"), "choice", "next_appeal", "decision_number", "decision_date", "state",
    ]  # fmt: skip
    list_filter = ["choice", ("confirmed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["appeal", "next_appeal"]
    search_fields = ["decision_number", "appeal__code"]
    readonly_fields = ["in_dong", *STAMPS]
    fieldsets = [
        ("Tiền còn lại", {"fields": ["appeal", "in_dong"]}),
        ("Quyết định", {"fields": [("choice", "next_appeal"), ("decision_number", "decision_date"), "reason"]}),
        TWO_PERSONS,
    ]
    confirm_title = "Xác nhận quyết định về tiền còn lại?"
    confirm_template = "admin/ledger/leftover.html"
    confirmed_fields = ("amount", "choice")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "appeal" and "/add/" in request.path:
            kwargs["queryset"] = with_undecided_leftover(Appeal.objects.visible_to(request.user))
        if db_field.name == "next_appeal":  # what is distributed already would be refused
            kwargs["queryset"] = Appeal.objects.filter(distributed_on=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """Whoever saves it proposes it, with what the books have left now."""
        actions.propose_leftover(obj, by=request.user)

    @admin.display(description="số tiền còn lại")
    def in_dong(self, leftover) -> str:
        return "" if leftover.amount is None else dong(leftover.amount)

    def confirm(self, record, *, by):
        return actions.confirm_leftover(record, by=by)

"""Funds and their bank accounts."""

from django.contrib import admin
from django.utils import timezone

from frontportal.backoffice.inputs import ChoiceByName
from frontportal.backoffice.record_admin import RecordAdmin
from welfare.banks.registry import labels_on

from .models.bank_account import BankAccount
from .models.fund import Fund


@admin.register(Fund)
class FundAdmin(RecordAdmin):
    list_display = ["name", "level", "active", "is_main"]
    list_filter = ["level", "active"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [(None, {"fields": ["name", "slug", ("level", "active", "is_main")]})]


@admin.register(BankAccount)
class BankAccountAdmin(RecordAdmin):
    list_display = ["number", "bank", "name", "fund", "active", "accepts_donations"]
    list_filter = ["bank", "fund", "active", "accepts_donations"]
    fieldsets = [
        (None, {"fields": ["fund", ("bank", "number"), "name", "active"]}),
        ("Nhận ủng hộ", {"fields": [("bin", "accepts_donations")]}),
    ]

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """A bank is looked for by any of its names, old ones too; lists show the name of today."""
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name == "bank":
            field.choices = [("", "Chọn"), *labels_on(timezone.localdate())]
            field.widget = ChoiceByName(choices=field.choices)
        return field

    def get_readonly_fields(self, request, obj=None):
        """Two persons stand behind an account that the public gives to: one writes it down, another publishes it."""
        readonly = list(super().get_readonly_fields(request, obj))
        written = {"fund", "bank", "number", "name", "active", "bin"}
        if not request.user.has_perm("funds.publish_bankaccount"):
            readonly.append("accepts_donations")
        if not request.user.has_perm("funds.add_bankaccount") or (obj and obj.accepts_donations):
            readonly += sorted(written)
        return readonly

"""Gifts, houses, livelihoods, their other funders, and the households behind them."""

from django.contrib import admin

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.money import ReadableMoney, money, without
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong
from frontportal.places.filters import CommuneFilter, by_commune

from ..forms import LinesFormSet
from ..models.cofunding import CoFunding
from ..models.gift import Gift
from ..models.household import Household
from ..resources import CoFundingResource, GiftResource, HouseholdResource


def replaced(fields: list[str], amount: str) -> list[str]:
    """The fields of an inline that can only be read, its amount with points."""
    return [f"{name}_in_dong" if name == amount else name for name in fields]


class CoFundingInline(RecordTabularInline):
    model = CoFunding
    formset = LinesFormSet
    fields = ["kind", "fund", "level", "source", "amount", "form", "note"]
    readonly_fields = ["amount_in_dong"]

    def get_fields(self, request, obj=None):
        return self.fields if self.has_change_permission(request, obj) else replaced(self.fields, "amount")

    @admin.display(description="giá trị")
    def amount_in_dong(self, line) -> str:
        return dong(line.amount)


class GiftInline(RecordTabularInline):
    model = Gift
    fields = ["unit", "group", "packages", "unit_value", "norm_reason"]
    readonly_fields = ["unit_value_in_dong"]
    autocomplete_fields = ["unit"]

    def get_fields(self, request, obj=None):
        return self.fields if self.has_change_permission(request, obj) else replaced(self.fields, "unit_value")

    @admin.display(description="giá trị một suất")
    def unit_value_in_dong(self, gift) -> str:
        return dong(gift.unit_value)

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).select_related("unit__parent")


class HelpedAdmin(ReadableMoney, RecordAdmin):
    """A house or livelihood. Whose it is, is shown only to those who may read households."""

    inlines = [CoFundingInline]
    autocomplete_fields = ["household", "unit"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.has_perm("assistance.view_household"):
            return fieldsets
        return without(without(fieldsets, "household"), "doubt_reason")


@admin.register(Gift)
class GiftAdmin(ReadableMoney, RecordAdmin):
    resource_classes = [GiftResource]
    list_display = [
        "round",
        "unit",
        "group",
        "packages",
        money("unit_value", "một suất"),
        money("value", "tổng giá trị"),
    ]
    list_filter = ["round__year", "round", "group", CommuneFilter]
    search_fields = ["round__folded", "unit__folded"]
    autocomplete_fields = ["round", "unit"]
    fieldsets = [(None, {"fields": ["round", ("unit", "group"), ("packages", "unit_value"), "norm_reason"]})]


@admin.register(CoFunding)
class CoFundingAdmin(ReadableMoney, RecordAdmin):
    resource_classes = [CoFundingResource]
    list_display = ["source", "kind", "fund", "level", "house", "livelihood", money("amount", "giá trị"), "form"]
    list_filter = [
        "kind",
        "fund",
        "level",
        "form",
        "house__year",
        "livelihood__year",
        by_commune("house__unit", "livelihood__unit"),
    ]
    autocomplete_fields = ["house", "livelihood"]
    fieldsets = [
        ("Cho căn nhà hoặc sinh kế", {"fields": [("house", "livelihood")]}),
        ("Nguồn", {"fields": [("kind", "source"), ("fund", "level"), ("amount", "form"), "note"]}),
    ]


@admin.register(Household)
class HouseholdAdmin(RecordAdmin):
    keeps_unsaved = False
    is_closed_list = True
    resource_classes = [HouseholdResource]
    list_display = ["code", "head", "unit", "group"]
    list_filter = ["group", CommuneFilter]
    autocomplete_fields = ["unit"]
    fieldsets = [
        ("Hộ", {"fields": [("code", "group"), ("head", "birth_year")]}),
        ("Nơi ở, liên hệ", {"fields": ["unit", "address", "phone"]}),
        (None, {"fields": ["note", "doubt_reason"]}),
    ]

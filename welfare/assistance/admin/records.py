"""Gifts, houses, livelihoods, their other funders, and the households behind them."""

from django.contrib import admin

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.money import ReadableMoney, money, without
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong

from ..forms import LinesFormSet
from ..models.cofunding import CoFunding
from ..models.gift import Gift, GiftRound
from ..models.house import House
from ..models.household import Household
from ..models.livelihood import Livelihood
from ..resources import CoFundingResource, GiftResource, HouseholdResource, HouseResource, LivelihoodResource


def replaced(fields: list[str], amount: str) -> list[str]:
    """The fields of an inline that can only be read, its amount with points."""
    return [f"{name}_in_dong" if name == amount else name for name in fields]


class CoFundingInline(RecordTabularInline):
    model = CoFunding
    formset = LinesFormSet
    fields = ["kind", "source", "amount", "form", "note"]
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


@admin.register(GiftRound)
class GiftRoundAdmin(RecordAdmin):
    list_display = ["name", "occasion", "tet_year", "date", "decision"]
    list_filter = ["year", "occasion"]
    inlines = [GiftInline]
    fieldsets = [(None, {"fields": ["name", ("occasion", "tet_year"), ("year", "date"), "decision"]})]


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
    list_filter = ["round__year", "round", "group", "unit"]
    search_fields = ["round__folded", "unit__folded"]
    autocomplete_fields = ["round", "unit"]
    fieldsets = [(None, {"fields": ["round", ("unit", "group"), ("packages", "unit_value"), "norm_reason"]})]


@admin.register(House)
class HouseAdmin(HelpedAdmin):
    resource_classes = [HouseResource]
    list_display = [
        "code",
        "kind",
        "unit",
        money("support", "mức hỗ trợ"),
        money("total", "tổng kinh phí"),
        "state",
        "handed_over_on",
    ]
    list_filter = ["year", "kind", "work", "state", "unit"]

    fieldsets = [
        ("Căn nhà", {"fields": [("code", "year"), ("kind", "work"), "unit", "household", "doubt_reason", "decision"]}),
        ("Kinh phí", {"fields": [("support", "total"), "norm_reason"]}),
        ("Tiến độ", {"fields": [("state", "handed_over_on")]}),
    ]

    def view_on_site(self, house) -> str | None:
        """A planned house is not public yet."""
        return house.get_absolute_url() if house.state != House.State.PLANNED else None


@admin.register(Livelihood)
class LivelihoodAdmin(HelpedAdmin):
    resource_classes = [LivelihoodResource]
    list_display = ["code", "kind", "unit", "households", money("value", "giá trị"), "occasion", "date"]
    list_filter = ["year", "occasion", "kind", "unit"]
    fieldsets = [
        ("Hỗ trợ", {"fields": [("code", "year"), ("kind", "occasion"), "date"]}),
        ("Nơi nhận", {"fields": ["unit", "household", "doubt_reason", "households"]}),
        ("Kinh phí", {"fields": ["value"]}),
    ]


@admin.register(CoFunding)
class CoFundingAdmin(ReadableMoney, RecordAdmin):
    resource_classes = [CoFundingResource]
    list_display = ["source", "kind", "house", "livelihood", money("amount", "giá trị"), "form"]
    list_filter = ["kind", "form", "house__year", "livelihood__year"]
    autocomplete_fields = ["house", "livelihood"]
    fieldsets = [
        ("Cho căn nhà hoặc sinh kế", {"fields": [("house", "livelihood")]}),
        ("Nguồn", {"fields": [("kind", "source"), ("amount", "form"), "note"]}),
    ]


@admin.register(Household)
class HouseholdAdmin(RecordAdmin):
    keeps_unsaved = False
    is_closed_list = True
    resource_classes = [HouseholdResource]
    list_display = ["code", "head", "unit", "group"]
    list_filter = ["group", "unit"]
    autocomplete_fields = ["unit"]
    fieldsets = [
        ("Hộ", {"fields": [("code", "group"), ("head", "birth_year")]}),
        ("Nơi ở, liên hệ", {"fields": ["unit", "address", "phone"]}),
        (None, {"fields": ["note", "doubt_reason"]}),
    ]

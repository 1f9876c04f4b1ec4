"""A year's review of households: a closed list; and the areas that nobody has helped."""

from django.contrib import admin
from django.template.response import TemplateResponse
from django.utils import timezone
from unfold.decorators import action

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.web.table_cells import header, money, text
from frontportal.kit.web.tags import day
from frontportal.places.filters import CommuneFilter

from .models import HouseholdYear
from .resources import HouseholdYearResource
from .unhelped import MONTHS, UnhelpedArea, unhelped_areas


@admin.register(HouseholdYear)
class HouseholdYearAdmin(RecordAdmin):
    keeps_unsaved = False
    is_closed_list = True
    resource_classes = [HouseholdYearResource]
    list_display = ["household", "head_name", "year", "group", "members", "place"]
    list_filter = ["year", "group", CommuneFilter]
    list_select_related = ["household__unit__parent"]
    search_fields = ["household__folded"]
    autocomplete_fields = ["household"]
    keeps_on_next = ["year", "group"]
    actions_list = ["unhelped"]
    fieldsets = [(None, {"fields": [("household", "year"), ("group", "members")]})]

    @admin.display(description="họ tên chủ hộ")
    def head_name(self, record) -> str:
        return record.household.head

    @admin.display(description="đơn vị", ordering="household__unit__sort_name")
    def place(self, record) -> str:
        return str(record.household.unit)

    @action(description="Khu dân cư chưa được hỗ trợ", url_path="chua-ho-tro", permissions=["view"])
    def unhelped(self, request):
        """Counts by area, no household."""
        found = unhelped_areas(request.user, timezone.localdate())
        context = {"title": f"Khu dân cư có hộ nghèo, {MONTHS} tháng chưa được hỗ trợ", "opts": self.opts}
        context |= table_of(found) | {"year": HouseholdYear.objects.visible_to(request.user).newest_year()}
        page = "admin/household_years/unhelped.html"
        return TemplateResponse(request, page, self.admin_site.each_context(request) | context)


def table_of(found: list[UnhelpedArea]) -> dict:
    rows = [
        [
            text(each.area.name), text(each.area.parent), money(each.poor), money(each.near_poor),
            text(day(each.last) if each.last else "Chưa lần nào được ghi"),
        ]
        for each in found
    ]  # fmt: skip
    return {
        "columns": header("Khu dân cư", "Xã, thị trấn", "Hộ nghèo#", "Hộ cận nghèo#", "Lần hỗ trợ gần nhất"),
        "rows": rows,
    }

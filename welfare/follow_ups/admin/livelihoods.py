"""Livelihoods with what became of them."""

from django.contrib import admin
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import action

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.money import money
from frontportal.places.filters import CommuneFilter
from welfare.assistance.admin.records import CoFundingInline, HelpedAdmin
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.resources import LivelihoodResource

from ..models import FollowUp
from ..querysets import due
from ..terms import MONTHS


class DueFilter(DropdownFilter):
    title = "cần theo dõi"
    parameter_name = "theo-doi"
    LATE = "qua-ngay"

    def lookups(self, request, model_admin):
        return [
            *((str(months), f"Đã {months} tháng, chưa ghi") for months in MONTHS),
            (self.LATE, "Quá ngày dự kiến trao"),
        ]

    def queryset(self, request, queryset):
        if self.value() == self.LATE:
            return queryset.exclude(state=Livelihood.State.HANDED_OVER).filter(date__lt=timezone.localdate())
        months = next((months for months in MONTHS if str(months) == self.value()), None)
        return due(queryset, FollowUp.objects.all(), months, timezone.localdate()) if months else queryset


class FollowUpInline(RecordTabularInline):
    """What was found; added by the button above."""

    model = FollowUp
    fields = readonly_fields = ["months", "date", "outcome", "households_risen", "people", "note"]
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Livelihood)
class LivelihoodAdmin(HelpedAdmin):
    resource_classes = [LivelihoodResource]
    list_display = ["code", "kind", "unit", "households", money("value", "giá trị"), "state", "date"]
    list_filter = ["year", "state", DueFilter, "occasion", "kind", CommuneFilter]
    actions_detail = ["follow_up"]
    fieldsets = [
        ("Hỗ trợ", {"fields": [("code", "year"), ("kind", "occasion")]}),
        ("Tiến độ", {"fields": [("state", "committed_on"), ("paid_on", "date")]}),
        ("Nơi nhận", {"fields": ["unit", "household", "doubt_reason", "households"]}),
        ("Kinh phí", {"fields": ["value"]}),
    ]

    def get_inlines(self, request, obj):
        return [FollowUpInline, CoFundingInline] if obj is not None and obj.follow_ups.exists() else [CoFundingInline]

    def view_on_site(self, livelihood) -> str | None:
        """A promise is not public."""
        return livelihood.get_absolute_url() if livelihood.is_handed_over else None

    def has_follow_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("follow_ups.add_followup")

    @action(description="Ghi kết quả theo dõi", url_path="theo-doi", permissions=["follow"], icon="monitoring")
    def follow_up(self, request, object_id):
        """To the form of visits, filled in with the next of the two."""
        livelihood = self.get_object(request, str(object_id))
        if livelihood is None:
            raise Http404("Không có hỗ trợ sinh kế này.")
        months = 12 if livelihood.follow_ups.filter(months=6).exists() else 6
        address = f"{reverse('admin:follow_ups_followup_add')}?livelihood={livelihood.pk}&months={months}"
        return HttpResponseRedirect(address)

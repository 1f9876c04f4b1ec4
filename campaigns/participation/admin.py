"""A campaign's year with its communes; the communes' reports by themselves, for those who send them."""

from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from unfold.contrib.filters.admin import DropdownFilter
from unfold.decorators import action

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from .actions import call_all
from .models.campaign_year import CampaignYear
from .models.participation import Participation
from .resources import CampaignYearResource, ParticipationResource


class ReportFilter(DropdownFilter):
    title = "báo cáo"
    parameter_name = "bao-cao"

    def lookups(self, request, model_admin):
        return [("chua", "Chưa báo cáo"), ("qua-han", "Quá hạn báo cáo"), ("roi", "Đã báo cáo")]

    def queryset(self, request, queryset):
        asked = {"chua": queryset.unreported, "qua-han": queryset.late, "roi": queryset.reported}
        return asked.get(self.value(), queryset.all)()


class ParticipationInline(RecordTabularInline):
    model = Participation
    fields = ["unit", "plan", "result", "reported_on", "note"]
    autocomplete_fields = ["unit"]

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).select_related("unit__parent")


@admin.register(CampaignYear)
class CampaignYearAdmin(RecordAdmin):
    resource_classes = [CampaignYearResource]
    list_display = ["campaign", "year", "lead", "plan", "measure", "due_on"]
    list_filter = ["year", "campaign"]
    list_select_related = ["campaign"]
    inlines = [ParticipationInline]
    actions_detail = ["call_all"]
    fieldsets = [
        (None, {"fields": [("campaign", "year"), "lead"]}),
        ("Kế hoạch", {"fields": [("plan", "measure"), "due_on"]}),
    ]

    def has_call_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("participation.add_participation")

    @action(description="Thêm mọi xã, thị trấn", url_path="them-moi-xa", permissions=["call"], icon="playlist_add")
    def call_all(self, request, object_id):
        """Every commune of the year takes part."""
        programme = self.get_object(request, str(object_id))
        if programme is None:
            raise Http404("Không có chương trình này.")
        count = call_all(programme, by=request.user)
        sentence = f"Đã thêm {count} xã, thị trấn." if count else "Mọi xã, thị trấn của năm đã có trong chương trình."
        messages.success(request, sentence)
        return HttpResponseRedirect(reverse("admin:participation_campaignyear_change", args=[programme.pk]))


@admin.register(Participation)
class ParticipationAdmin(RecordAdmin):
    resource_classes = [ParticipationResource]
    list_display = ["unit", "campaign_year", "plan", "result", "reported_on"]
    list_filter = [ReportFilter, "campaign_year__year", "campaign_year__campaign", CommuneFilter]
    list_select_related = ["unit__parent", "campaign_year__campaign"]
    search_fields = ["unit__folded", "campaign_year__campaign__folded"]
    autocomplete_fields = ["unit"]
    keeps_on_next = ["campaign_year", "reported_on"]
    fieldsets = [(None, {"fields": ["campaign_year", "unit", ("plan", "result"), "reported_on", "note"]})]

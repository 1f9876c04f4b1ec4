"""The pages of years; a year is published on a page of its own that shows what should be looked at first."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action

from frontportal.approval.admin.publishing import PublishingAdmin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.signin.codes.step_up import ask_again
from frontportal.yearly.signing.page import SigningPage

from ..models.summary import YearSummary
from .announcement import Announcement


@admin.register(YearSummary)
class YearSummaryAdmin(SigningPage, PublishingAdmin, RecordAdmin):
    """Publishing freezes the year, so the shorter buttons of other publishable records are not offered here."""

    list_display = ["year", "state", "published_at", "on_front"]
    list_filter = ["state"]
    search_fields = ["introduction"]
    actions = ["withdraw_selected"]
    actions_submit_line = [name for name in PublishingAdmin.actions_submit_line if name != "publish_now"]
    actions_detail = ["announce", "sign", "report"]
    readonly_fields = ["state", "published_at", "published_by"]
    fieldsets = [
        (None, {"fields": [("year", "on_front"), "introduction"]}),
        ("Công bố", {"fields": ["state", ("published_at", "published_by")]}),
    ]

    def get_actions(self, request):
        return {name: each for name, each in super().get_actions(request).items() if name != "publish_selected"}

    def has_announce_permission(self, request, object_id=None) -> bool:
        return self.has_publish_permission(request) or request.user.has_perm("yearly.prepare_yearsummary")

    @action(description="Công bố số liệu năm", url_path="cong-bo", permissions=["announce"])
    def announce(self, request, object_id):
        """What the checks found and what changed since the last edition; posting it makes the year ready, or publishes."""
        summary = self.must_see(request, object_id)
        announcement = Announcement(request, summary)
        if request.method == "POST" and (asked := ask_again(request, "số liệu năm sẽ được công bố.")):
            return asked
        if announcement.is_done:
            return HttpResponseRedirect(reverse("admin:yearly_yearsummary_change", args=[summary.pk]))
        context = self.admin_site.each_context(request) | announcement.context() | {"opts": self.opts}
        return TemplateResponse(request, "admin/yearly/announce.html", context)

    @action(description="Báo cáo năm", url_path="bao-cao", permissions=["view"])
    def report(self, request, object_id):
        """The report's words and files."""
        summary = self.must_see(request, object_id)
        return HttpResponseRedirect(reverse("admin:reports_reporttext_year", args=[summary.year]))

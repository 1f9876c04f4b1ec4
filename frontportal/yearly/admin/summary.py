"""The pages of years; a year is published on a page of its own that shows what should be looked at first."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from unfold.decorators import action

from frontportal.approval.admin.publishing import PublishingAdmin
from frontportal.backoffice.conflicts.authors import last_change
from frontportal.backoffice.conflicts.steps import has_moved, moved_words, opened_state, step_token
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.signin.codes.step_up import ask_again

from ..actions import publish_year
from ..editions.changes import changes
from ..editions.content import year_content
from ..editions.prepublication import check_year
from ..models.edition import Edition, canonical, digest
from ..models.summary import YearSummary
from .forms import AnnouncementForm

AGAIN = "Chưa công bố gì; điều bạn gõ còn nguyên. Hãy xem lại trang này, rồi bấm lần nữa nếu vẫn muốn công bố."


@admin.register(YearSummary)
class YearSummaryAdmin(PublishingAdmin, RecordAdmin):
    """Publishing freezes the year, so the shorter buttons of other publishable records are not offered here."""

    list_display = ["year", "state", "published_at", "on_front"]
    list_filter = ["state"]
    search_fields = ["introduction"]
    actions = ["withdraw_selected"]
    actions_submit_line = [name for name in PublishingAdmin.actions_submit_line if name != "publish_now"]
    actions_detail = ["announce", "report"]
    readonly_fields = ["state", "published_at", "published_by"]
    fieldsets = [
        (None, {"fields": [("year", "on_front"), "introduction"]}),
        ("Công bố", {"fields": ["state", ("published_at", "published_by")]}),
    ]

    def get_actions(self, request):
        return {name: each for name, each in super().get_actions(request).items() if name != "publish_selected"}

    def has_announce_permission(self, request, object_id=None) -> bool:
        return self.has_publish_permission(request)

    @action(description="Công bố số liệu năm", url_path="cong-bo", permissions=["announce"])
    def announce(self, request, object_id):
        """What the checks found and what changed since the last edition; posting it publishes."""
        summary = self.get_object(request, object_id)
        if summary is None:
            raise Http404("Không có trang tổng hợp này.")
        if request.method == "POST" and (asked := ask_again(request, "số liệu năm sẽ được công bố.")):
            return asked
        newest = Edition.objects.latest_of(summary.year)
        content = year_content(summary.year)
        state = f"{newest.number if newest else 0} {summary.state} {digest(canonical(content))}"
        form = AnnouncementForm(request.POST or None, is_republished=newest is not None)
        moved = self.moved_sentence(request, summary, newest) if has_moved(request, summary, state) else ""
        if request.method == "POST" and not moved and form.is_valid() and self.published(request, summary, form):
            return HttpResponseRedirect(reverse("admin:yearly_yearsummary_change", args=[summary.pk]))
        context = {
            "moved": moved,
            "opened_token": step_token(summary, state),
            "title": f"Công bố số liệu năm {summary.year}",
            "summary": summary,
            "form": form,
            "newest": newest,
            "content": content,
            "findings": check_year(content),
            "changes": changes(newest.data, content) if newest else [],
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/yearly/announce.html", self.admin_site.each_context(request) | context)

    def moved_sentence(self, request, summary: YearSummary, newest: Edition | None) -> str:
        """What is no longer as this page said when it was opened: the edition, the state, or the figures."""
        opened = (opened_state(request, summary) or "").split(" ")
        if newest and opened[0] != str(newest.number):
            done = moved_words(
                f"Ấn bản {newest.number}", "công bố", newest.published_by, newest.published_at, request.user
            )
            return f"{done} {AGAIN}"
        if opened[1:2] != [summary.state]:
            change = last_change(summary, "state")
            deed = f"chuyển sang “{summary.get_state_display()}”"
            return f"{moved_words('Trang này', deed, change.by, change.at, request.user)} {AGAIN}"
        return f"Số liệu của năm đã khác lúc bạn mở trang này. {AGAIN}"

    @action(description="Báo cáo năm", url_path="bao-cao", permissions=["view"])
    def report(self, request, object_id):
        """The report's words and files."""
        summary = self.must_see(request, object_id)
        return HttpResponseRedirect(reverse("admin:reports_reporttext_year", args=[summary.year]))

    def published(self, request, summary: YearSummary, form: AnnouncementForm) -> bool:
        try:
            edition = publish_year(summary, by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error)
            return False
        messages.success(request, f"Đã công bố: {edition}. Mã băm SHA-256: {edition.sha256}.")
        return True

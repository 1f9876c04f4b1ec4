from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import BooleanField, Count, Q, Value
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from unfold.decorators import action

from frontportal.approval.admin.showing import ShowingAdmin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter
from voters.admin.resources import MeetingResource
from voters.deadlines import meeting_obligations
from voters.models.meeting import Meeting
from voters.participants.models import MeetingArticle, MeetingDelegate
from voters.workflow import ASIDE, UNSAID

from .agenda.order import AgendaOrderPage
from .agenda.page import AgendaPage
from .counted_filter import CountedFilter
from .minutes.opinions import OpinionsPage
from .participants import ArticleInline, DelegateInline
from .references.pages import obligation_lines


@admin.register(Meeting)
class MeetingAdmin(AgendaOrderPage, AgendaPage, OpinionsPage, ShowingAdmin, RecordAdmin):
    resource_classes = [MeetingResource]
    list_display = ["code", "start", "unit", "council_labels", "kind", "state", "voters", "petition_link", "shown"]
    brief_display = ["unit", "start"]
    list_filter = ["year", "state", "kind", CommuneFilter, "shown"]
    list_select_related = ["unit__parent"]
    date_hierarchy = "start"
    readonly_fields = ["obligations", "opinion_counts", "remark_count"]
    ordering = ["-start", "-code"]
    autocomplete_fields = ["unit", "pictures"]
    parts = (MeetingDelegate, MeetingArticle)
    inlines = [DelegateInline, ArticleInline]
    actions_detail = ["agenda", "opinions", "add_petition"]
    fieldsets = [
        (None, {"fields": ["start", "year", "unit", "place", "councils", "code"]}),
        ("Nội dung", {"fields": ["topic", "kind", "session", "form"]}),
        (
            "Kết quả",
            {"fields": ["state", "voters", "deputies", "minutes", "pictures", "opinion_counts", "remark_count"]},
        ),
        ("Thời hạn", {"fields": ["plan_sent_on", "synthesis_on", "obligations"]}),
        ("Trang công khai", {"fields": ["shown"]}),
    ]

    @admin.display(description="phải làm trước và sau hội nghị")
    def obligations(self, meeting) -> str:
        return obligation_lines(meeting_obligations(meeting)) if meeting.pk else "–"

    def get_queryset(self, request):
        may_add = Value(self.has_add_petition_permission(request), BooleanField())
        ordinary = Q(petitions__is_complaint=False)
        voiced = ordinary & Q(petitions__split_from__isnull=True) & ~Q(petitions__state__in=UNSAID)
        return (
            super()
            .get_queryset(request)
            .annotate(
                petition_count=Count("petitions"),
                opinion_count=Count("petitions", filter=voiced),
                standing_count=Count("petitions", filter=ordinary & ~Q(petitions__state__in=ASIDE)),
                may_add=may_add,
            )
        )

    @admin.display(description="ý kiến → kiến nghị")
    def opinion_counts(self, meeting) -> str:
        """`"12 ý kiến → 14 kiến nghị"`, each a link to the list of these."""
        if not meeting.pk:
            return "–"
        listed = f"{reverse('admin:voters_petition_changelist')}?meeting__id__exact={meeting.pk}&{CountedFilter.parameter_name}"
        rows = [(f"{listed}=y-kien", f"{meeting.opinion_count} ý kiến")]
        rows.append((f"{listed}=kien-nghi", f"{meeting.standing_count} kiến nghị"))
        return format_html_join(" → ", '<a href="{}">{}</a>', rows)

    @admin.display(description="nhận xét về đại biểu")
    def remark_count(self, meeting) -> str:
        """Counted for everybody here; what was said is a closed list."""
        return str(meeting.remarks.count()) if meeting.pk else "–"

    @admin.display(description="đại biểu")
    def council_labels(self, meeting) -> str:
        return meeting.council_names

    @admin.display(description="kiến nghị", ordering="petition_count")
    def petition_link(self, meeting) -> str:
        url = f"{reverse('admin:voters_petition_changelist')}?meeting__id__exact={meeting.pk}"
        listed = format_html('<a href="{}">{}</a>', url, meeting.petition_count)
        return format_html('{} <a href="{}">Thêm</a>', listed, add_address(meeting.pk)) if meeting.may_add else listed

    def has_add_petition_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("voters.add_petition")

    @action(description="Thêm kiến nghị", url_path="them-kien-nghi", permissions=["add_petition"])
    def add_petition(self, request, object_id):
        """On the page of a meeting: a petition of this meeting."""
        meeting = self.get_object(request, object_id)
        if meeting is None:
            raise Http404("Không có hội nghị này.")
        return redirect(add_address(meeting.pk))


def add_address(meeting: int) -> str:
    """The form of a new petition that was asked at this meeting."""
    return f"{reverse('admin:voters_petition_add')}?{urlencode({'meeting': meeting})}"

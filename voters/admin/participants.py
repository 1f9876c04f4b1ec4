"""Who sat at the table and which articles tell of it, on the meeting's page; papers with voters' names as a closed list."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.urls import path, reverse
from django.utils.html import format_html

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.consents.scans import MISSING
from voters.participants.models import MeetingArticle, MeetingDelegate, MeetingFile


class DelegateInline(RecordTabularInline):
    model = MeetingDelegate
    fields = ["number", "role", "name", "office", "council"]


class ArticleInline(RecordTabularInline):
    model = MeetingArticle
    fields = ["article"]
    autocomplete_fields = ["article"]


@admin.register(MeetingFile)
class MeetingFileAdmin(RecordAdmin):
    keeps_unsaved = False
    is_closed_list = True
    list_display = ["meeting", "kind", "created_at"]
    list_filter = ["kind"]
    list_select_related = ["meeting__unit__parent"]
    search_fields = ["meeting__folded"]
    ordering = ["-meeting__start", "-pk"]
    autocomplete_fields = ["meeting"]
    readonly_fields = ["link"]
    fields = ["meeting", "kind", "file", "link"]

    def get_urls(self):
        page = self.admin_site.admin_view(self.file_page)
        return [path("<int:object_id>/tep/", page, name="participants_meetingfile_file"), *super().get_urls()]

    @admin.display(description="xem tệp")
    def link(self, paper) -> str:
        if not paper.pk:
            return "–"
        if not paper.file.storage.exists(paper.file.name):
            return MISSING
        return format_html('<a href="{}">Tải về</a>', reverse("admin:participants_meetingfile_file", args=[paper.pk]))

    def file_page(self, request, object_id: int):
        """The paper, always as a file to save."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        paper = self.get_object(request, str(object_id))
        if paper is None or not paper.file.storage.exists(paper.file.name):
            raise Http404("Không có tệp này.")
        name = f"{paper.kind}-{paper.pk}.{paper.file.name.rpartition('.')[2].lower()}"
        response = FileResponse(paper.file.open("rb"), as_attachment=True, filename=name)
        response["X-Content-Type-Options"], response["Cache-Control"] = "nosniff", "no-store"
        return response

"""Who sat at the table and which articles tell of it, on the meeting's page; papers with voters' names as a closed list."""

from django.contrib import admin

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.closed_files.admin import ClosedFileMixin
from frontportal.places.filters import CommuneFilter
from voters.participants.models import MeetingArticle, MeetingDelegate, MeetingFile


class DelegateInline(RecordTabularInline):
    model = MeetingDelegate
    fields = ["number", "role", "name", "office", "council"]


class ArticleInline(RecordTabularInline):
    model = MeetingArticle
    fields = ["article"]
    autocomplete_fields = ["article"]


@admin.register(MeetingFile)
class MeetingFileAdmin(ClosedFileMixin, RecordAdmin):
    closed_file = "file"
    keeps_unsaved = False
    is_closed_list = True
    list_display = ["meeting", "kind", "created_at"]
    list_filter = ["kind", CommuneFilter]
    list_select_related = ["meeting__unit__parent"]
    search_fields = ["meeting__folded"]
    ordering = ["-meeting__start", "-pk"]
    autocomplete_fields = ["meeting"]
    fields = ["meeting", "kind", "file", "file_link"]

    def closed_file_name(self, record) -> str:
        return f"{record.kind}-{record.pk}"

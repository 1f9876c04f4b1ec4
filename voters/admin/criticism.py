"""What the Front said of drafts, and the boards of communes."""

from django.contrib import admin

from frontportal.approval.admin.showing import ShowingAdmin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter
from voters.criticism.models import CommuneBoard, DraftComment
from voters.criticism.resources import CommuneBoardResource, DraftCommentResource


@admin.register(DraftComment)
class DraftCommentAdmin(ShowingAdmin, RecordAdmin):
    resource_classes = [DraftCommentResource]
    list_display = ["draft", "kind", "drafter", "asked_on", "due_on", "sent_on", "answer", "shown"]
    brief_display = ["drafter", "sent_on"]
    list_filter = ["kind", "form", "answer", CommuneFilter, "shown"]
    search_fields = ["folded"]
    date_hierarchy = "asked_on"
    ordering = ["-asked_on", "-pk"]
    autocomplete_fields = ["unit"]
    fieldsets = [
        (None, {"fields": ["kind", "form", "draft", "drafter", "unit"]}),
        ("Thời gian", {"fields": ["asked_on", "due_on", "held_on"]}),
        ("Ý kiến đã gửi", {"fields": ["letter_number", "sent_on", "points", "summary"]}),
        ("Trả lời", {"fields": ["answer", "answered_on"]}),
        ("Trang công khai", {"fields": ["shown"]}),
    ]


@admin.register(CommuneBoard)
class CommuneBoardAdmin(ShowingAdmin, RecordAdmin):
    resource_classes = [CommuneBoardResource]
    list_display = ["unit", "kind", "since", "until", "members", "decision", "shown"]
    list_display_links = ["unit", "kind"]
    list_filter = ["kind", CommuneFilter, "shown"]
    search_fields = ["unit__folded", "decision"]
    ordering = ["unit", "kind", "-since"]
    autocomplete_fields = ["unit"]
    fields = ["unit", "kind", "since", "until", "members", "decision", "shown"]

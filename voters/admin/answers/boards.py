"""Answers on boards: where, from when until when, and the photo that proves it."""

from django.contrib import admin

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.closed_files.admin import ClosedFileMixin
from frontportal.places.filters import CommuneFilter
from voters.models.board import BoardNotice

from .sheets import BoardNoticeResource


@admin.register(BoardNotice)
class BoardNoticeAdmin(ClosedFileMixin, RecordAdmin):
    resource_classes = [BoardNoticeResource]
    closed_file = "photo"
    closed_file_accepts = "image/*"
    list_display = ["petition", "place", "posted_on", "removed_on", "day_count", "photo_on"]
    list_filter = ["posted_on", CommuneFilter]
    list_select_related = ["petition"]
    search_fields = ["place", "petition__folded"]
    date_hierarchy = "posted_on"
    ordering = ["-posted_on", "-pk"]
    autocomplete_fields = ["petition"]
    fields = ["petition", "place", "posted_on", "removed_on", "photo", "photo_on", "file_link"]

    @admin.display(description="số ngày")
    def day_count(self, notice) -> int:
        return notice.days

    def closed_file_name(self, record) -> str:
        return record.photo_name

"""Answers on boards: where, from when until when, and the photo that proves it."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.html import format_html

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.posting_proof.photos import photo_response
from voters.models.board import BoardNotice


@admin.register(BoardNotice)
class BoardNoticeAdmin(RecordAdmin):
    list_display = ["petition", "place", "posted_on", "removed_on", "day_count", "photo_on"]
    list_filter = ["posted_on"]
    list_select_related = ["petition"]
    search_fields = ["place", "petition__folded"]
    date_hierarchy = "posted_on"
    ordering = ["-posted_on", "-pk"]
    autocomplete_fields = ["petition"]
    readonly_fields = ["photo_link"]
    fields = ["petition", "place", "posted_on", "removed_on", "photo", "photo_on", "photo_link"]

    @admin.display(description="số ngày")
    def day_count(self, notice) -> int:
        return notice.days

    def get_urls(self):
        page = self.admin_site.admin_view(self.photo_page)
        return [path("<int:object_id>/anh/", page, name="voters_boardnotice_photo"), *super().get_urls()]

    @admin.display(description="xem ảnh")
    def photo_link(self, notice) -> str:
        if not notice.photo:
            return "–"
        return format_html('<a href="{}">Tải về</a>', reverse("admin:voters_boardnotice_photo", args=[notice.pk]))

    def photo_page(self, request, object_id: int):
        """The photo, always as a file to save."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return photo_response(self.get_object(request, str(object_id)))

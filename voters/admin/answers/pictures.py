"""Pictures of a citizen's message, for staff of the place alone."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.html import format_html_join

from frontportal.closed_files.downloads import closed_file


class PicturesPage:
    """For the ModelAdmin of messages."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.picture_page)
        return [path("<int:object_id>/anh/<int:key>/", page, name="voters_feedback_picture"), *super().get_urls()]

    @admin.display(description="ảnh")
    def picture_links(self, feedback) -> str:
        keys = feedback.pictures.values_list("pk", flat=True) if feedback.pk else []
        rows = [(reverse("admin:voters_feedback_picture", args=[feedback.pk, key]), key) for key in keys]
        return format_html_join(" ", '<a href="{}">Ảnh {}</a>', rows) or "–"

    def picture_page(self, request, object_id: int, key: int):
        """Always as a file to save."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        feedback = self.get_object(request, str(object_id))
        picture = feedback.pictures.filter(pk=key).first() if feedback else None
        return closed_file(picture and picture.image, f"gop-y-{key}")

"""The library: pictures and films."""

from django.contrib import admin
from django.utils.html import format_html

from frontportal.backoffice.money import without
from frontportal.backoffice.record_admin import RecordAdmin

from ..models.picture import Picture
from ..models.video import Video
from .several_pictures import SeveralPictures


class ConsentedMediaAdmin(admin.ModelAdmin):
    """Who is in it agreed: whose consent it was is shown only to those who may read the register."""

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if request.user.has_perm("consents.view_consent") else without(fieldsets, "consents")


@admin.register(Picture)
class PictureAdmin(SeveralPictures, ConsentedMediaAdmin, RecordAdmin):
    list_display = ["thumbnail", "alt", "caption", "credit", "size", "created_at"]
    list_display_links = ["thumbnail", "alt"]
    list_filter = ["is_withheld", "is_illustration"]
    ordering = ["-pk"]
    autocomplete_fields = ["consents"]
    readonly_fields = ["thumbnail", "size", "is_withheld"]
    fieldsets = [
        ("Ảnh", {"fields": ["image", ("thumbnail", "size")]}),
        ("Nói về ảnh", {"fields": ["alt", "caption", ("credit", "focus"), "is_illustration"]}),
        ("Người trong ảnh", {"fields": ["consents", "is_withheld"]}),
    ]

    @admin.display(description="ảnh")
    def thumbnail(self, picture):
        if not picture.image or not picture.image._committed:  # chosen in a form that was refused: nowhere to be seen
            return "–"
        tall = max(1, round(picture.height * 120 / (picture.width or 120)))
        return format_html('<img src="{}" alt="" width="120" height="{}" loading="lazy">', picture.smallest_url, tall)

    @admin.display(description="cỡ", ordering="width")
    def size(self, picture) -> str:
        return f"{picture.width} × {picture.height}" if picture.width else "–"


@admin.register(Video)
class VideoAdmin(ConsentedMediaAdmin, RecordAdmin):
    list_display = ["title", "length", "size", "created_at"]
    list_filter = ["is_withheld", "is_illustration"]
    ordering = ["-pk"]
    autocomplete_fields = ["poster", "consents"]
    readonly_fields = ["length", "size", "is_withheld"]
    fieldsets = [
        ("Phim", {"fields": ["title", "file", ("length", "size"), "poster"]}),
        ("Cho người không xem, không nghe được", {"fields": ["words", "subtitles", "is_illustration"]}),
        ("Người trong phim", {"fields": ["consents", "is_withheld"]}),
    ]

    @admin.display(description="dài", ordering="seconds")
    def length(self, video) -> str:
        return video.length or "–"

    @admin.display(description="cỡ", ordering="width")
    def size(self, video) -> str:
        return f"{video.width} × {video.height}" if video.width else "–"

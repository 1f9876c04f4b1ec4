"""The newsroom's desk."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from js_asset import Script

from frontportal.approval.admin.publishing import PublishingAdmin
from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.money import without
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.yearly.citations.links import citable
from frontportal.yearly.models.summary import YearSummary

from .citations import cited_figures, outdated
from .models.article import Article, Attachment
from .models.category import Category
from .models.document import Document
from .models.picture import Picture
from .models.tag import Tag
from .models.video import Video
from .resources import DocumentResource
from .several_pictures import SeveralPictures


@admin.register(Category)
class CategoryAdmin(RecordAdmin):
    list_display = ["name", "slug", "position", "description"]
    search_fields = ["name", "slug"]
    ordering = ["position", "name"]
    fieldsets = [(None, {"fields": [("name", "slug"), "description", "position"]})]


@admin.register(Tag)
class TagAdmin(RecordAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    ordering = ["name"]
    fieldsets = [(None, {"fields": [("name", "slug")]})]


@admin.register(Picture)
class PictureAdmin(SeveralPictures, RecordAdmin):
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

    def get_fieldsets(self, request, obj=None):
        """Whose consent it was is shown only to those who may read the register."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if request.user.has_perm("consents.view_consent") else without(fieldsets, "consents")

    @admin.display(description="ảnh")
    def thumbnail(self, picture):
        if not picture.image:
            return "–"
        tall = max(1, round(picture.height * 120 / (picture.width or 120)))
        return format_html('<img src="{}" alt="" width="120" height="{}" loading="lazy">', picture.smallest_url, tall)

    @admin.display(description="cỡ", ordering="width")
    def size(self, picture) -> str:
        return f"{picture.width} × {picture.height}" if picture.width else "–"


@admin.register(Video)
class VideoAdmin(RecordAdmin):
    list_display = ["title", "length", "size", "created_at"]
    list_filter = ["is_illustration"]
    ordering = ["-pk"]
    autocomplete_fields = ["poster"]
    readonly_fields = ["length", "size"]
    fieldsets = [
        ("Phim", {"fields": ["title", "file", ("length", "size"), "poster"]}),
        ("Cho người không xem, không nghe được", {"fields": ["words", "subtitles", "is_illustration"]}),
    ]

    @admin.display(description="dài", ordering="seconds")
    def length(self, video) -> str:
        return video.length or "–"

    @admin.display(description="cỡ", ordering="width")
    def size(self, video) -> str:
        return f"{video.width} × {video.height}" if video.width else "–"


class AttachmentInline(RecordTabularInline):
    model = Attachment
    fields = ["title", "file", "position"]


class QuotationFilter(admin.SimpleListFilter):
    title = "số liệu dẫn trong bài"
    parameter_name = "so-lieu"

    def lookups(self, request, model_admin):
        return [("da-doi", "Đã thay đổi so với bài")]

    def queryset(self, request, queryset):
        return queryset.filter(pk__in=outdated(queryset)) if self.value() == "da-doi" else queryset


@admin.register(Article)
class ArticleAdmin(PublishingAdmin, RecordAdmin):
    list_display = ["title", "category", "state", "published_at", "unit", "pinned"]
    list_filter = [
        "state",
        "category",
        "pinned",
        ("published_at", admin.DateFieldListFilter),
        QuotationFilter,
        "is_illustration",
    ]
    ordering = ["-updated_at"]
    readonly_fields = [*PublishingAdmin.readonly_fields, "figures"]
    autocomplete_fields = ["picture", "gallery", "video", "unit", "tags"]
    inlines = [AttachmentInline]
    parts = (Attachment,)
    fieldsets = [
        ("Bài viết", {"fields": ["title", "summary", "body", "figures"]}),
        ("Xếp vào", {"fields": [("category", "unit"), "tags", ("author_line", "reviews_year")]}),
        ("Ảnh và phim", {"fields": ["picture", "picture_caption", "gallery", "video"]}),
        ("Đăng", {"fields": [("state", "published_by"), "published_at", "slug", ("pinned", "is_illustration")]}),
    ]

    class Media:
        js = [Script("js/admin/figures.js", type="module")]

    def get_urls(self):
        view = self.admin_site.admin_view(self.offered_figures)
        return [path("so-lieu/", view, name="news_article_figures"), *super().get_urls()]

    def offered_figures(self, request) -> JsonResponse:
        """The figures of `?nam=` that a writer may insert: `{"years", "year", "figures"}`."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        years = YearSummary.objects.years()
        asked = request.GET.get("nam", "")
        year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else next(iter(years), None)
        return JsonResponse({"years": years, "year": year, "figures": citable(year) if year else []})

    @admin.display(description="số liệu dẫn trong bài")
    def figures(self, article):
        """What the article quotes, beside what the records say now."""
        lines = ((each,) for each in cited_figures(article)) if article.pk else ()
        return format_html_join("", "<p>{}</p>", lines) or "Chưa dẫn số liệu nào."

    def view_on_site(self, article) -> str:
        """Also the preview of a draft: staff may read what the public may not yet."""
        return article.get_absolute_url()


@admin.register(Document)
class DocumentAdmin(PublishingAdmin, RecordAdmin):
    resource_classes = [DocumentResource]
    list_display = ["number", "kind", "issued_on", "issuer", "abstract", "state", "has_file"]
    list_filter = ["state", "kind", ("issued_on", admin.DateFieldListFilter)]
    ordering = ["-issued_on", "-pk"]
    autocomplete_fields = ["replaced_by"]
    fieldsets = [
        ("Văn bản", {"fields": [("number", "issued_on"), ("kind", "issuer"), "abstract", "file", "replaced_by"]}),
        ("Đăng", {"fields": [("state", "published_by"), "published_at", "is_illustration"]}),
    ]

    @admin.display(description="có tệp", boolean=True)
    def has_file(self, document) -> bool:
        return bool(document.file)

    def view_on_site(self, document) -> str | None:
        return document.get_absolute_url() if document.is_public else None

"""Articles, documents and what they are sorted by."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.html import format_html_join
from js_asset import Script

from frontportal.approval.admin.publishing import PublishingAdmin
from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter
from frontportal.yearly.citations.links import citable
from frontportal.yearly.models.summary import YearSummary

from ..citations import cited_figures, outdated
from ..models.article import Article, Attachment
from ..models.category import Category
from ..models.document import Document
from ..models.tag import Tag
from ..resources import DocumentResource
from .text_pictures import TextPictures


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
class ArticleAdmin(TextPictures, PublishingAdmin, RecordAdmin):
    list_display = ["title", "category", "state", "published_at", "unit", "pinned"]
    list_filter = [
        "state",
        "category",
        "pinned",
        ("published_at", admin.DateFieldListFilter),
        QuotationFilter,
        CommuneFilter,
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
        js = [Script("js/admin/figures.js", type="module"), Script("js/admin/text_pictures.js", type="module")]
        css = {"all": ["css/admin/pictures.css"]}

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

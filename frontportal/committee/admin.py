"""The committee's own particulars, for whoever keeps the site."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse

from frontportal.approval.admin.proposing import ProposingAdmin
from frontportal.approval.admin.publishing import PublishingAdmin
from frontportal.approval.admin.showing import ShowingAdmin
from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin

from .models import Committee, Link, LinkList, Notice, Officer, Page


@admin.register(Committee)
class CommitteeAdmin(RecordAdmin):
    """One record: its list leads straight to it."""

    list_display = ["name", "level_label", "address", "year", "theme"]
    fieldsets = [
        ("Tên gọi", {"fields": [("level_label", "name"), "emblem", "is_demo"]}),
        ("Liên hệ", {"fields": ["address", ("phone", "email"), "map_url", "working_hours", "responsible"]}),
        ("Chủ đề", {"fields": [("year", "theme")]}),
        ("Dữ liệu mở", {"fields": ["data_licence"]}),
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Committee.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        only = Committee.objects.first()
        if only is None or not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        return HttpResponseRedirect(reverse("admin:committee_committee_change", args=[only.pk]))


@admin.register(Officer)
class OfficerAdmin(ProposingAdmin, RecordAdmin):
    list_display = ["full_name", "title", "since", "until", "position"]
    list_filter = ["is_illustration"]
    ordering = ["position", "pk"]
    fieldsets = [
        (
            None,
            {"fields": ["full_name", "title", "responsibilities", ("since", "until"), ("position", "is_illustration")]},
        )
    ]


@admin.register(Page)
class PageAdmin(PublishingAdmin, RecordAdmin):
    list_display = ["title", "slug", "state", "published_at", "position", "updated_at"]
    list_filter = ["state"]
    ordering = ["position", "title"]
    fieldsets = [
        ("Trang", {"fields": ["title", "summary", "body", "appendix"]}),
        ("Đăng", {"fields": [("state", "published_by"), "published_at", ("slug", "position")]}),
    ]

    def view_on_site(self, page) -> str | None:
        return page.get_absolute_url() if page.is_public else None


class LinkInline(RecordTabularInline):
    model = Link
    fields = ["label", "url", "position"]


@admin.register(LinkList)
class LinkListAdmin(RecordAdmin):
    list_display = ["title", "position"]
    search_fields = ["title"]
    ordering = ["position", "pk"]
    inlines = [LinkInline]
    fieldsets = [(None, {"fields": [("title", "position")]})]


@admin.register(Notice)
class NoticeAdmin(ShowingAdmin, RecordAdmin):
    list_display = ["title", "since", "until", "url", "shown"]
    list_filter = [("since", admin.DateFieldListFilter), "shown"]
    search_fields = ["title", "text"]
    ordering = ["-since", "-pk"]
    fieldsets = [(None, {"fields": ["title", "text", "url", ("since", "until"), "shown"]})]

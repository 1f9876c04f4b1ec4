"""Layouts of papers: which are in use, take one home, put another in its place, go back."""

from django.contrib import admin, messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.http import content_disposition_header
from unfold.decorators import action

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.paper.setting import KIND, InvalidPaper, set_paper

from .forms import PaperLayoutForm
from .in_use import NAMES, replaced
from .layout_check import NOON
from .models import PaperLayout
from .samples import OFFICE, labels, own_source, samples


@admin.register(PaperLayout)
class PaperLayoutAdmin(RecordAdmin):
    """The newest version of a layout is in use; versions are added, never changed."""

    form = PaperLayoutForm
    list_display = ["name", "version", "is_used", "reason", "file_name", "created_by", "created_at"]
    search_fields = ["key", "reason", "file_name"]
    actions_list = ["all_layouts"]
    actions_detail = ["download", "preview", "use_again"]
    fields = ["key", "upload", "reason"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("source")

    def has_change_permission(self, request, obj=None) -> bool:
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def get_fields(self, request, obj=None):
        return ["name", "version", "is_used", "reason", "file_name", "created_by", "created_at"] if obj else self.fields

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj) if obj else super().get_readonly_fields(request, obj)

    @admin.display(description="mẫu", ordering="key")
    def name(self, layout) -> str:
        return labels().get(layout.key, layout.key)

    @admin.display(description="đang dùng", boolean=True)
    def is_used(self, layout) -> bool:
        return not PaperLayout.objects.filter(key=layout.key, version__gt=layout.version).exists()

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("dang-dung/", view(self.overview), name="paper_layouts_paperlayout_overview"),
            path("dang-dung/<slug:key>.typ", view(self.current_source), name="paper_layouts_paperlayout_source"),
            path("dang-dung/<slug:key>.pdf", view(self.current_paper), name="paper_layouts_paperlayout_paper"),
            path("dang-dung/<slug:key>/cua-cong/", view(self.own_again), name="paper_layouts_paperlayout_own"),
            *super().get_urls(),
        ]

    @action(description="Mẫu đang dùng, tải về", url_path="tat-ca", permissions=["view"])
    def all_layouts(self, request):
        return redirect("admin:paper_layouts_paperlayout_overview")

    def overview(self, request):
        """Every layout with what is in use, to take home, to look at, to leave for the portal's own."""
        self.known(request, OFFICE)
        newest = {each.key: each for each in PaperLayout.objects.order_by("key", "version")}
        rows = [{"key": key, "label": label, "used": newest.get(key)} for key, label in labels().items()]
        context = {
            "title": "Mẫu trang in đang dùng",
            "rows": rows,
            "opts": self.opts,
            "may_add": self.has_add_permission(request),
        }
        return TemplateResponse(
            request, "admin/paper_layouts/overview.html", self.admin_site.each_context(request) | context
        )

    def known(self, request, key: str) -> str:
        if not self.has_view_permission(request) or key not in labels():
            raise Http404(f"Không có mẫu trang in “{key}”.")
        return key

    def current_source(self, request, key: str):
        found = replaced(self.known(request, key)).get(NAMES.get(key, "main.typ"))
        return file_of(found or own_source(key).encode(), "text/plain; charset=utf-8", f"{key}.typ")

    def current_paper(self, request, key: str):
        return self.paper(request, self.known(request, key), replaced(key))

    def paper(self, request, key: str, sources: dict[str, bytes]):
        """The invented paper; what all share is shown on the report."""
        sample = samples()["report" if key == OFFICE else key]
        try:
            content = set_paper(sample.layout, sample.data, at=NOON, replaced=sources)
        except InvalidPaper as error:
            messages.error(request, str(error))
            return redirect("admin:paper_layouts_paperlayout_overview")
        return file_of(content, KIND, f"{key}-mau.pdf")

    def own_again(self, request, key: str):
        self.known(request, key)
        if request.method == "POST" and self.has_add_permission(request):
            added(PaperLayout(key=key, reason="Dùng lại mẫu của cổng"), request.user)
            messages.success(
                request, f"Từ nay “{labels()[key]}” lại dùng mẫu của cổng. Các bản trước vẫn còn trong danh sách."
            )
        return redirect("admin:paper_layouts_paperlayout_overview")

    @action(description="Tải bản này", url_path="tai", permissions=["view"])
    def download(self, request, object_id):
        layout = self.must_see(request, object_id)
        content = layout.source or own_source(layout.key)
        return file_of(content.encode(), "text/plain; charset=utf-8", layout.file_name or f"{layout.key}.typ")

    @action(description="Xem thử bản này", url_path="xem-thu", permissions=["view"])
    def preview(self, request, object_id):
        layout = self.must_see(request, object_id)
        own = {NAMES.get(layout.key, "main.typ"): layout.source.encode()} if layout.source else {}
        return self.paper(request, layout.key, replaced(layout.key) | own)

    def has_use_again_permission(self, request, object_id=None) -> bool:
        """Going back adds a version; of "add" itself the library asks about a record, which no right to add is about."""
        return self.has_add_permission(request)

    @action(description="Dùng lại bản này", url_path="dung-lai", permissions=["use_again"])
    def use_again(self, request, object_id):
        layout = self.must_see(request, object_id)
        if self.is_used(layout):
            messages.info(request, "Bản này đang dùng.")
            return redirect("admin:paper_layouts_paperlayout_changelist")
        reason = f"Dùng lại bản {layout.version}"
        newest = PaperLayout(key=layout.key, source=layout.source, file_name=layout.file_name, reason=reason)
        added(newest, request.user)
        messages.success(request, f"Từ nay dùng {newest}, nội dung như bản {layout.version}.")
        return redirect("admin:paper_layouts_paperlayout_changelist")


def added(layout: PaperLayout, user) -> None:
    layout.created_by = layout.updated_by = user
    layout.save()


def file_of(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(kind != KIND, name)
    return response

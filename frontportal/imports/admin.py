"""The register of imported files: who brought in what, what it did, and how to undo it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.kit.values.money import dong

from .models import SheetImport
from .pages.stored_rows import kind_of, obstacles_table, rows_table
from .undoing.act import lasting, may_undo, undo
from .undoing.plan import affected_by, plan_undo


@admin.register(SheetImport)
class SheetImportAdmin(ReadOnlyMixin, NoVersionsMixin, RecordAdmin):
    """Only imports that have stored something; one that still waits is its maker's alone."""

    list_display = ["file_name", "kind", "stored_at", "who", "did", "state"]
    list_filter = ["state", "content_type"]
    list_select_related = ["content_type", "created_by"]
    search_fields = ["file_name"]
    date_hierarchy = "stored_at"
    ordering = ["-stored_at"]

    @admin.display(description="loại bản ghi", ordering="content_type")
    def kind(self, record: SheetImport) -> str:
        return kind_of(record)

    @admin.display(description="người nhập", ordering="created_by")
    def who(self, record: SheetImport) -> str:
        return str(record.created_by or "không rõ")

    @admin.display(description="kết quả")
    def did(self, record: SheetImport) -> str:
        return (
            f"thêm {dong(record.created_count)}, cập nhật {dong(record.updated_count)}, "
            f"không đổi {dong(record.unchanged_count)}"
        )

    def get_urls(self) -> list[Any]:
        asked = self.admin_site.admin_view(self.undo_view)
        return [path("<int:key>/hoan-tac/", asked, name="imports_sheetimport_undo"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).done()

    def get_list_filter(self, request: HttpRequest) -> list[str]:
        return ["state"]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What the import did, row by row; and the way to undo it as long as there is one."""
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404("Không có lần nhập này.")
        context = {
            "title": f"Lần nhập tệp “{record.file_name}”",
            **rows_table(affected_by(record), record, request.user),
            "may_undo": record.is_undo_open and may_undo(record, request.user) and not lasting(record, request.user),
        }
        return self.screen(request, "look", record, context)

    def undo_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What would be deleted and given back, or what stands against it; posting does it."""
        record = self.get_queryset(request).filter(pk=key).first()
        if record is None:
            raise Http404("Không có lần nhập này.")
        if not may_undo(record, request.user):
            raise PermissionDenied
        if request.method == "POST":
            return self.undo(request, record)
        plan = plan_undo(record, by=request.user)
        context = {
            "title": f"Hoàn tác lần nhập tệp “{record.file_name}”",
            "plan": plan,
            "obstacles": obstacles_table(plan.obstacles),
            "deleted": rows_table(plan.deleted, record, request.user),
            "restored": rows_table(plan.restored, record, request.user),
            "until": record.undo_until,
            "is_open": record.is_undo_open,
        }
        return self.screen(request, "undo", record, context)

    def undo(self, request: HttpRequest, record: SheetImport) -> HttpResponse:
        try:
            plan = undo(record, by=request.user)
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, sentence)
        else:
            done = (
                f"Đã hoàn tác: xoá {dong(len(plan.deleted))} bản ghi, "
                f"trả lại giá trị cũ cho {dong(len(plan.restored))} bản ghi."
            )
            messages.success(request, done)
        return HttpResponseRedirect(reverse("admin:imports_sheetimport_change", args=[record.pk]))

    def screen(self, request: HttpRequest, name: str, record: SheetImport, context: dict[str, Any]) -> HttpResponse:
        context |= self.admin_site.each_context(request)
        context |= {"opts": self.opts, "record": record, "kind": kind_of(record)}
        return TemplateResponse(request, f"admin/imports/{name}.html", context)

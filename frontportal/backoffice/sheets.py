"""Sheets in and out of a list: a template, a preview, all rows or none."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone

from frontportal.imports import register
from frontportal.kit.values.text import fold, slug
from frontportal.sheets.formats import Csv, Xlsx
from frontportal.sheets.forms import ExportForm, ImportForm
from frontportal.sheets.office_files import InvalidFile
from frontportal.sheets.storage import WaitingSheet
from frontportal.sheets.template import template_sheet

from .mixin import AdminMixin


class SheetsMixin(AdminMixin):
    """Before ImportExportModelAdmin. Import needs the permissions to add and change, export the one to view."""

    formats = [Xlsx, Csv]
    import_form_class = ImportForm
    export_form_class = ExportForm
    tmp_storage_class = WaitingSheet

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_template"
        return [path("import/mau/", self.admin_site.admin_view(self.template_view), name=name), *super().get_urls()]

    def has_import_permission(self, request: HttpRequest) -> bool:
        return bool(self.resource_classes) and self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.resource_classes) and self.has_view_permission(request)

    def get_resource_kwargs(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user}

    def get_import_formats(self) -> list[Any]:
        """As the library does; each knows the heads by which it finds the table in a sheet."""
        heads = frozenset(fold(field.column_name) for kind in self.resource_classes for field in kind().fields.values())
        return [partial(kind, heads=heads) for kind in super().get_import_formats()]

    def get_export_filename(self, request: HttpRequest, queryset: QuerySet, file_format: Any) -> str:
        day = timezone.localdate()
        return f"{slug(str(self.opts.verbose_name_plural))}-{day:%Y-%m-%d}.{file_format.get_extension()}"

    def template_view(self, request: HttpRequest) -> HttpResponse:
        """An empty sheet with the heads; notes on the heads say how to fill a column."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        response = HttpResponse(
            template_sheet(self.resource_classes[0](user=request.user)), content_type=Xlsx.CONTENT_TYPE
        )
        response["Content-Disposition"] = f'attachment; filename="mau-{slug(str(self.opts.verbose_name))}.xlsx"'
        return response

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        form.add_error("import_file", str(e) if isinstance(e, InvalidFile) else "Không đọc được tệp này.")

    def get_import_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_template"
        return super().get_import_context_data(**kwargs) | {"template_url": reverse(name)}

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """As the library does, and says what the file hides."""
        response: HttpResponse = super().import_action(request, **kwargs)
        result = (getattr(response, "context_data", None) or {}).get("result")
        for note in getattr(result, "notes", ()):
            messages.warning(request, note)
        return response

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            return self.import_again(request, "Tệp đã hết hạn chờ xác nhận. Hãy chọn lại tệp.")

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """As the library asks for it; each record's history names the file."""
        given: dict[str, Any] = super().get_import_data_kwargs(**kwargs)
        name = kwargs["form"].cleaned_data.get("original_file_name") or ""
        return given | {"reason": register.reason_of(name)}

    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().process_dataset(dataset, form, request, rollback_on_validation_errors=True, **kwargs)

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        if result.has_errors() or result.has_validation_errors():
            return self.import_again(
                request, "Dữ liệu đã thay đổi từ lúc xem trước. Chưa có gì được lưu, hãy nhập lại tệp."
            )
        register.keep(result, self.model, file_name=result.file_name, by=request.user)
        return super().process_result(result, request)

    def import_again(self, request: HttpRequest, sentence: str) -> HttpResponse:
        """Back to the form of the import, with a sentence that says why."""
        messages.error(request, sentence)
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_import"))

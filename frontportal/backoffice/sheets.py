"""Sheets in and out of a list: a template, a preview, all rows or none."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from frontportal.kit import discovery
from frontportal.kit.values.text import slug
from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.sheets.formats import Csv, Xlsx
from frontportal.sheets.forms import ExportForm

from .mixin import AdminMixin


class SheetsMixin(AdminMixin):
    """Before ImportExportModelAdmin, whose two pages of an import give way to those of a room above (`sheet_pages`)."""

    resource_classes: Any
    formats, export_form_class = [Xlsx, Csv], ExportForm

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        rest = [each for each in super().get_urls() if each.name not in (f"{name}_import", f"{name}_process_import")]
        return [each for room in discovery.modules("sheet_pages") for each in room.urls(self)] + rest

    def has_import_permission(self, request: HttpRequest) -> bool:
        return bool(self.resource_classes) and self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.resource_classes) and self.has_view_permission(request)

    def get_export_queryset(self, request: HttpRequest) -> QuerySet:
        try:
            return super().get_export_queryset(request)
        except IncorrectLookupParameters as error:  # which the library lets end in a fault
            raise NotFoundWithReason("Địa chỉ có điều kiện lọc không đúng nên chưa xuất được.") from error

    def get_export_data(self, file_format: Any, request: HttpRequest, queryset: QuerySet, **kwargs: Any) -> Any:
        if hasattr(
            request, "closed_page"
        ):  # of a closed list, or of a sheet with a column of one: how many records went out
            request.exported_count = queryset.count()
        return super().get_export_data(file_format, request, queryset, **kwargs)

    def get_resource_kwargs(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user}

    def get_export_filename(self, request: HttpRequest, queryset: QuerySet, file_format: Any) -> str:
        return f"{slug(str(self.opts.verbose_name_plural))}-{timezone.localdate()}.{file_format.get_extension()}"

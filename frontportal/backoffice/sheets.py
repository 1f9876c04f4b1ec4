"""Sheets in and out of a list: a template, a preview, all rows or none."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from frontportal.kit import discovery
from frontportal.kit.values.text import slug
from frontportal.sheets.formats import Csv, Xlsx
from frontportal.sheets.forms import ExportForm

from .mixin import AdminMixin

UNKNOWN_FILTER = "Chưa xuất được vì địa chỉ có điều kiện lọc không đúng. Hãy lọc lại trong danh sách rồi xuất."


class SheetsMixin(AdminMixin):
    """Before ImportExportModelAdmin. Import needs the permissions to add and change, export the one to view.

    The library's own two pages of an import give way to those of a room above: see its `sheet_pages`.
    """

    resource_classes: Any
    formats = [Xlsx, Csv]
    export_form_class = ExportForm

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        pages = [each for room in discovery.modules("sheet_pages") for each in room.urls(self)]
        replaced = {f"{name}_import", f"{name}_process_import"}
        return pages + [each for each in super().get_urls() if each.name not in replaced]

    def has_import_permission(self, request: HttpRequest) -> bool:
        return bool(self.resource_classes) and self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.resource_classes) and self.has_view_permission(request)

    def export_action(self, request: HttpRequest) -> HttpResponse:
        """A condition that the list does not know is told, as on the list; the library lets it end in a fault."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            messages.error(request, UNKNOWN_FILTER)
            return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def get_export_data(self, file_format: Any, request: HttpRequest, queryset: QuerySet, **kwargs: Any) -> Any:
        """Of a closed list, and of a sheet with a column of one, it is written down how many records went out."""
        if hasattr(request, "closed_page"):
            request.exported_count = queryset.count()
        return super().get_export_data(file_format, request, queryset, **kwargs)

    def get_resource_kwargs(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user}

    def get_export_filename(self, request: HttpRequest, queryset: QuerySet, file_format: Any) -> str:
        day = timezone.localdate()
        return f"{slug(str(self.opts.verbose_name_plural))}-{day:%Y-%m-%d}.{file_format.get_extension()}"

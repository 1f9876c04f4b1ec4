"""Sheets in and out of a list: a template, a preview, all rows or none."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from frontportal.kit.values.text import slug
from frontportal.sheets.formats import Csv, Xlsx
from frontportal.sheets.forms import ExportForm

from .sheet_imports import SheetImportPages


class SheetsMixin(SheetImportPages):
    """Before ImportExportModelAdmin. Import needs the permissions to add and change, export the one to view."""

    formats = [Xlsx, Csv]
    export_form_class = ExportForm

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.resource_classes) and self.has_view_permission(request)

    def get_resource_kwargs(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user}

    def get_export_filename(self, request: HttpRequest, queryset: QuerySet, file_format: Any) -> str:
        day = timezone.localdate()
        return f"{slug(str(self.opts.verbose_name_plural))}-{day:%Y-%m-%d}.{file_format.get_extension()}"

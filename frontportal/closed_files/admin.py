"""Records with a file that no public address gives: who may open the record saves the file from a page of its own."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from unfold.widgets import UnfoldAdminFileFieldWidget

from frontportal.backoffice.mixin import AdminMixin
from frontportal.backoffice.money import without

from .downloads import closed_file

MISSING = "Không thấy tệp trên máy chủ."  # instead of a link that leads nowhere


class ClosedFileInput(UnfoldAdminFileFieldWidget):
    """Without the library's links, which lead to where public files are."""

    template_name = "admin/widgets/closed_file.html"


class ClosedFileFields(AdminMixin):
    """Before a page or inline: its form chooses a file and shows no link to the one that is there; who may only read gets no field."""

    closed_file: str  # the name of the file's field
    closed_file_accepts = ".pdf,.jpg,.jpeg,.png"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        is_changed = obj is None or self.has_change_permission(request, obj)
        return fieldsets if is_changed else without(fieldsets, self.closed_file)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == self.closed_file:
            field.widget = ClosedFileInput(attrs={"accept": self.closed_file_accepts})
            field.widget.is_required = field.required
        return field


class ClosedFileMixin(ClosedFileFields):
    """Before RecordAdmin: the file of its records has a page, to which `file_link` leads; the room places it among its fields."""

    def closed_file_name(self, record: Any) -> str:
        """What the saved file is called, without its ending: never as it was called when it came, which may name a person."""
        return f"{record._meta.model_name}-{record.pk}"

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.file_page)
        return [path("<int:object_id>/tep/", page, name=self.file_url_name), *super().get_urls()]

    @property
    def file_url_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_file"

    def file_page(self, request: HttpRequest, object_id: int) -> FileResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = self.get_object(request, str(object_id))
        return closed_file(
            record and getattr(record, self.closed_file), self.closed_file_name(record) if record else ""
        )

    @admin.display(description="xem tệp")
    def file_link(self, record: Any) -> str:
        file = getattr(record, self.closed_file)
        if not (record.pk and file and file._committed):  # chosen in a form that comes back with a mistake: not stored
            return "–"
        if not file.storage.exists(file.name):
            return MISSING
        return format_html('<a href="{}">Tải về</a>', reverse(f"admin:{self.file_url_name}", args=[record.pk]))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), "file_link"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new record has no file to look at yet."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else without(fieldsets, "file_link")

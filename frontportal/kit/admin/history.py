"""Earlier versions of a record, for those who may see it."""

from typing import Any

from django.contrib.admin import options
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from ..records.history import ChangesInWords
from .mixin import AdminMixin


class HistoryMixin(AdminMixin):
    """Before SimpleHistoryAdmin: who may not see a record sees none of its versions."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        self.must_see(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: Any, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An earlier version, ready to be gone back to: for who may change the record as it is now."""
        if not self.has_change_permission(request, self.must_see(request, object_id)):
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_historical_record_context_helper(self, request: HttpRequest, historical_record: Any) -> Any:
        return ChangesInWords(self.model, historical_record)

    def must_see(self, request: HttpRequest, object_id: str) -> Any:
        """The record. Raises Http404 where it is not there for this user."""
        record = self.get_object(request, options.unquote(object_id))
        if record is None:
            raise Http404("Không có bản ghi này.")
        return record

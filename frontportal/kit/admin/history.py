"""Earlier versions of a record, for those who may see it."""

from django.contrib.admin import options
from django.core.exceptions import PermissionDenied
from django.http import Http404

from ..records.history import ChangesInWords


class HistoryMixin:
    """Before SimpleHistoryAdmin: who may not see a record sees none of its versions."""

    def history_view(self, request, object_id, extra_context=None):
        self.must_see(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """An earlier version, ready to be gone back to: for who may change the record as it is now."""
        if not self.has_change_permission(request, self.must_see(request, object_id)):
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_historical_record_context_helper(self, request, historical_record):
        return ChangesInWords(self.model, historical_record)

    def must_see(self, request, object_id):
        """The record. Raises Http404 where it is not there for this user."""
        record = self.get_object(request, options.unquote(object_id))
        if record is None:
            raise Http404("Không có bản ghi này.")
        return record

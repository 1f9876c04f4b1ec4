"""What one confirms to delete is what one saw: a record that somebody changed meanwhile is shown again first."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict

from .conflicts.authors import last_change
from .mixin import AdminMixin

SEEN = "_seen"  # hidden input of both pages that ask whether to delete, one record or several
CHANGED = "{change}: “{record}”. Chưa xoá gì. Hãy xem lại rồi xác nhận."
OTHER_ROWS = "Những gì bị xoá theo đã thay đổi từ lúc bạn mở trang này. Chưa xoá gì. Hãy xem lại rồi xác nhận."


class DeletionMixin(AdminMixin):
    """Both pages ask `get_deleted_objects` before they show or delete, which is where they are compared."""

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """As the library does. A confirmation that was given for something else is none: the page asks again."""
        records = list(objs)
        found = super().get_deleted_objects(records, request)
        seen = request.POST.get(SEEN, "")
        request.deletion_seen = now = fingerprint_of(records, found[0])
        if seen and seen != now:
            tell(request, records, seen)
            request.POST = QueryDict()
        return found


def fingerprint_of(records: list[Any], rows: list[Any]) -> str:
    """`RECORDS.ROWS`: of the values of what is to be deleted, and of the names of all that goes along."""
    values = [[str(getattr(record, field.attname)) for field in record._meta.concrete_fields] for record in records]
    return f"{digest(values)}.{digest(rows)}"


def digest(content: Any) -> str:
    return hashlib.sha256(repr(content).encode()).hexdigest()[:24]


def tell(request: HttpRequest, records: list[Any], seen: str) -> None:
    """Who changed a single record; of several only that something has changed."""
    if len(records) == 1 and not request.deletion_seen.startswith(seen.partition(".")[0]):
        change = last_change(records[0]).words(request.user, "sửa")
        messages.warning(request, CHANGED.format(change=change, record=records[0]))
    else:
        messages.warning(request, OTHER_ROWS)

"""What one confirms to delete is what one saw: a record that somebody changed meanwhile is shown again first."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.utils.text import capfirst

from frontportal.kit.records.db_errors import translate_db_errors

from .conflicts.authors import last_change
from .mixin import AdminMixin

SEEN = "_seen"  # hidden input of both pages that ask whether to delete, one record or several
CHANGED = "{change}: “{record}”. Chưa xoá gì. Hãy xem lại rồi xác nhận."
LINKS = "chỗ gắn với hồ sơ khác"
OTHER_ROWS = "Những gì bị xoá theo đã thay đổi từ lúc bạn mở trang này. Chưa xoá gì. Hãy xem lại rồi xác nhận."


class DeletionRefusedError(Exception):
    """What the database refused, as a sentence."""


@contextmanager
def told_apart() -> Iterator[None]:
    """What the database refuses to delete within, as DeletionRefusedError."""
    try:
        with translate_db_errors():
            yield
    except ValidationError as error:
        raise DeletionRefusedError(" ".join(error.messages)) from error


class DeletionMixin(AdminMixin):
    """Both pages ask `get_deleted_objects` before they show or delete, which is where they are compared."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with told_apart():
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        with told_apart():
            super().delete_queryset(request, queryset)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """As the library does; what the database keeps is told where one came from."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except DeletionRefusedError as refused:
            messages.error(request, f"Chưa xoá gì. {refused}")
            return HttpResponseRedirect(request.get_full_path())

    def response_action(self, request: HttpRequest, queryset: Any) -> Any:
        """The same for several records."""
        try:
            return super().response_action(request, queryset)
        except DeletionRefusedError as refused:
            messages.error(request, f"Chưa xoá gì. {refused}")
            return HttpResponseRedirect(request.get_full_path())

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """As the library does. A confirmation that was given for something else is none: the page asks again."""
        records = list(objs)
        found = links_counted(*super().get_deleted_objects(records, request))
        seen = request.POST.get(SEEN, "")
        request.deletion_seen = now = fingerprint_of(records, found[0])
        if seen and seen != now:
            tell(request, records, seen)
            request.POST = QueryDict()
        return found


def links_counted(rows: list[Any], counts: dict[str, int], *others: Any) -> tuple[Any, ...]:
    """What goes along, with the rows of many-to-many tables as one count: they have neither a name nor a page of their own."""
    links = [model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
    starts = tuple(f"{capfirst(model._meta.verbose_name)}: " for model in links)
    plurals = {str(model._meta.verbose_name_plural) for model in links}
    named = {name: count for name, count in counts.items() if str(name) not in plurals}
    linked = sum(counts.values()) - sum(named.values())
    return without(rows, starts), named | ({LINKS: linked} if linked else {}), *others


def without(rows: list[Any], starts: tuple[str, ...]) -> list[Any]:
    """Nested rows without those that begin so."""
    remaining = [without(row, starts) if isinstance(row, list) else row for row in rows]
    return [row for row in remaining if row != [] and not (isinstance(row, str) and row.startswith(starts))]


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

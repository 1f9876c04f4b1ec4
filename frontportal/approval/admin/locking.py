"""A form whose record nobody may change at present: all of it is read."""

from functools import cache
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe

from frontportal.backoffice.mixin import AdminMixin
from frontportal.backoffice.money import swapped
from frontportal.kit.records.prose import ProseField, clean_html


def names_in(fieldsets: Any) -> list[str]:
    """The names of all fields of fieldsets, lines of several included."""
    found: list[str] = []
    for _, options in fieldsets:
        for line in options["fields"]:
            found += line if isinstance(line, list | tuple) else [line]
    return found


@cache
def prose(field: str, label: str) -> Any:
    """A text of the editor as people read it, in the place of its tags; the same function each time it is asked for."""

    @admin.display(description=label)
    def column(record: Any) -> str:
        return mark_safe(clean_html(getattr(record, field)))  # noqa: S308 (cleaned)

    column.__name__ = f"{field}_as_read"
    return column


def refuse(*args: Any, **kwargs: Any) -> bool:
    """A permission that nobody has."""
    return False


class LockingAdmin(AdminMixin):
    """For ModelAdmins: `is_locked` records are shown with all their fields read-only; buttons stay, each with its rule."""

    def is_locked(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the record's words are closed to everybody for now."""
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is only read is shown as the public would read it."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not (self.is_locked(request, obj) or not self.has_change_permission(request, obj)):
            return fieldsets
        texts = {
            field.name: prose(field.name, field.verbose_name)
            for field in self.opts.fields
            if isinstance(field, ProseField)
        }
        return [(title, options | {"fields": swapped(options["fields"], texts)}) for title, options in fieldsets]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        names = super().get_readonly_fields(request, obj)
        if obj is None or not self.is_locked(request, obj):
            return names
        closed = [
            name for name in names_in(self.get_fieldsets(request, obj)) if name not in self.still_open(request, obj)
        ]
        return list(dict.fromkeys([*names, *closed]))

    def still_open(self, request: HttpRequest, obj: Any) -> tuple[str, ...]:
        """Fields of a locked record that this person may fill in all the same."""
        return ()

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> Any:
        found = super().get_inline_instances(request, obj)
        if obj is not None and self.is_locked(request, obj):
            for inline in found:
                inline.max_num = 0
                for verb in ("add", "change", "delete"):
                    setattr(inline, f"has_{verb}_permission", refuse)
        return found

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return (obj is None or not self.is_locked(request, obj)) and super().has_delete_permission(request, obj)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: Any, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Nobody goes back to an earlier version meanwhile, either."""
        record = self.get_object(request, object_id)
        if record is not None and self.is_locked(request, record):
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

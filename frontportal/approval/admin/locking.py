"""A form whose record nobody may change at present: all of it is read."""

from typing import Any

from django.http import HttpRequest

from frontportal.backoffice.mixin import AdminMixin


def names_in(fieldsets: Any) -> list[str]:
    """The names of all fields of fieldsets, lines of several included."""
    found: list[str] = []
    for _, options in fieldsets:
        for line in options["fields"]:
            found += line if isinstance(line, list | tuple) else [line]
    return found


def refuse(*args: Any, **kwargs: Any) -> bool:
    """A permission that nobody has."""
    return False


class LockingAdmin(AdminMixin):
    """For ModelAdmins: `is_locked` records are shown with all their fields read-only; buttons stay, each with its rule."""

    def is_locked(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the record's words are closed to everybody for now."""
        return False

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

    def may_go_back(self, request: HttpRequest, record: Any) -> bool:
        """Nobody goes back to an earlier version meanwhile, either."""
        return not self.is_locked(request, record) and super().may_go_back(request, record)

"""Records that people read and do not change."""

from typing import Any

from django.http import HttpRequest

from .mixin import AdminMixin


class NoEditMixin(AdminMixin):
    """Before RecordAdmin: what was stored is not for people to change, only to be read."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyMixin(NoEditMixin):
    """Before RecordAdmin: a list to be read and nothing else; what is in it comes about elsewhere."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

"""Records that people read and do not change."""


class NoEditMixin:
    """Before RecordAdmin: what was stored is not for people to change, only to be read."""

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyMixin(NoEditMixin):
    """Before RecordAdmin: a list to be read and nothing else; what is in it comes about elsewhere."""

    def has_add_permission(self, request):
        return False

"""For the personal-data officer: who read closed lists."""

from django.contrib import admin

from frontportal.backoffice.history import NoVersionsMixin
from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.backoffice.record_admin import RecordAdmin

from .models import Reading


@admin.register(Reading)
class ReadingAdmin(NoVersionsMixin, ReadOnlyMixin, RecordAdmin):
    list_display = ["at", "user", "kind", "list_name", "count", "purpose"]
    list_filter = ["kind", "user"]
    date_hierarchy = "at"
    search_fields = ["purpose", "list_name", "user__full_name"]
    ordering = ["-at", "-pk"]
    fieldsets = [(None, {"fields": ["at", "user", "purpose", ("kind", "list_name"), ("count", "record_key")]})]

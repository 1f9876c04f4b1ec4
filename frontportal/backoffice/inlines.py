"""Lines within a record's page."""

from unfold import admin as unfold

from .form_fields import RecordFields


class RecordTabularInline(RecordFields, unfold.TabularInline):
    extra = 0
    show_change_link = False


class RecordStackedInline(RecordFields, unfold.StackedInline):
    extra = 0

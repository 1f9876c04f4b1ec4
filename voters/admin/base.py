"""What the admin of several records here does alike."""

from django.utils import timezone
from unfold.contrib.filters.admin import DropdownFilter

from frontportal.backoffice.record_admin import RecordAdmin
from voters import actions


class NumberedAdmin(RecordAdmin):
    """A record without a code gets the next one of its year when it is saved."""

    def get_changeform_initial_data(self, request):
        return {"year": timezone.localdate().year} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        actions.number(obj)
        super().save_model(request, obj, form, change)


class CountedFilter(DropdownFilter):
    """What voters said, or what it became: the two numbers of a meeting and of a year."""

    title = "đếm theo"
    parameter_name = "dem"

    def lookups(self, request, model_admin):
        return [("y-kien", "Ý kiến đã ghi"), ("kien-nghi", "Kiến nghị sau khi tách, gộp")]

    def queryset(self, request, queryset):
        if self.value() == "y-kien":
            return queryset.voiced()
        return queryset.standing() if self.value() == "kien-nghi" else queryset

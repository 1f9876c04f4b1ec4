"""What the admin of several records here does alike."""

from django.utils import timezone

from frontportal.backoffice.record_admin import RecordAdmin
from voters import actions


class NumberedAdmin(RecordAdmin):
    """A record without a code gets the next one of its year when it is saved."""

    def get_changeform_initial_data(self, request):
        return {"year": timezone.localdate().year} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        actions.number(obj)
        super().save_model(request, obj, form, change)

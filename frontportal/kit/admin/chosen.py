"""What was ticked in a list of the admin, before an action takes it."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect

NOT_THERE = "Mục được chọn không có trong danh sách. Hãy chọn lại."


class ChosenRecords:
    """For ModelAdmins: Django looks for whatever is posted, and fails where it can't be a key."""

    def response_action(self, request, queryset):
        try:
            for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.to_python(key)
        except ValidationError:
            messages.error(request, NOT_THERE)
            return HttpResponseRedirect(request.get_full_path())
        return super().response_action(request, queryset)

"""Requests for help: a closed list of the place's staff. The code is not shown: who has it reads the answer as the sender."""

from django.contrib import admin
from unfold.decorators import display

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from .actions import stamp_answer
from .models import HelpRequest
from .resources import HelpRequestResource

State = HelpRequest.State
TONES = {
    State.NEW.label: "danger",
    State.CHECKING.label: "warning",
    State.LISTED.label: "info",
    State.HELPED.label: "success",
}


@admin.register(HelpRequest)
class HelpRequestAdmin(RecordAdmin):
    keeps_unsaved = False
    is_closed_list = True
    resource_classes = [HelpRequestResource]
    list_display = ["arrived", "name", "need", "unit", "state_label", "household"]
    list_filter = ["state", "need", CommuneFilter]
    list_select_related = ["unit__parent", "household"]
    date_hierarchy = "arrived"
    ordering = ["-arrived"]
    autocomplete_fields = ["household"]
    readonly_fields = [
        "arrived", "unit", "need", "message", "name", "address", "contact", "answered_at", "answered_by",
    ]  # fmt: skip
    fieldsets = [
        ("Đề nghị", {"fields": [("arrived", "unit"), "need", "message"]}),
        ("Người cần giúp", {"fields": ["name", "address", "contact", "household"]}),
        ("Trả lời", {"fields": ["state", "answer", ("answered_at", "answered_by")]}),
    ]

    def has_add_permission(self, request):
        return False

    @display(description="trạng thái", ordering="state", label=TONES)
    def state_label(self, asked) -> str:
        return asked.get_state_display()

    def save_model(self, request, obj, form, change):
        if {"answer", "state"} & set(form.changed_data):
            stamp_answer(obj, by=request.user)
        super().save_model(request, obj, form, change)

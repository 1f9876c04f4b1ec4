"""Lists that are questions: which answers are late, what has just come in. They open the petition itself."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from frontportal.kit.admin import RecordAdmin
from frontportal.kit.workdays import workdays_between
from frontportal.places.filters import CommuneFilter

from ..models import OverduePetition, UnclassifiedPetition


class QuestionAdmin(RecordAdmin):
    list_display_links = None
    list_select_related = ["unit__parent", "agency"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        """Changed as a petition, where the history is written."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return redirect("admin:voters_petition_change", object_id)

    def history_view(self, request, object_id, extra_context=None):
        return redirect("admin:voters_petition_history", object_id)

    @admin.display(description="mã", ordering="code")
    def opened(self, petition):
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:voters_petition_change", args=[petition.pk]), petition.code
        )


@admin.register(OverduePetition)
class OverdueAdmin(QuestionAdmin):
    list_display = ["opened", "title", "unit", "agency", "due_on", "late"]
    list_filter = ["agency", "year", CommuneFilter]
    ordering = ["due_on"]

    @admin.display(description="trễ (ngày làm việc)", ordering="due_on")
    def late(self, petition) -> int:
        return workdays_between(petition.due_on, timezone.localdate())


@admin.register(UnclassifiedPetition)
class UnclassifiedAdmin(QuestionAdmin):
    list_display = ["opened", "title", "unit", "field", "received_on", "waiting"]
    list_filter = ["year", CommuneFilter]
    ordering = ["received_on"]

    @admin.display(description="đã chờ (ngày làm việc)", ordering="received_on")
    def waiting(self, petition) -> int:
        return workdays_between(petition.received_on, timezone.localdate())

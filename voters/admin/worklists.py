"""Lists that are questions: which answers are late, what has just come in. Their pages show the petition and its next
steps; it is changed on its own page, where the history is written."""

from django.contrib import admin
from django.utils import timezone

from frontportal.backoffice.read_only import ReadOnlyMixin
from frontportal.kit.values.workdays import workdays_between
from frontportal.places.filters import CommuneFilter
from voters.models.worklists import OverduePetition, UnclassifiedPetition

from .petitions import PetitionAdmin


class WorklistAdmin(ReadOnlyMixin, PetitionAdmin):
    resource_classes = []
    date_hierarchy = None
    actions_list = []


@admin.register(OverduePetition)
class OverdueAdmin(WorklistAdmin):
    list_display = ["code", "title", "unit", "agency", "due_on", "late"]
    brief_display = ["title", "late"]
    list_filter = ["agency", "year", CommuneFilter]
    ordering = ["due_on"]
    actions = []

    @admin.display(description="trễ (ngày làm việc)", ordering="due_on")
    def late(self, petition) -> int:
        return workdays_between(petition.due_on, timezone.localdate())


@admin.register(UnclassifiedPetition)
class UnclassifiedAdmin(WorklistAdmin):
    list_display = ["code", "title", "unit", "field", "received_on", "waiting"]
    brief_display = ["title", "waiting"]
    list_filter = ["year", CommuneFilter]
    ordering = ["received_on"]
    actions = ["classify"]

    @admin.display(description="đã chờ (ngày làm việc)", ordering="received_on")
    def waiting(self, petition) -> int:
        return workdays_between(petition.received_on, timezone.localdate())

"""Score sheets: within a registration, and line by line for sheets."""

from django.contrib import admin

from frontportal.backoffice.inlines import RecordTabularInline
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from ..models.registration import Registration
from ..models.score import Score
from ..resources import ScoreResource


def is_listed(registration: Registration | None) -> bool:
    return registration is not None and registration.decision_id is not None


class ScoreInline(RecordTabularInline):
    """The score sheet as it was filled in; what stands in a list for decision can only be read."""

    model = Score
    fields = ["criterion", "own_points", "points", "evidence"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        registration = getattr(request, "registration", None)
        if db_field.name == "criterion" and registration is not None:
            kwargs["queryset"] = db_field.related_model.objects.filter(criteria_set=registration.criteria_set_id)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("criterion")

    def has_add_permission(self, request, obj=None):
        return obj is not None and not is_listed(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return not is_listed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not is_listed(obj) and super().has_delete_permission(request, obj)


@admin.register(Score)
class ScoreAdmin(RecordAdmin):
    """Points by themselves: for sheets."""

    resource_classes = [ScoreResource]
    list_display = ["registration", "criterion", "own_points", "points", "evidence"]
    list_filter = ["registration__year", "registration__title", CommuneFilter]
    list_select_related = ["registration__unit__parent", "criterion"]
    search_fields = ["registration__code", "registration__unit__folded"]
    autocomplete_fields = ["registration", "criterion"]
    fields = ["registration", "criterion", ("own_points", "points"), "evidence"]

    def has_change_permission(self, request, obj=None):
        return not (obj and is_listed(obj.registration)) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return not (obj and is_listed(obj.registration)) and super().has_delete_permission(request, obj)

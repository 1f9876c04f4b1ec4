"""Steps are added, one form a step, and never changed."""

from django.contrib import admin
from django.core.exceptions import ValidationError

from frontportal.backoffice.money import ReadableMoney, money
from frontportal.backoffice.read_only import NoEditMixin
from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.places.filters import CommuneFilter

from ..actions import keep_version
from ..models.step import HouseStep, last_steps
from ..resources import NOT_APPROVER, HouseStepResource
from ..workflow import needs_approver


@admin.register(HouseStep)
class HouseStepAdmin(ReadableMoney, NoEditMixin, RecordAdmin):
    resource_classes = [HouseStepResource]
    list_display = ["house", "stage", "date", money("amount", "số tiền"), "document", "people", "created_by"]
    list_filter = ["stage", "house__year", CommuneFilter]
    list_select_related = ["house", "created_by"]
    search_fields = ["house__folded", "document"]
    date_hierarchy = "date"
    autocomplete_fields = ["house"]
    keeps_on_next = ["stage", "date", "people"]
    fieldsets = [
        ("Bước", {"fields": ["house", ("stage", "date"), ("amount", "document")]}),
        ("Người, ghi chú", {"fields": ["people", "witness", "note"]}),
    ]

    def has_import_permission(self, request) -> bool:
        """Steps only come in as new ones, so who may add them may bring them in a sheet."""
        return self.has_add_permission(request)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change=change, **kwargs)

        class StepForm(form_class):
            def clean(self):
                cleaned = super().clean()
                house, stage = cleaned.get("house"), cleaned.get("stage")
                if house and stage and not request.user.has_perm("houses.approve_housestep"):
                    last = last_steps(house)[0]
                    if needs_approver(last.stage if last else "", stage):
                        raise ValidationError({"stage": NOT_APPROVER})
                return cleaned

        return StepForm

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        keep_version([obj], by=request.user)

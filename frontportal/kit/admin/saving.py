"""What happens when a record is saved in the admin: units respected, refusals of the database told, stamps set."""

from functools import partial

from django.db import DatabaseError, transaction
from django.utils import timezone

from ..records.base import stamp
from ..records.db_errors import check_deferred, message_for
from ..records.scoping import outside_area, own_place
from .lists import has_field


def told_again(request, page):
    """A refusal of the database comes back as a sentence above the form, with all that was typed."""
    try:
        with transaction.atomic():
            return page()
    except DatabaseError as error:
        request.refusal = message_for(error)
        if request.method != "POST" or not request.refusal:
            raise
    return page()


class SavingMixin:
    """Refuses records outside the user's units and repeats above the form what the database refused."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The form, refusing records outside the user's units and repeating what the database refused."""
        form_class = super().get_form(request, obj, change=change, **kwargs)

        class PlacedForm(form_class):
            def _post_clean(self):
                super()._post_clean()
                field, sentence = outside_area(self.instance, request.user) if not self.errors else ("", "")
                if field:
                    self.add_error(field if field in self.fields else None, sentence)
                if getattr(request, "refusal", ""):
                    self.add_error(None, request.refusal)

        return PlacedForm

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return told_again(request, partial(super().changeform_view, request, object_id, form_url, extra_context))

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        return told_again(request, partial(super().history_form_view, request, object_id, version_id, extra_context))

    def get_changeform_initial_data(self, request):
        """This year, and the unit of a person who works for one unit only."""
        offered = {"year": timezone.localdate().year} if has_field(self.model, "year") else {}
        return offered | own_place(self.model, request.user) | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        stamp(obj, request.user)
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for line in formset.forms:
            stamp(line.instance, request.user)
        super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        check_deferred()

"""What happens when a record is saved in the admin: units respected, refusals of the database told, stamps set."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from frontportal.kit.doubts import raises_doubt
from frontportal.kit.records.base import stamp
from frontportal.kit.records.db_errors import check_deferred, message_for
from frontportal.kit.records.scoping import outside_area, own_place
from frontportal.kit.web.doubts import add_doubts

from .mixin import AdminMixin
from .shortcuts.searching import has_field


def repeat_above_form(request: HttpRequest, page: Callable[[], HttpResponse]) -> HttpResponse:
    """A refusal, by the database or by a step, comes back as a sentence above the form, with all that was typed."""
    try:
        with transaction.atomic():
            return page()
    except (DatabaseError, ValidationError) as error:
        request.refusal = " ".join(error.messages) if isinstance(error, ValidationError) else message_for(error)
        if request.method != "POST" or not request.refusal:
            raise
    return page()


class SavingMixin(AdminMixin):
    """Refuses records outside the user's units and repeats above the form what the database refused."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, refusing records outside the user's units and repeating what the database refused."""
        form_class: Any = super().get_form(request, obj, change=change, **kwargs)

        class PlacedForm(form_class):
            def _post_clean(self) -> None:
                super()._post_clean()
                field, sentence = outside_area(self.instance, request.user) if not self.errors else ("", "")
                if field:
                    self.add_error(field if field in self.fields else None, sentence)
                if not self.errors and raises_doubt(self.instance, self.changed_data):
                    add_doubts(self, request.user)
                if getattr(request, "refusal", ""):
                    self.add_error(None, request.refusal)

        return PlacedForm

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form, which keeps what was typed where the database refuses it."""
        page = super().changeform_view
        return repeat_above_form(request, partial(page, request, object_id, form_url, extra_context))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """A form that comes back has lost its files: no browser fills them in again."""
        if request.method == "POST" and request.FILES:
            messages.warning(request, "Tệp đã chọn không giữ lại được: hãy chọn lại tệp.")
        return super().render_change_form(request, context, *args, **kwargs)

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The same for an earlier version."""
        page = super().history_form_view
        return repeat_above_form(request, partial(page, request, *args, **kwargs))

    def get_changeform_initial_data(self, request: HttpRequest) -> Any:
        """This year, and the unit of a person who works for one unit only."""
        offered = {"year": timezone.localdate().year} if has_field(self.model, "year") else {}
        return offered | own_place(self.model, request.user) | super().get_changeform_initial_data(request)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        stamp(obj, request.user)
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for line in formset.forms:
            stamp(line.instance, request.user)
        super().save_formset(request, form, formset, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        super().save_related(request, form, formsets, change)
        check_deferred()

"""The next record of the same kind: what it has in common with the last one is typed once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from frontportal.kit.records.scoping import visible
from frontportal.kit.values.text import typed_number

from ..mixin import AdminMixin

LIST_FILTERS = "_changelist_filters"


class NextRecordMixin(AdminMixin):
    """After SavingMixin. A new form starts with what its address names, and with what its list was filtered by.

    "Lưu và thêm mới" names the fields in `keeps_on_next` that the form has; a room leaves out what differs each time.
    """

    keeps_on_next: Sequence[str] = (
        *("fund", "year", "date", "unit", "meeting", "received_on", "channel", "appeal", "campaign", "round"),
        *("held_on", "level", "decision_number", "decision_date", "purpose", "occasion", "donor_kind", "category"),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> Any:
        named = {name: value for name, value in request.GET.items() if name != LIST_FILTERS}
        given = dict(self.filtered_by(request)) | named
        values = {name: self.offered_value(request, name, value) for name, value in given.items()}
        # What the address names for fields of several values is the library's affair.
        several = {
            name: value
            for name, value in super().get_changeform_initial_data(request).items()
            if isinstance(value, list)
        }
        return {name: value for name, value in values.items() if value is not None} | several

    def filtered_by(self, request: HttpRequest) -> Iterable[tuple[str, str]]:
        """(field, value) of the repeated fields that the list was narrowed to before "Thêm" was pressed."""
        for name, value in parse_qsl(request.GET.get(LIST_FILTERS, "")):
            field = name.removesuffix("__exact").removesuffix("__id")
            if field in self.keeps_on_next:
                yield field, value

    def offered_value(self, request: HttpRequest, name: str, value: str) -> Any:
        """What a form may start with; None for no field, no value of it, and records that this person does not see."""
        try:
            field = self.opts.get_field(name)
        except FieldDoesNotExist:
            return None
        if field.many_to_one:
            return offered_key(field, value, request.user)
        try:
            typed = field.to_python(value) if field.concrete and not field.many_to_many else None
        except (ValidationError, ValueError, OverflowError):
            return None
        if isinstance(field, models.IntegerField) and typed is not None and typed_number(str(typed)) is None:
            return None
        return timezone.localtime(typed) if isinstance(typed, datetime) and timezone.is_aware(typed) else typed

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return self.with_repeated(request, obj, super().response_add(request, obj, post_url_continue))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self.with_repeated(request, obj, super().response_change(request, obj))

    def with_repeated(self, request: HttpRequest, obj: Any, response: HttpResponse) -> HttpResponse:
        """The way to the next form, with what it starts with."""
        if "_addanother" not in request.POST or not isinstance(response, HttpResponseRedirect):
            return response
        address = urlsplit(response.url)
        repeated = dict(self.repeated_values(request, obj))
        query = urlencode(
            [*((name, value) for name, value in parse_qsl(address.query) if name not in repeated), *repeated.items()]
        )
        response["Location"] = address._replace(query=query).geturl()
        return response

    def repeated_values(self, request: HttpRequest, obj: Any) -> Iterable[tuple[str, str]]:
        fields = set(self.get_form(request, obj=None, change=False).base_fields)
        for name in self.keeps_on_next:
            if name in fields and (value := getattr(obj, self.opts.get_field(name).attname)) not in (None, ""):
                yield name, value.isoformat() if isinstance(value, date) else str(value)


def offered_key(field: Any, value: str, user: Any) -> int | None:
    """The key of a record that the user may see and choose."""
    key = typed_number(value)
    if key is None:
        return None
    choices = visible(field.related_model._default_manager, user).complex_filter(field.get_limit_choices_to())
    return key if choices.filter(pk=key).exists() else None

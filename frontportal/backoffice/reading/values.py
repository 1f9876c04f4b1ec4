"""What may only be read, as people read it: text as text, choices by their names, links only to what one may open."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import lookup_field, quote
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from frontportal.kit.records.fields import MoneyField
from frontportal.kit.records.prose import ProseField, sanitised_html
from frontportal.kit.records.scoping import may_see
from frontportal.kit.values.money import dong

FROM_HERE_GROUPED = 10_000  # 1.300 could be a year


def readable(field: Any, request: HttpRequest) -> Any:
    """Of a field that is shown as read only: its content for people; None where the library's own will do."""
    try:
        model_field, _, value = lookup_field(field.field["field"], field.form.instance, field.model_admin)
    except (AttributeError, ValueError, ObjectDoesNotExist):
        return None
    if value is None or value == "" or model_field is None or isinstance(model_field, models.FileField):
        return None
    return of_field(model_field, value, field.form.instance, request)


def of_field(field: Any, value: Any, record: models.Model, request: HttpRequest) -> Any:
    """The value of a model's field; None where nothing is to be said otherwise than Django does."""
    named = getattr(record, f"{field.name}_label", None)
    if isinstance(named, str):
        return named
    if isinstance(field, ProseField):
        return format_html('<div class="read-prose">{}</div>', sanitised(value))
    if isinstance(field, ArrayField):
        labels = dict(getattr(field.base_field, "flatchoices", None) or [])
        return ", ".join(str(labels.get(each, each)) for each in value) or None
    if field.many_to_one or field.one_to_one:
        return link(value, request)
    if field.many_to_many:
        return ", ".join(map(str, value.all())) or None
    return number(field, value)


def sanitised(html: str) -> SafeString:
    """Text of the editor, cleaned once more."""
    return mark_safe(sanitised_html(html))  # noqa: S308 (cleaned in the same line)


def number(field: Any, value: Any) -> str | None:
    """Whole numbers with points, years left alone; None for what is none or has names of its own."""
    if field.choices or field.primary_key or isinstance(value, bool) or not isinstance(value, int):
        return None
    return dong(value) if isinstance(field, MoneyField) or abs(value) >= FROM_HERE_GROUPED else None


def link(record: models.Model, request: HttpRequest) -> Any:
    """The record by its name, as a link where this person may open its page."""
    address = address_of(record, request)
    return format_html('<a href="{}" class="text-link">{}</a>', address, record) if address else str(record)


def address_of(record: models.Model, request: HttpRequest) -> str:
    """The record's page in the admin; "" for who may not open it, and where there is none."""
    model_admin: Any = admin.site._registry.get(type(record))
    if model_admin is None or not model_admin.has_view_permission(request, record) or not may_see(record, request.user):
        return ""
    try:
        return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[quote(record.pk)])
    except NoReverseMatch:
        return ""

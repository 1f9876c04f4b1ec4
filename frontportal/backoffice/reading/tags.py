"""Template builtins for pages that are only read."""

from typing import Any

from django import template

from .values import address_of, readable

register = template.Library()


@register.simple_tag(takes_context=True)
def readable_value(context: Any, field: Any) -> Any:
    """What a read-only field says to people; nothing where Unfold's own words will do."""
    return readable(field, context["request"]) or ""


@register.simple_tag(takes_context=True)
def address_in_admin(context: Any, record: Any) -> str:
    """The record's page, "" where this person may not open it."""
    return address_of(record, context["request"]) if record is not None else ""

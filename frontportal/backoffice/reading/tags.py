"""Template builtins for pages that are only read."""

from typing import Any

from django import template

from .values import readable

register = template.Library()


@register.simple_tag(takes_context=True)
def readable_value(context: Any, field: Any) -> Any:
    """What a read-only field says to people; nothing where Unfold's own words will do."""
    return readable(field, context["request"]) or ""

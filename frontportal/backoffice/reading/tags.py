"""Template builtins for pages that are only read."""

from typing import Any

from django import template

from .values import readable

register = template.Library()

SIGNS_OF_NOTHING = {"", "-", "–", "None"}  # as Django, Unfold and our own columns write it


@register.simple_tag(takes_context=True)
def readable_value(context: Any, field: Any) -> Any:
    """What a read-only field says to people; nothing where Unfold's own words will do."""
    return readable(field, context["request"]) or ""


@register.filter
def says_nothing(contents: Any) -> bool:
    """Whether a read-only field has no content: a phone leaves it out of a row."""
    return str(contents).strip() in SIGNS_OF_NOTHING

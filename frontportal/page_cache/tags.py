"""`{% clock "d/m/Y H:i" %}`: the moment, of a page kept in memory the one at which it is given out."""

from typing import Any

from django import template

from .late_parts import late_part

register = template.Library()


@register.simple_tag(takes_context=True)
def clock(context: Any, form: str) -> str:
    """The moment as a date format shows it."""
    return late_part(context, "clock", form)

"""Rows of the admin's lists on a phone: two lines of each record, the rest behind a press."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def in_brief(cells: Iterable[SafeString], changelist: Any) -> Iterator[SafeString]:
    """The cells of a row; those that a phone shows at once are marked with the part they play there."""
    roles = getattr(changelist, "brief_roles", {})
    for name, cell in zip(changelist.list_display, cells, strict=False):
        role = roles.get(name)
        yield mark_safe(cell.replace('class="', f'class="{role} ', 1)) if role else cell

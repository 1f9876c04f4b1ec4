"""`{% visit_totals as visits %}` for the footer, `{% views_of article as views %}` for a record's own page."""

from django import template

from ..counting import totals
from ..pages import key_of

register = template.Library()


@register.simple_tag
def visit_totals() -> dict:
    """total, week, month, year, online as numbers; total_padded as seven digits: a longer run could be an account's."""
    found = totals()
    return found | {"total_padded": f"{found['total']:07d}"}


@register.simple_tag
def views_of(record) -> int:
    """How often the record's own page has been read, what the old website counted included."""
    return totals(key_of(record))["total"]

"""`{% visit_totals as visits %}` for the footer, `{% views_of article %}` for a record's own page."""

from time import monotonic

from django import template
from django.conf import settings

from frontportal.kit.values.money import dong
from frontportal.page_cache import placeholders

from ..counting import totals
from ..models import SITE
from ..pages import key_of

register = template.Library()
SECONDS = 10  # how old a count in a page may be
MOST = 500  # pages whose counts are held
known: dict[str, tuple[float, dict[str, int]]] = {}
PERIODS = ("total", "online", "week", "month", "year")


@register.simple_tag(takes_context=True)
def visit_totals(context) -> dict[str, str]:
    """total, online, week, month, year as words; the total as seven digits: a longer run could be an account's."""
    if placeholders.may_be_cached(context):
        return {period: placeholders.placeholder(context, "visits", f"{SITE}|{period}") for period in PERIODS}
    found = recent_totals(SITE)
    return {period: in_words(SITE, period, found[period]) for period in PERIODS}


@register.simple_tag(takes_context=True)
def views_of(context, record) -> str:
    """How often the record's own page has been read, what the old website counted included."""
    return placeholders.placeholder(context, "visits", f"{key_of(record)}|total")


def words(argument: str) -> str:
    """Of `"news.article:12|total"`."""
    page, _, period = argument.rpartition("|")
    return in_words(page, period, recent_totals(page)[period])


def in_words(page: str, period: str, count: int) -> str:
    return f"{count:07d}" if (page, period) == (SITE, "total") else dong(count)


def recent_totals(page: str) -> dict[str, int]:
    """A page given out from memory asks for its counts every ten seconds; a page made anew always."""
    if not settings.PAGE_CACHE_BYTES:
        return totals(page)
    found = known.get(page)
    if found is None or found[0] < monotonic():
        if len(known) >= MOST:
            known.clear()
        found = known[page] = monotonic() + SECONDS, totals(page)
    return found[1]


placeholders.register("visits", words)

"""The fund's box on the home page."""

from django import template

from frontportal.kit.values.money import dong, short_money
from frontportal.kit.web.tags import percent
from welfare.appeals.models import Appeal
from welfare.disclosure.deadlines import DisclosureSchedule
from welfare.ledger.balances import with_totals
from welfare.ledger.models.fund_year import FundYear

from ..giving import presentation

register = template.Library()


@register.inclusion_tag("welfare/_fund_progress.html")
def fund_progress() -> dict:
    """The newest year's progress and the account of the year before, in one query; empty without books."""
    books, *before = FundYear.objects.public().with_closing()[:2] or [None]
    if books is None:
        return {}
    return {
        "books": books,
        "heading": f"Quỹ “Vì người nghèo” {books.year}",
        "words": f"Đã nhận {dong(books.received)} đ{share(books)} · đã chi {dong(books.spent)} đ",
        "value_text": f"{dong(books.received)} đ",
        "plan_text": short_money(books.target),
        "percent_text": percent(books.received / books.target) if books.target else "",
        "whole": before[0] if before else books,
    }


@register.inclusion_tag("welfare/_year_appeals.html")
def year_appeals(year: int) -> dict:
    """The appeals of a year with what they owe the public. 3 queries."""
    found = with_totals(Appeal.objects.published().touching(year)).prefetch_related("disclosures")
    return {"appeals": presentation.appeals(found, DisclosureSchedule())}


def share(books: FundYear) -> str:
    return f" ({percent(books.received / books.target)})" if books.target else ""

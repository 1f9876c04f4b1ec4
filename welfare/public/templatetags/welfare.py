"""The fund's box on the home page."""

from django import template
from django.db.models import Count, Exists, Q, QuerySet, Sum, Value
from django.utils import timezone

from frontportal.kit.values.money import dong, short_money
from frontportal.kit.web.tags import percent
from frontportal.replica.together import asked_together
from frontportal.yearly.models.edition import Edition
from welfare.appeals.models import Appeal
from welfare.disclosure.deadlines import DisclosureSchedule
from welfare.ledger.balances import with_totals
from welfare.ledger.models.fund_year import FundYear
from welfare.statements.models.statement import ROWS_ONLY, Statement

from ..giving import presentation

register = template.Library()
COUNTS = {
    "rows": Sum("rows", default=0),
    "proven": Sum("proven_rows", default=0),
    "broken": Count("pk", filter=Q(outcome="breaks")),
    "unproven": Count("pk", filter=~Q(outcome="proven")),
    "rows_only": Count("pk", filter=Q(proof_kind__in=ROWS_ONLY)),
}  # of all statements of a year


@register.simple_tag
def fund_on_front(year: int | str) -> dict:
    """What parts `_proof_line` and `_fund_progress` of the first page take, whose year may be none (empty). One query."""
    open_now = Appeal.objects.published().filter(fund__is_main=True).open(timezone.localdate())
    books = FundYear.objects.public().with_closing()[:2]
    questions = [*(proof_questions(year) if year else ()), books, open_now.order_by("closed_on", "code")[:3]]
    *counted, books, appeals = asked_together(*questions)
    return {"proof": proof(year, *counted) if year else None, "progress": progress(*books), "appeals": appeals}


def progress(books: FundYear | None = None, before: FundYear | None = None) -> dict:
    """The newest year's progress and the account of the year before; empty without books."""
    if books is None:
        return {}
    return {
        "books": books,
        "heading": f"Quỹ “Vì người nghèo” {books.year}",
        "words": f"Đã nhận {dong(books.received)} đ{share(books)} · đã chi {dong(books.spent)} đ",
        "value_text": f"{dong(books.received)} đ",
        "plan_text": short_money(books.target),
        "percent_text": percent(books.received / books.target) if books.target else "",
        "whole": before or books,
    }


@register.inclusion_tag("welfare/_proof_line.html")
def proof_line(year: int) -> dict:
    """How far the bank's statements of a year are proven and whether the year is published, in one line. One query."""
    return proof(year, *asked_together(*proof_questions(year)))


def proof_questions(year: int) -> list[QuerySet]:
    """The statements of a year counted, and its newest edition."""
    books = Exists(FundYear.objects.public().filter(year=year))  # without them no page lists the statements
    statements = Statement.objects.public().touching(year).filter(books).order_by()
    return [statements.values(asked=Value(year)).annotate(**COUNTS), Edition.objects.of_year(year)[:1]]


def proof(year: int, counted: list[tuple], editions: list[Edition]) -> dict:
    found = dict(zip(COUNTS, counted[0][1:], strict=True)) if counted else {"rows": 0}
    badge = proof_badge(**found) if found["rows"] else None
    return {"year": year, "edition": next(iter(editions), None), "badge": badge}


def proof_badge(*, rows: int, proven: int, broken: int, unproven: int, rows_only: int) -> dict:
    """What parts/_badge.html takes, of all statements of a year together."""
    if broken:
        return {"text": f"Sao kê có chênh lệch: đối soát được {dong(proven)}/{dong(rows)} dòng", "tone": "bad"}
    if unproven or proven < rows:
        left = f", còn {dong(rows - proven)}" if proven < rows else ""
        return {"text": f"Đã đối soát {dong(proven)}/{dong(rows)} dòng sao kê{left}", "tone": "wait"}
    if rows_only:
        return {"text": f"Sao kê đủ {dong(rows)} dòng", "tone": "plain"}
    return {"text": f"Đã đối soát đủ {dong(proven)}/{dong(rows)} dòng sao kê", "tone": "good"}


@register.inclusion_tag("welfare/_year_appeals.html")
def year_appeals(year: int) -> dict:
    """The appeals of a year with what they owe the public. 3 queries."""
    found = with_totals(Appeal.objects.published().touching(year)).prefetch_related("disclosures")
    return {"appeals": presentation.appeals(found, DisclosureSchedule())}


def share(books: FundYear) -> str:
    return f" ({percent(books.received / books.target)})" if books.target else ""

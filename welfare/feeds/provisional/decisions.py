"""What persons decide about told lines: this line of a statement it is, or it never came; and what they have seen."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from welfare.statements.models.line import StatementLine

from ..locks import lock_account
from ..models.call import FeedCall
from ..models.provisional import ProvisionalLine, ProvisionalOutcome
from ..models.review import FeedReview
from .comparison import differences
from .confirmation import DAYS, taken_lines

MOST_CANDIDATES = 20
SETTLED = "Dòng tạm ghi này vừa có kết quả."


def candidates(line: ProvisionalLine) -> list[StatementLine]:
    """Lines of statements that a waiting line may be: near in days, with its amount or its document number."""
    same = Q(credit=line.credit, debit=line.debit)
    if line.reference:
        same |= Q(reference=line.reference, credit__gt=0) if line.credit else Q(reference=line.reference, debit__gt=0)
    near = StatementLine.objects.filter(same, account=line.account_id, day__range=(line.day - DAYS, line.day + DAYS))
    return list(near.exclude(pk__in=taken_lines()).order_by("day", "pk")[:MOST_CANDIDATES])


@transaction.atomic
def pair(line: ProvisionalLine, other: StatementLine, *, by) -> ProvisionalOutcome:
    """A person says that this is the line. Raises ValidationError where either has been decided about meanwhile."""
    must_wait(line)
    if taken_lines().filter(statement_line=other).exists():
        raise ValidationError("Dòng sao kê này vừa thay cho một dòng tạm ghi khác.")
    return ProvisionalOutcome.objects.create(
        line=line, kind="confirmed", found=ProvisionalOutcome.Found.PERSON, statement_line=other,
        differences=differences(line, other), decided_by=by,
    )  # fmt: skip


@transaction.atomic
def dismiss(line: ProvisionalLine, reason: str, *, by) -> ProvisionalOutcome:
    """A person says that the money never came; the line leaves the public page. A statement may still bring it."""
    must_wait(line)
    return ProvisionalOutcome.objects.create(line=line, kind="dismissed", reason=reason, decided_by=by)


def must_wait(line: ProvisionalLine) -> None:
    lock_account(line.account_id)
    if not ProvisionalLine.objects.waiting().filter(pk=line.pk).exists():
        raise ValidationError(SETTLED)


def review_calls(calls: Iterable[FeedCall], *, by) -> int:
    """Remember that a person has seen these calls; how many were not seen before."""
    return save_reviews([FeedReview(call=call, seen_by=by) for call in calls.to_review()])


def review_differences(lines: Iterable[ProvisionalLine], *, by) -> int:
    """Remember that a person has seen what statements print otherwise; how many lines were not seen before."""
    outcomes = ProvisionalOutcome.objects.filter(line__in=lines.with_differences(), kind="confirmed")
    return save_reviews([FeedReview(outcome=outcome, seen_by=by) for outcome in outcomes])


def save_reviews(reviews: list[FeedReview]) -> int:
    return len(FeedReview.objects.bulk_create(reviews, ignore_conflicts=True))

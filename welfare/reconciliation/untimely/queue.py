"""What the machine puts aside instead of matching it."""

from collections.abc import Iterable

from welfare.statements.models.line import StatementLine
from welfare.untimely_credits.models import UntimelyCredit


def is_untimely(recipient: tuple | None, line: StatementLine) -> bool:
    """Whether a memo names an appeal on a day on which it accepts nothing; `recipient` is of memo_codes."""
    return recipient is not None and recipient[0] is not None and not recipient[0].takes_on(line.day)


def put_aside(found: Iterable[UntimelyCredit], by) -> int:
    """Returns how many were not in the queue before; a line stands in it once."""
    known = set(UntimelyCredit.objects.filter(line__in=[each.line_id for each in found]).values_list("line", flat=True))
    fresh = [each for each in found if each.line_id not in known]
    for each in fresh:
        each.created_by = each.updated_by = by
    UntimelyCredit.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)

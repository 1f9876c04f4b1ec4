"""The bank's statement takes the place of what a provider told: by document number, or by amount, day and memo."""

from collections import defaultdict
from datetime import time, timedelta

from django.db import transaction
from django.db.models import Q

from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement

from ..locks import lock_account
from ..models.provisional import ProvisionalLine, ProvisionalOutcome
from .comparison import differences, is_alike, is_same_document

DAYS = timedelta(days=3)  # how far the day of booking may be from that of the transaction; over a weekend it is two
Found = ProvisionalOutcome.Found


@transaction.atomic
def confirm_statement(statement: Statement) -> None:
    """After an import: look for the waiting lines of its days."""
    lock_account(statement.account_id)
    days = (statement.first_day - DAYS, statement.last_day + DAYS)
    lines = ProvisionalLine.objects.unconfirmed().filter(account=statement.account_id, day__range=days)
    confirm_lines(list(lines))


def confirm_lines(lines: list[ProvisionalLine]) -> list[ProvisionalOutcome]:
    """Give each line the statement's line that it is, where one is; both are taken once. All are of one
    account, which must be locked (locks.py)."""
    if not lines:
        return []
    lines = sorted(lines, key=lambda line: (line.day, line.time or time.max, line.pk))
    printed = free_lines(lines)
    outcomes = []
    for found, pairs in ((Found.REFERENCE, by_reference), (Found.DETAILS, by_details)):
        for line, other in pairs(lines, printed):
            outcomes.append(
                ProvisionalOutcome(
                    line=line, kind="confirmed", found=found, statement_line=other, differences=differences(line, other)
                )
            )
            lines.remove(line)
            printed.remove(other)
    return ProvisionalOutcome.objects.bulk_create(outcomes)


def free_lines(lines: list[ProvisionalLine]) -> list[StatementLine]:
    """Lines of statements near these days that may be one of them, and are no other's yet, in the bank's order."""
    days = [line.day for line in lines]
    near = StatementLine.objects.filter(
        account=lines[0].account_id, day__range=(min(days) - DAYS, max(days) + DAYS)
    ).exclude(pk__in=taken_lines())
    asked = Q(reference__in={line.reference for line in lines if line.reference})
    asked |= Q(credit__in={line.credit for line in lines if line.credit})
    asked |= Q(debit__in={line.debit for line in lines if line.debit})
    return list(near.filter(asked).order_by("statement_id", "number"))


def taken_lines():
    """Keys of the statements' lines that stand for a provisional line already."""
    return ProvisionalOutcome.objects.filter(statement_line__isnull=False).values("statement_line")


def by_reference(lines: list[ProvisionalLine], printed: list[StatementLine]) -> list[tuple]:
    """Pairs of one document number. A bank may book several things under one number (a gift and its fee): what also
    agrees in amount goes first, another amount only where nothing else has that number."""
    pairs, taken = [], set()
    numbers = defaultdict(list)
    for line in lines:
        others = [other for other in printed if is_same_document(line, other, DAYS)]
        numbers[line.reference].append((line, others))
    for same in numbers.values():
        for line, others in same:
            exact = [o for o in others if o.amount == line.amount and o.pk not in taken]
            exact.sort(key=lambda other: (other.balance != line.balance, abs(other.day - line.day)))
            alone = len(same) == len(others) == 1 and not exact
            if chosen := (exact or (others if alone else [])):
                taken.add(chosen[0].pk)
                pairs.append((line, chosen[0]))
    return pairs


def by_details(lines: list[ProvisionalLine], printed: list[StatementLine]) -> list[tuple]:
    """Pairs of one amount, day and memo, and of one balance where both have it. Equal ones go in their order, those of the very same memo
    before those of which one is a piece of the other's."""
    pairs, taken, paired = [], set(), set()
    by_day = defaultdict(list)
    for other in printed:
        by_day[other.day, other.amount].append(other)
    for wholly in (True, False):
        for line in lines:
            near = [] if line.pk in paired else by_day[line.day, line.amount]
            other = next((o for o in near if o.pk not in taken and is_alike(line, o, wholly=wholly)), None)
            if other:
                taken.add(other.pk)
                paired.add(line.pk)
                pairs.append((line, other))
    return pairs

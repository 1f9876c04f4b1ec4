"""A payment out that is several disbursements together, or one of several that are one: offered where the sum is exact."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import reduce
from itertools import combinations, islice
from operator import or_

from django.db.models import Q

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day
from welfare.ledger.models.disbursement import Disbursement
from welfare.statements.models.line import StatementLine

from ..querysets import partly_matched_entries, unmatched_entries, unmatched_lines, with_amount_left
from .amounts_left import Portion, amounts_left
from .memo_vouchers import named_voucher
from .suggestion import NEAR, Suggestion, described, gap

MOST_LINES = 50  # of one page, that sums are looked for
MOST_BESIDE = 40  # disbursements, or lines, nearest in time that a sum is made of
MOST_SUMS = 3
SUM, SUM_NAMED, SUM_OF_LINES = 45, 55, 35  # weights: below what stands out, so that nothing is ticked beforehand
SPAN = timedelta(days=NEAR[Disbursement])


def suggest_combinations(lines: list[StatementLine], waiting: dict[int, int]) -> dict[int, list[Suggestion]]:
    """Key of each debit → disbursements that sum up to what waits of it, or the one that it sums up to with others."""
    lines = lines[:MOST_LINES]
    disbursements = disbursements_near(lines)
    others = lines_near(lines, disbursements, waiting)
    found = {}
    for line in lines:
        fund, left = line.account.fund_id, waiting[line.pk]
        near = [disbursement for disbursement in disbursements[fund] if close(line, disbursement)]
        near.sort(key=lambda disbursement: (not named_voucher(line.memo, disbursement), gap(line, disbursement)))
        beside = [other for other in others[fund] if other.pk != line.pk]
        beside.sort(key=lambda other: abs(line.day - other.day))
        each = [*together(line, left, near), *with_others(line, left, near, beside)]
        found[line.pk] = sorted(each, key=lambda suggestion: -suggestion.weight)[:MOST_SUMS]
    return found


def together(line: StatementLine, left: int, near: list[Disbursement]) -> Iterator[Suggestion]:
    smaller = [(disbursement.left, disbursement) for disbursement in near if disbursement.left < left]
    for group in islice(exact(smaller[:MOST_BESIDE], left, sizes=(2, 3)), MOST_SUMS):
        yield of_disbursements(line, group)


def with_others(line: StatementLine, left: int, near: list[Disbursement], beside: list) -> Iterator[Suggestion]:
    for disbursement in [disbursement for disbursement in near if disbursement.left > left][:MOST_BESIDE]:
        rest = [(other.left, other) for other in beside if close(other, disbursement)]
        for group in islice(exact(rest[:MOST_BESIDE], disbursement.left - left, sizes=(1, 2)), 1):
            yield with_lines(line, left, disbursement, group)


def close(line: StatementLine, disbursement: Disbursement) -> bool:
    return gap(line, disbursement) <= NEAR[Disbursement]


def near_days(lines: Iterable[StatementLine], field: str) -> Q:
    return reduce(or_, {Q(**{f"{field}__range": (line.day - SPAN, line.day + SPAN)}) for line in lines}, Q(pk=None))


def disbursements_near(lines: list[StatementLine]) -> dict[int, list[Disbursement]]:
    """Fund → confirmed disbursements near the lines of which something is unmatched, with `left`. Two queries."""
    found = defaultdict(list)
    funds = {line.account.fund_id for line in lines}
    asked = Disbursement.objects.confirmed().filter(near_days(lines, "date"), fund__in=funds)
    for entries in (with_amount_left(unmatched_entries(asked)), partly_matched_entries(asked)) if lines else ():
        for disbursement in entries.select_related("unit").order_by("date", "pk"):
            found[disbursement.fund_id].append(disbursement)
    return found


def lines_near(
    lines: list[StatementLine], disbursements: dict, waiting: dict[int, int]
) -> dict[int, list[StatementLine]]:
    """Fund → waiting debits near the lines that leave something of a disbursement to them, with `left`. Two queries."""
    found = defaultdict(list)
    most = {fund: max((disbursement.left for disbursement in each), default=0) for fund, each in disbursements.items()}
    short = [line for line in lines if waiting[line.pk] < most.get(line.account.fund_id, 0)]
    if not short:
        return found
    asked = StatementLine.objects.debits().filter(near_days(short, "day"), debit__lt=max(most.values()))
    others = list(unmatched_lines(asked).filter(account__fund__in=most).select_related("account").order_by("day", "pk"))
    left = amounts_left(others)
    for other in others:
        other.left = left[other.pk]
        found[other.account.fund_id].append(other)
    return found


def exact(given: list[tuple[int, object]], total: int, *, sizes: tuple[int, ...]) -> Iterator[list]:
    """Groups of so many of the given (amount, thing) pairs, nearest first, whose amounts sum up to `total`."""
    by_amount = defaultdict(list)
    for position, (amount, _) in enumerate(given):
        by_amount[amount].append(position)
    for size in sizes:
        for others in combinations(range(len(given)), size - 1):
            rest = total - sum(given[position][0] for position in others)
            for last in by_amount.get(rest, ()):
                if not others or last > others[-1]:
                    yield [given[position][1] for position in (*others, last)]


def of_disbursements(line: StatementLine, group: list[Disbursement]) -> Suggestion:
    named = all(named_voucher(line.memo, disbursement) for disbursement in group)
    vouchers = ", ".join(str(disbursement.voucher_number) for disbursement in group)
    label = (
        f"{len(group)} khoản chi, phiếu chi {vouchers}: {'; '.join(described(disbursement) for disbursement in group)}"
    )
    reason = f"{len(group)} phiếu chi cộng đúng số tiền{', nội dung ghi cả các phiếu đó' if named else ''}"
    portions = tuple(Portion(disbursement.left, {"disbursement": disbursement}) for disbursement in group)
    days = max(gap(line, disbursement) for disbursement in group)
    return Suggestion((SUM_NAMED if named else SUM) - days, label, reason, portions)


def with_lines(line: StatementLine, left: int, disbursement: Disbursement, group: list[StatementLine]) -> Suggestion:
    others = " và ".join(f"dòng {dong(other.left)} đồng ngày {day(other.day)}" for other in group)
    label = f"Một phần của {described(disbursement)}, {dong(disbursement.left)} đồng chưa khớp"
    reason = f"cùng với {others} cộng đúng số tiền"
    return Suggestion(
        SUM_OF_LINES - gap(line, disbursement), label, reason, (Portion(left, {"disbursement": disbursement}),)
    )

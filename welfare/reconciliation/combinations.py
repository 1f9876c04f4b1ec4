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

from .amounts_left import Portion, amounts_left
from .memo_vouchers import named_voucher
from .querysets import partly_matched_entries, unmatched_entries, unmatched_lines, with_amount_left
from .suggestion import NEAR, Suggestion, described, gap

MOST_LINES = 50  # of one page, that sums are looked for
MOST_BESIDE = 40  # disbursements, or lines, nearest in time that a sum is made of
MOST_SUMS = 3
SUM, SUM_NAMED, SUM_OF_LINES = 45, 55, 35  # weights: below what stands out, so that nothing is ticked beforehand
SPAN = timedelta(days=NEAR[Disbursement])


def suggest_combinations(lines: list[StatementLine], waiting: dict[int, int]) -> dict[int, list[Suggestion]]:
    """Key of each debit → disbursements that sum up to what waits of it, or the one that it sums up to with others."""
    lines = lines[:MOST_LINES]
    payments = payments_near(lines)
    others = lines_near(lines, payments, waiting)
    found = {}
    for line in lines:
        fund, left = line.account.fund_id, waiting[line.pk]
        near = [payment for payment in payments[fund] if close(line, payment)]
        near.sort(key=lambda payment: (not named_voucher(line.memo, payment), gap(line, payment)))
        beside = [other for other in others[fund] if other.pk != line.pk]
        beside.sort(key=lambda other: abs(line.day - other.day))
        each = [*together(line, left, near), *with_others(line, left, near, beside)]
        found[line.pk] = sorted(each, key=lambda suggestion: -suggestion.weight)[:MOST_SUMS]
    return found


def together(line: StatementLine, left: int, near: list[Disbursement]) -> Iterator[Suggestion]:
    smaller = [(payment.left, payment) for payment in near if payment.left < left]
    for group in islice(exact(smaller[:MOST_BESIDE], left, sizes=(2, 3)), MOST_SUMS):
        yield of_payments(line, group)


def with_others(line: StatementLine, left: int, near: list[Disbursement], beside: list) -> Iterator[Suggestion]:
    for payment in [payment for payment in near if payment.left > left][:MOST_BESIDE]:
        rest = [(other.left, other) for other in beside if close(other, payment)]
        for group in islice(exact(rest[:MOST_BESIDE], payment.left - left, sizes=(1, 2)), 1):
            yield with_lines(line, left, payment, group)


def close(line: StatementLine, payment: Disbursement) -> bool:
    return gap(line, payment) <= NEAR[Disbursement]


def near_days(lines: Iterable[StatementLine], field: str) -> Q:
    return reduce(or_, {Q(**{f"{field}__range": (line.day - SPAN, line.day + SPAN)}) for line in lines}, Q(pk=None))


def payments_near(lines: list[StatementLine]) -> dict[int, list[Disbursement]]:
    """Fund → confirmed disbursements near the lines of which something is unmatched, with `left`. Two queries."""
    found = defaultdict(list)
    funds = {line.account.fund_id for line in lines}
    asked = Disbursement.objects.confirmed().filter(near_days(lines, "date"), fund__in=funds)
    for entries in (with_amount_left(unmatched_entries(asked)), partly_matched_entries(asked)) if lines else ():
        for payment in entries.select_related("unit").order_by("date", "pk"):
            found[payment.fund_id].append(payment)
    return found


def lines_near(lines: list[StatementLine], payments: dict, waiting: dict[int, int]) -> dict[int, list[StatementLine]]:
    """Fund → waiting debits near the lines that leave something of a disbursement to them, with `left`. Two queries."""
    found = defaultdict(list)
    most = {fund: max((payment.left for payment in each), default=0) for fund, each in payments.items()}
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
    for place, (amount, _) in enumerate(given):
        by_amount[amount].append(place)
    for size in sizes:
        for places in combinations(range(len(given)), size - 1):
            rest = total - sum(given[place][0] for place in places)
            for last in by_amount.get(rest, ()):
                if not places or last > places[-1]:
                    yield [given[place][1] for place in (*places, last)]


def of_payments(line: StatementLine, group: list[Disbursement]) -> Suggestion:
    named = all(named_voucher(line.memo, payment) for payment in group)
    vouchers = ", ".join(str(payment.voucher_number) for payment in group)
    label = f"{len(group)} khoản chi, phiếu chi {vouchers}: {'; '.join(described(payment) for payment in group)}"
    reason = f"{len(group)} phiếu chi cộng đúng số tiền{', nội dung ghi cả các phiếu đó' if named else ''}"
    shares = tuple(Portion(payment.left, {"disbursement": payment}) for payment in group)
    days = max(gap(line, payment) for payment in group)
    return Suggestion((SUM_NAMED if named else SUM) - days, label, reason, shares)


def with_lines(line: StatementLine, left: int, payment: Disbursement, group: list[StatementLine]) -> Suggestion:
    others = " và ".join(f"dòng {dong(other.left)} đồng ngày {day(other.day)}" for other in group)
    label = f"Một phần của {described(payment)}, {dong(payment.left)} đồng chưa khớp"
    reason = f"cùng với {others} cộng đúng số tiền"
    return Suggestion(SUM_OF_LINES - gap(line, payment), label, reason, (Portion(left, {"disbursement": payment}),))

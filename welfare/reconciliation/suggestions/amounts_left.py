"""How much of lines and entries no decision tells of yet, and a part that a decision takes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Sum

from welfare.ledger.models.entry import Entry
from welfare.statements.models.line import StatementLine

from ..models import Match


@dataclass(frozen=True)
class Portion:
    """`amount` đồng of a line and what they are: `named` as `actions.decide` takes it, `reason` in words."""

    amount: int
    named: dict = field(default_factory=dict)
    reason: str = ""

    @property
    def entry(self) -> Entry | None:
        return self.named.get("contribution") or self.named.get("disbursement")


def amounts_left(lines: Iterable[StatementLine]) -> dict[int, int]:
    """Key of each line → đồng of it that wait. One query."""
    sizes = {line.pk: line.size for line in lines}
    matched = Match.objects.standing().filter(line__in=sizes).order_by().values_list("line")
    for line, amount in matched.annotate(Sum("amount")):
        sizes[line] -= amount
    return sizes


def amount_left(record: StatementLine | Entry) -> int:
    """Đồng of a line, or of an entry, for which the other end is not known yet."""
    whole = record.size if isinstance(record, StatementLine) else record.amount
    return whole - (record.matches.standing().aggregate(total=Sum("amount"))["total"] or 0)

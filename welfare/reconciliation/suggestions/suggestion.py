"""One thing that a waiting line may be, with the reason why."""

from dataclasses import dataclass, field

from frontportal.kit.web.tags import day
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.statements.models.line import StatementLine

from .amounts_left import Portion

NEAR = {Contribution: 3, Disbursement: 10}  # days between an entry and its line


@dataclass(order=True)
class Suggestion:
    """`weight` orders suggestions, 100 and more is as good as sure; `shares` are what `actions.divide` takes."""

    weight: int
    label: str = field(compare=False)
    reason: str = field(compare=False)
    portions: tuple[Portion, ...] = field(compare=False)

    @property
    def key(self) -> str:
        """`"contribution-12"`: how a form names it."""
        return "-".join(f"{name}-{record.pk}" for portion in self.portions for name, record in portion.named.items())

    @property
    def reason_text(self) -> str:
        """The reason as a decision keeps it."""
        return self.reason[:1].upper() + self.reason[1:]

    @property
    def named(self) -> dict:
        """What the line is taken for where that is one thing; {} where it is divided."""
        return self.portions[0].named if len(self.portions) == 1 else {}


def described(entry) -> str:
    what = entry.get_purpose_display() if isinstance(entry, Disbursement) else entry.donor_name
    return f"{str(entry).split(',')[0]} ngày {day(entry.date)}, {what}, {entry.unit}"


def gap(line: StatementLine, entry) -> int:
    return abs((entry.date - line.day).days)

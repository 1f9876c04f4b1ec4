"""Where the lines of an account that were told do not follow each other, in sentences for staff."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from frontportal.kit.values.money import dong
from frontportal.kit.web.tags import day

from ..models.provisional import ProvisionalLine, ProvisionalOutcome
from .chain import Gap, gaps

LOOKED_BACK = timedelta(days=31)
MOST_LINES = 5_000


@dataclass(frozen=True)
class Coverage:
    """Of the last month's lines how many there are, how many tell a balance, and the gaps between them."""

    lines: int
    balances: int
    gaps: list[Gap]

    @property
    def sentences(self) -> list[str]:
        """What staff read; it says "joined" only of what balances prove."""
        if self.gaps:
            return [gap_text(gap) for gap in self.gaps]
        if self.balances < 2:
            return [f"Tháng qua có {dong(self.lines)} dòng; không đủ số dư để biết chúng có nối nhau không."]
        return [f"{dong(self.lines)} dòng của tháng qua nối nhau theo số dư, không thiếu dòng nào giữa chúng."]


def coverage_of(account: int) -> Coverage:
    """Gaps that no statement has closed yet: between lines of which not both are confirmed. 1 query."""
    confirmed = ProvisionalOutcome.objects.filter(line=OuterRef("pk"), kind="confirmed")
    since = timezone.localdate() - LOOKED_BACK
    lines = ProvisionalLine.objects.filter(account=account, day__gte=since).annotate(is_confirmed=Exists(confirmed))
    lines = list(lines.order_by("-day", "-pk")[:MOST_LINES])
    found = [gap for gap in gaps(lines) if not (gap.before.is_confirmed and gap.after.is_confirmed)]
    return Coverage(len(lines), sum(line.balance is not None for line in lines), found)


def gap_text(gap: Gap) -> str:
    way = "tiền vào" if gap.amount > 0 else "tiền ra"
    return f"Giữa {moment(gap.before)} và {moment(gap.after)} thiếu {dong(abs(gap.amount))} đồng {way}."


def moment(line) -> str:
    at = f"{line.time:%H:%M:%S} " if line.time else ""
    return f"dòng {at}ngày {day(line.day)} ({'+' if line.amount > 0 else '−'}{dong(abs(line.amount))})"

"""Where the lines of an account that were told do not follow each other, in sentences for staff."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from frontportal.kit.money import dong
from frontportal.kit.tags import day

from ...models import ProvisionalLine, ProvisionalOutcome
from .chain import Gap, gaps

LOOKED_BACK = timedelta(days=31)
MOST_LINES = 5_000


def gaps_of(account: int) -> list[Gap]:
    """Gaps of the last month that no statement has closed yet: between lines of which not both are confirmed. 1 query."""
    confirmed = ProvisionalOutcome.objects.filter(line=OuterRef("pk"), kind="confirmed")
    since = timezone.localdate() - LOOKED_BACK
    lines = ProvisionalLine.objects.filter(account=account, day__gte=since).annotate(is_confirmed=Exists(confirmed))
    found = gaps(list(lines.order_by("-day", "-pk")[:MOST_LINES]))
    return [gap for gap in found if not (gap.before.is_confirmed and gap.after.is_confirmed)]


def said(gap: Gap) -> str:
    way = "tiền vào" if gap.amount > 0 else "tiền ra"
    return f"Giữa {place(gap.before)} và {place(gap.after)} thiếu {dong(abs(gap.amount))} đồng {way}."


def place(line) -> str:
    at = f"{line.time:%H:%M:%S} " if line.time else ""
    return f"dòng {at}ngày {day(line.day)} ({'+' if line.amount > 0 else '−'}{dong(abs(line.amount))})"

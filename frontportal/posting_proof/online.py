"""Days in a row on the site, by its own count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

Period = tuple[datetime, datetime | None]  # (public since, until); None while it is public


@dataclass(frozen=True)
class OnlinePosting:
    """Days in a row on the site: taking it down breaks them, and they are counted anew. `needed` by the rule, if there is one."""

    since: date | None
    broken_on: date | None
    needed: int | None

    @property
    def days(self) -> int:
        """Whole days since then; 0 for what is not on the site."""
        return (timezone.localdate() - self.since).days if self.since else 0

    @property
    def is_complete(self) -> bool:
        return self.needed is not None and self.since is not None and self.days >= self.needed

    @property
    def sentence(self) -> str:
        """`"Đã niêm yết đủ 30 ngày trên cổng, từ 01/02/2026."`; empty for what never was on the site."""
        broken = f" Bị ngắt ngày {self.broken_on:%d/%m/%Y} do thôi công khai" if self.broken_on else ""
        if self.since is None:
            return f"{broken.strip()}, hiện không niêm yết." if broken else ""
        recount = f"{broken}, nên đếm lại từ ngày công khai lại." if broken else ""
        if self.is_complete:
            return f"Đã niêm yết đủ {self.needed} ngày trên cổng, từ {self.since:%d/%m/%Y}.{recount}"
        count = f"{self.days}/{self.needed}" if self.needed else str(self.days)
        return f"Niêm yết trên cổng từ {self.since:%d/%m/%Y}, được {count} ngày.{recount}"


def since_when(periods: Sequence[Period]) -> tuple[date | None, date | None]:
    """(first day of the period that lasts, day of the last break) of periods in their order."""
    ended = [timezone.localdate(until) for _, until in periods if until]
    lasts = bool(periods) and periods[-1][1] is None
    return timezone.localdate(periods[-1][0]) if lasts else None, ended[-1] if ended else None

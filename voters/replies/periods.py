"""From when until when the answers to a petition were public; which days in a row that makes, by the site's own count."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from voters.deadlines import DeadlineTable, Step, subject_of
from voters.models.board import BoardNotice
from voters.models.petition import Petition
from voters.workflow import ANSWER_PUBLIC


def periods(petition: Petition) -> list[tuple[datetime, datetime | None]]:
    """The last one is open, `(since, None)`, while they are public."""
    found, since = [], None
    for step in petition.steps.order_by("at", "pk"):
        is_public = step.to_state in ANSWER_PUBLIC
        if is_public and since is None:
            since = step.at
        elif not is_public and since is not None:
            found.append((since, step.at))
            since = None
    return [*found, (since, None)] if since else found


@dataclass(frozen=True)
class OnlinePosting:
    """Days in a row on the site: taking the answer down breaks them, and they are counted anew. `needed` by the rule, if there is one."""

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


def online_posting(petition: Petition, table: DeadlineTable | None = None) -> OnlinePosting:
    found = periods(petition)
    ended = [timezone.localdate(until) for _, until in found if until]
    since = timezone.localdate(found[-1][0]) if found and found[-1][1] is None else None
    rule = (table or DeadlineTable()).rule(Step.POSTING, since, subject_of(petition)) if since else None
    return OnlinePosting(since, ended[-1] if ended else None, rule and rule.days)


def board_sentence(notice: BoardNotice) -> str:
    """`"Niêm yết tại Nhà văn hoá thôn Đa Tiến từ 01/02/2026 đến 05/03/2026, 32 ngày, có ảnh chụp 02/02/2026."`"""
    until = f" đến {notice.removed_on:%d/%m/%Y}" if notice.removed_on else ""
    photo = f", có ảnh chụp {notice.photo_on:%d/%m/%Y}" if notice.photo_on else ", chưa có ảnh"
    return f"Niêm yết tại {notice.place} từ {notice.posted_on:%d/%m/%Y}{until}, {notice.days} ngày{photo}."


def complete_notices(notices) -> list[BoardNotice]:
    """Notices that hang still, although they have hung as long as the rule asks."""
    table, today = DeadlineTable(), timezone.localdate()
    if not any(rule.step == Step.POSTING for rule in table.rows):
        return []
    hanging = notices.filter(removed_on=None, posted_on__lt=today).select_related(
        "petition__agency", "petition__meeting", "petition__session__term", "petition__unit__parent__parent"
    )
    found = []
    for notice in hanging:
        rule = table.rule(Step.POSTING, notice.posted_on, subject_of(notice.petition))
        if rule and notice.days >= rule.days:
            found.append(notice)
    return found

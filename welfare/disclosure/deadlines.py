"""What an appeal owes the public, and when: due by the dated rules, done by what is on record. Reads only."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import cached_property

from frontportal.kit.web.tags import day
from welfare.appeals.models import Appeal

from .models import DisclosureRule

Event = DisclosureRule.Event
SOON = 7  # days before a due day on which staff are reminded


@dataclass(frozen=True)
class Obligation:
    """One duty of an appeal. `due` is None while the day it counts from has not come; `done` while it is not done."""

    event: str
    due: date | None
    done: date | None
    today: date
    rule: DisclosureRule

    @property
    def label(self) -> str:
        return Event(self.event).label

    @property
    def is_overdue(self) -> bool:
        return self.done is None and self.due is not None and self.due < self.today

    @property
    def is_due_soon(self) -> bool:
        return self.done is None and self.due is not None and 0 <= (self.due - self.today).days <= SOON

    @property
    def days_late(self) -> int:
        """Days past the due day, until it was done or until today."""
        return max(((self.done or self.today) - self.due).days, 0) if self.due else 0

    @property
    def tone(self) -> str:
        """As parts/_timeline.html takes it: an old delay is told, a present one is bad."""
        if self.done:
            return "wait" if self.days_late else "good"
        return "bad" if self.is_overdue else ""

    @property
    def words(self) -> str:
        """`"Đúng hạn, hạn là 03/12/2023."`"""
        if self.due is None:
            return f"Chưa đến kỳ; thời hạn {AFTER[self.event].format(days=self.rule.days)}."
        if self.done:
            return f"{f'Muộn {self.days_late} ngày' if self.days_late else 'Đúng hạn'}, hạn là {day(self.due)}."
        if self.is_overdue:
            return f"Quá hạn {self.days_late} ngày, hạn là {day(self.due)}."
        return f"Chưa làm, hạn là {day(self.due)}."


# What a rule's days are counted from, as a sentence says it.
AFTER = {
    Event.CALL: "ngay khi mở đợt",
    Event.RECEPTION_END: "{days} ngày kể từ ngày mở đợt",
    Event.RECEIVED: "{days} ngày sau khi kết thúc tiếp nhận",
    Event.DISTRIBUTION_END: "{days} ngày sau khi kết thúc tiếp nhận",
    Event.SPENT: "{days} ngày sau khi phân phối xong",
}


class DisclosureSchedule:
    """The rules read once, for any number of appeals. Appeals bring their disclosures along (prefetch)."""

    def __init__(self, today: date | None = None):
        self.today = today or timezone.localdate()

    @cached_property
    def rules(self) -> list[DisclosureRule]:
        return list(DisclosureRule.objects.order_by("-since"))

    def rule(self, event: str, on: date) -> DisclosureRule | None:
        return next((rule for rule in self.rules if rule.event == event and rule.since <= on), None)

    def steps(self, appeal: Appeal) -> list[Obligation]:
        """In the order in which they fall due; an event without a rule in force is no duty."""
        published = {disclosure.event: disclosure.done_on for disclosure in appeal.disclosures.all()}
        ended, spent = self.past(appeal.closed_on), self.past(appeal.distributed_on)
        asked = (
            (Event.CALL, appeal.opened_on, published.get("call") or published_on(appeal)),
            (Event.RECEPTION_END, appeal.opened_on, ended),
            (Event.RECEIVED, ended, published.get("received")),
            (Event.DISTRIBUTION_END, ended, spent),
            (Event.SPENT, spent, published.get("spent")),
        )
        return [step for event, start, done in asked if (step := self.step(event, start, done, appeal))]

    def step(self, event: str, start: date | None, done: date | None, appeal: Appeal) -> Obligation | None:
        rule = self.rule(event, start or appeal.opened_on)
        if rule is None:
            return None
        # The site publishes on days off, too: its days are not moved as terms of offices are.
        return Obligation(event, start and rule.last_day(start), done, self.today, rule)

    def past(self, when: date | None) -> date | None:
        return when if when and when <= self.today else None

    def stays_until(self, appeal: Appeal) -> date | None:
        """The day until which what was made public last has to stay on the page."""
        last = max((disclosure.done_on for disclosure in appeal.disclosures.all()), default=None)
        rule = last and self.rule(Event.STAY, last)
        return rule.last_day(last) if rule else None


def published_on(appeal: Appeal) -> date | None:
    """Putting the call on this site, the committee's official one, is publishing it."""
    return timezone.localdate(appeal.published_at) if appeal.is_public else None


def summary(steps: list[Obligation]) -> tuple[str, str]:
    """(words, tone of a badge) for a list: the worst that is true now; a delay of the past is not hushed up."""
    late, waiting = [step for step in steps if step.is_overdue], [step for step in steps if not step.done]
    if late:
        return f"Quá hạn: {late[0].label.lower()}", "bad"
    if waiting:
        return f"Tiếp theo: {waiting[0].label.lower()}", "wait"
    days = max((step.days_late for step in steps), default=0)
    return (f"Đã công khai, muộn {days} ngày", "wait") if days else ("Đã công khai đủ", "good")


def overdue(appeals, today: date | None = None) -> list[Appeal]:
    """Of `appeals`, those that owe the public something today. 3 queries."""
    return overdue_and_due_soon(appeals, today)[0]


def overdue_and_due_soon(appeals, today: date | None = None) -> tuple[list[Appeal], list[Appeal]]:
    """Of `appeals`, those that owe the public something today, and those of the others that will within SOON days. 3 queries."""
    schedule, late, soon = DisclosureSchedule(today), [], []
    for appeal in appeals.prefetch_related("disclosures"):
        steps = schedule.steps(appeal)
        if any(step.is_overdue for step in steps):
            late.append(appeal)
        elif any(step.is_due_soon for step in steps):
            soon.append(appeal)
    return late, soon

"""How long what an appeal made public has been on the site and on boards: `DisclosureRule` STAY says how long is enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from frontportal.posting_proof.online import OnlinePosting, Period, since_when
from welfare.appeals.models import Appeal

from .deadlines import DisclosureSchedule, Event
from .models import AppealNotice, Disclosure

RECENT = 30  # days for which the desk tells that something has been on the site long enough


def periods(rows: Iterable[Any]) -> list[Period]:
    """When an appeal's page was public, by the rows of its history in their order; the last one is open, `(since, None)`,
    while it is.

    The first began at the hour of publishing, for records may be older than their history; every later one when it was
    published again, for that hour stays what it was.
    """
    found: list[Period] = []
    since: datetime | None = None
    for row in rows:
        is_public = row.state == Appeal.State.PUBLISHED and row.published_at is not None
        if is_public and since is None:
            since = max(row.history_date, row.published_at) if found else row.published_at
        elif not is_public and since is not None:
            found.append((since, row.history_date))
            since = None
    return [*found, (since, None)] if since and since <= timezone.now() else found


def periods_of(appeals: Iterable[Appeal]) -> dict[int, list[Period]]:
    """Key → periods; one query for all."""
    rows: dict[int, list[Any]] = {appeal.pk: [] for appeal in appeals}
    fields = ("id", "state", "published_at", "history_date")
    found = Appeal.history.filter(id__in=rows).order_by("history_date", "history_id").values_list(*fields, named=True)
    for row in found:
        rows[row.id].append(row)
    return {key: periods(each) for key, each in rows.items()}


@dataclass(frozen=True)
class PostedItem:
    """One thing that was made public: `label` of it, and its days on the site."""

    label: str
    online: OnlinePosting

    @property
    def sentence(self) -> str:
        return f"{self.label}: {self.online.sentence}"


def posted(appeal: Appeal, schedule: DisclosureSchedule, known: list[Period] | None = None) -> list[PostedItem]:
    """The call, then each disclosure: on the site since it was recorded here, whatever day it bears. `known` are its periods."""
    since, broken_on = since_when(periods_of([appeal])[appeal.pk] if known is None else known)
    stated = [(Disclosure.Event.CALL.label, since)]
    stated += [
        (each.get_event_display(), since and max(since, timezone.localdate(each.created_at), each.done_on))
        for each in appeal.disclosures.all()
        if each.event != Disclosure.Event.CALL
    ]
    found = []
    for label, begun in stated:
        rule = schedule.rule(Event.STAY, begun) if begun else None
        is_older = broken_on is not None and (begun is None or broken_on <= begun)
        found.append(
            PostedItem(label, OnlinePosting(begun, broken_on if is_older else None, rule.days if rule else None))
        )
    return [each for each in found if each.online.sentence]


def complete_notices(schedule: DisclosureSchedule) -> list[AppealNotice]:
    """Notices that hang still, although they have hung as long as the rule asks."""
    hanging = AppealNotice.objects.filter(removed_on=None, posted_on__lt=schedule.today).select_related("appeal")
    found = []
    for notice in hanging:
        rule = schedule.rule(Event.STAY, notice.posted_on)
        if rule and notice.days_until(schedule.today) >= rule.days:
            found.append(notice)
    return found


def complete_online(appeals, schedule: DisclosureSchedule) -> list[Appeal]:
    """Of published appeals those of which all that was made public has been on the site long enough, since not long."""
    asked = list(appeals.prefetch_related("disclosures"))
    known, found = periods_of(asked), []
    for appeal in asked:
        given = [each.online for each in posted(appeal, schedule, known[appeal.pk])]
        if given and all(each.is_complete for each in given):
            over = min(each.days - each.needed for each in given if each.needed is not None)
            found += [appeal] if over <= RECENT else []
    return found

"""What providers told goes into the database: the call, its new lines, what their codes mean."""

import sys

from django.db import transaction

from welfare.appeals.code_index import CodeIndex
from welfare.appeals.memo_codes import recipient_named

from ..locks import lock_account
from ..models.call import FeedCall
from ..models.feed import Feed
from ..models.provisional import ProvisionalLine
from ..providers.notification import Notification
from ..provisional.confirmation import confirm_lines
from . import bodies
from .classification import Classified, classify

State = FeedCall.State


@transaction.atomic
def store(
    feed: Feed, notifications: list[Notification], faults: list[str], *, body: bytes, source: str
) -> FeedCall | None:
    """The call as it was kept, with its new lines; None for a page of the API that tells nothing new.

    `faults` are sentences about items that could not be read.
    """
    lock_account(feed.account_id)
    found = classify(feed, notifications, source)
    found.notes += faults
    note = "\n".join(found.notes)
    if source == FeedCall.Source.API and not found.new and (not note or is_reported(feed, note)):
        return None
    call = FeedCall.objects.create(
        feed=feed, source=source, state=state_of(found, faults), lines=len(found.new), note=note,
        sha256=bodies.store(body), size=len(body),
    )  # fmt: skip
    lines = ProvisionalLine.objects.bulk_create(as_stored(call, found.new))
    confirm_from_statements(lines)
    return call


def is_reported(feed: Feed, note: str) -> bool:
    """Whether staff were told just that: the API lists the same again at every question."""
    return feed.calls.filter(source=FeedCall.Source.API, note=note).exists()


def state_of(found: Classified, faults: list[str]) -> str:
    if faults and not (found.new or found.known or found.tests or found.other_accounts):
        return State.UNREADABLE
    if found.notes:
        return State.DOUBTFUL
    if found.new:
        return State.STORED
    return State.TEST if found.tests else State.REPEATED


def as_stored(call: FeedCall, new: list[Notification]) -> list[ProvisionalLine]:
    known, fund = CodeIndex(), call.feed.account.fund_id
    lines = []
    for notification in new:
        recipient = (
            recipient_named(notification.memo, known.on(notification.day), fund) if notification.credit else None
        )
        appeal, unit, _ = recipient or (None, None, ())
        is_late = appeal is not None and not appeal.takes_on(notification.day)
        lines.append(
            ProvisionalLine(
                feed=call.feed,
                call=call,
                provider=call.feed.provider,
                external_id=notification.external_id,
                account=call.feed.account,
                day=notification.day,
                time=notification.time,
                debit=notification.debit,
                credit=notification.credit,
                balance=notification.balance,
                reference=notification.reference,
                memo=notification.memo,
                counterparty=notification.counterparty,
                counter_account=notification.counter_account,
                appeal=None if is_late else appeal,
                untimely_appeal=appeal if is_late else None,
                unit=None if is_late else unit,
            )  # fmt: skip
        )
    return lines


def confirm_from_statements(lines: list[ProvisionalLine]) -> None:
    """A line may come after its statement. Whatever fails here, the line stands and waits."""
    try:
        with transaction.atomic():
            confirm_lines(lines)
    except Exception as error:
        # By its kind only: the text of an error may hold a memo.
        print(f"Tìm dòng tạm ghi trong sao kê: {type(error).__name__}", file=sys.stderr)

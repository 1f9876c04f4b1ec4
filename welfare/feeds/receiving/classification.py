"""Which of the told lines are new, which are known, and what staff must be told about the others."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from frontportal.kit.values.text import fold
from frontportal.kit.web.tags import day

from ..models.call import FeedCall
from ..models.feed import Feed
from ..models.provisional import ProvisionalLine
from ..providers.notification import Notification

SAME_CALL = ("debit", "credit", "day", "time", "balance", "reference", "memo", "counterparty")
SAME_TRANSACTION = ("debit", "credit", "day")


@dataclass
class Classified:
    """`notes` are Vietnamese sentences for staff; they name no account, person or memo."""

    new: list[Notification] = field(default_factory=list)
    known: int = 0
    tests: int = 0
    other_accounts: int = 0
    notes: list[str] = field(default_factory=list)


def classify(feed: Feed, notifications: list[Notification], source: str) -> Classified:
    """The account must be locked (locks.py): what is new now may otherwise be told by another call meanwhile. 2 queries at most."""
    found, seen = Classified(), {}
    held = {line.external_id: line for line in held_by_key(feed, notifications)}
    for line in notifications:
        name = f"Giao dịch {line.external_id} ngày {day(line.day)}"
        before = held.get(line.external_id)
        if line.is_test:
            found.tests += 1
        elif not is_of(feed, line):
            found.other_accounts += 1
            if source == FeedCall.Source.WEBHOOK:
                found.notes.append(f"{name} {whose(line)}")
        elif line.day > timezone.localdate() + timedelta(days=1):
            found.notes.append(f"{name}: ngày này chưa tới.")
        elif before or line.external_id in seen:
            found.known += 1
            if differs(line, before or seen[line.external_id], source):
                found.notes.append(f"{name} được gửi lại với nội dung khác. Dòng đã ghi giữ nguyên.")
        else:
            seen[line.external_id] = line
    unreported = not_reported_before(feed, list(seen.values()), source)
    found.known += len(seen) - len(unreported)
    found.new = unreported
    return found


def is_of(feed: Feed, line: Notification) -> bool:
    return line.account == feed.account.number or (not line.account and feed.is_only_account)


def whose(line: Notification) -> str:
    if line.account:
        return f"là của tài khoản …{line.account[-3:]}, không phải tài khoản của nguồn này."
    return "không ghi số tài khoản. Nếu nhà cung cấp chỉ nối một tài khoản, hãy đánh dấu điều đó ở nguồn báo có."


def held_by_key(feed: Feed, notifications: list[Notification]):
    keys = [line.external_id for line in notifications]
    return ProvisionalLine.objects.filter(provider=feed.provider, external_id__in=keys).select_related("call")


def differs(line: Notification, before, source: str) -> bool:
    """Whether the same key tells another transaction. The API words a transaction in its own way: there only the money
    and the day must agree."""
    is_same_source = isinstance(before, Notification) or before.call.source == source
    fields = SAME_CALL if is_same_source else SAME_TRANSACTION
    return any(getattr(line, name) != getattr(before, name) for name in fields)


def not_reported_before(feed: Feed, lines: list[Notification], source: str) -> list[Notification]:
    """Without those that another road has brought already: the webhook before the API, another provider before this one.

    Keys differ there, so a line is known again by its money, day and document number, by second and balance, or by second and memo.
    """
    if not lines:
        return []
    others = ProvisionalLine.objects.filter(account=feed.account_id, day__in={line.day for line in lines})
    others = others.exclude(Q(provider=feed.provider) & Q(call__source=source))
    left, unreported = list(others), []
    for line in lines:
        same = next((other for other in left if is_same(line, other)), None)
        if same:
            left.remove(same)
        else:
            unreported.append(line)
    return unreported


def is_same(line: Notification, other: ProvisionalLine) -> bool:
    if any(getattr(line, name) != getattr(other, name) for name in SAME_TRANSACTION):
        return False
    is_same_moment = line.time is not None and line.time == other.time
    if None not in (line.balance, other.balance):
        # In one second no two of one sum leave the same balance, whatever number each provider gives the transaction.
        return line.balance == other.balance and (is_same_moment or is_same_number(line, other))
    if line.reference and other.reference:
        return is_same_number(line, other)
    return is_same_moment and fold(line.memo) == fold(other.memo)


def is_same_number(line: Notification, other: ProvisionalLine) -> bool:
    return bool(line.reference) and line.reference == other.reference

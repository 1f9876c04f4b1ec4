"""From when until when the answers to a petition were public; which days in a row that makes, by the site's own count."""

from django.utils import timezone

from frontportal.posting_proof.online import OnlinePosting, Period, since_when
from voters.deadlines import DeadlineTable, Step, subject_of
from voters.models.board import BoardNotice
from voters.models.petition import Petition
from voters.workflow import ANSWER_PUBLIC


def periods(petition: Petition) -> list[Period]:
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


def online_posting(petition: Petition, table: DeadlineTable | None = None) -> OnlinePosting:
    since, broken_on = since_when(periods(petition))
    rule = (table or DeadlineTable()).rule(Step.POSTING, since, subject_of(petition)) if since else None
    return OnlinePosting(since, broken_on, rule and rule.days)


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
